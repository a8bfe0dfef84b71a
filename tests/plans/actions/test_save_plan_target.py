"""A target of a draft has a name, a measure and a value."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cchc.plans.actions.save_plan_target import save_plan_target
from cchc.plans.models import Plan
from tests.factories.office import actor
from tests.factories.plans import DRAFTER, goal, plan_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_new_and_changed() -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    new = save_plan_target(plan=plan, by=actor(DRAFTER), words=goal(name="Văn bản ký số", planned=Decimal(100)))
    again = save_plan_target(plan=plan, by=actor(DRAFTER), words=goal(planned=Decimal(99)), target=new)
    assert (again.pk, again.key, again.order, again.planned) == (new.pk, new.key, 2, 99)


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"name": " "}, "Hãy ghi tên chỉ tiêu"),
    ({"measure": ""}, "đơn vị tính"),
    ({"planned": Decimal(-1)}, "một số không âm"),
])  # fmt: skip
def test_refused(changes: dict[str, Any], sentence: str, refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    with refused(sentence):
        save_plan_target(plan=plan, by=actor(DRAFTER), words=goal(**changes))


def test_what_was_issued_is_not_changed(refused: Refused) -> None:
    plan = plan_at(Plan.Status.ISSUED)
    with refused("kế hoạch đang ở trạng thái «Đang thực hiện»"):
        save_plan_target(plan=plan, by=actor(DRAFTER), words=goal())
