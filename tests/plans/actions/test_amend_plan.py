"""An amendment begins as a copy of the plan in force."""

from __future__ import annotations

import pytest

from cchc.plans.actions.amend_plan import amend_plan
from cchc.plans.models import Plan
from tests.factories.office import actor
from tests.factories.plans import DRAFTER, line, plan_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_copied_under_the_same_keys_while_the_old_one_holds() -> None:
    old = plan_at(Plan.Status.ISSUED, line(partners=(actor("kinhte").post,)))
    new = amend_plan(plan=old, by=actor(DRAFTER), reason="Tỉnh giao thêm")
    assert (new.version, new.replaces, new.status) == (2, old, Plan.Status.DRAFTING)
    assert new.lines.get().key == old.lines.get().key
    assert new.lines.get().partners.get() == actor("kinhte").post
    assert new.targets.get().key == old.targets.get().key
    assert Plan.objects.in_force().get() == old
    assert str(new).endswith("(bản 2, sửa đổi)")


def test_one_at_a_time(refused: Refused) -> None:
    old = plan_at(Plan.Status.ISSUED)
    amend_plan(plan=old, by=actor(DRAFTER), reason="Tỉnh giao thêm")
    with refused("Đã có một bản sửa đổi đang soạn"):
        amend_plan(plan=old, by=actor(DRAFTER), reason="Nữa")


def test_with_a_reason(refused: Refused) -> None:
    old = plan_at(Plan.Status.ISSUED)
    with refused("Hãy ghi lý do sửa đổi"):
        amend_plan(plan=old, by=actor(DRAFTER), reason="")


def test_not_before_it_is_issued(refused: Refused) -> None:
    plan = plan_at(Plan.Status.APPROVED)
    with refused("kế hoạch đang ở trạng thái «Đã duyệt, chờ ban hành»"):
        amend_plan(plan=plan, by=actor(DRAFTER), reason="Sửa")
