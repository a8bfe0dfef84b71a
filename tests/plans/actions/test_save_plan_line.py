"""A line of a draft may be unfinished, but not impossible."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc.plans.actions.save_plan_line import save_plan_line
from cchc.plans.models import DueKind, Plan
from tests.factories.office import actor
from tests.factories.plans import DRAFTER, line, plan_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_a_new_one_stands_last() -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    row = save_plan_line(plan=plan, by=actor(DRAFTER), words=line(title="Việc mới", lead=None, lead_text="Ai đó"))
    assert (row.order, row.lead, row.lead_text) == (4, None, "Ai đó")


def test_a_changed_one_keeps_its_place_and_key() -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    before = plan.lines.all()[1]
    row = save_plan_line(plan=plan, by=actor(DRAFTER), line=before, words=line(partners=(actor("kinhte").post,)))
    assert (row.pk, row.key, row.order, row.title) == (before.pk, before.key, 2, line().title)
    assert plan.lines.all()[1].partners.get() == actor("kinhte").post


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"title": " "}, "Hãy ghi nội dung nhiệm vụ"),
    ({"due_kind": DueKind.EVENT}, "chờ một sự kiện thì chưa có ngày"),
    ({"due_days": (date(2031, 1, 1),)}, "Ngày 01/01/2031 không thuộc năm 2026"),
])  # fmt: skip
def test_refused(changes: dict[str, Any], sentence: str, refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    with refused(sentence):
        save_plan_line(plan=plan, by=actor(DRAFTER), words=line(**changes))


def test_who_leads_works_here(refused: Refused) -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    with refused("Người chủ trì phải làm việc tại đơn vị"):
        save_plan_line(plan=plan, by=actor(DRAFTER), words=line(lead=actor("captren").post))


def test_what_was_submitted_is_not_changed(refused: Refused) -> None:
    plan = plan_at(Plan.Status.SUBMITTED)
    with refused("kế hoạch đang ở trạng thái «Chờ thẩm tra»"):
        save_plan_line(plan=plan, by=actor(DRAFTER), words=line())
