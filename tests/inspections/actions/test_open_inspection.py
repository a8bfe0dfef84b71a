"""A decision opens an inspection; a planned one is announced, an unannounced one never; nobody inspects himself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.inspections.actions.open_inspection import open_inspection
from cchc.inspections.actions.plan_inspection import plan_inspection
from cchc.inspections.models import Kind, Status
from cchc.lifecycle.clock import today
from cchc.organization.models import Field
from tests.factories.inspections import inspection_at, opening_words, plan_words
from tests.factories.office import actor
from tests.inspections.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_open_with_its_team() -> None:
    opened = open_inspection(
        inspection=inspection_at(Status.PLANNED), by=actor("chutich"), words=opening_words()
    )  # fmt: skip
    assert (opened.status, opened.opened_at, opened.decision_number) == (Status.OPEN, MONDAY, "45/QĐ-UBND")
    assert [(each.post, each.leads) for each in opened.team.all()] == [
        (actor("phochutich").post, True), (actor("vanphong").post, False),
    ]  # fmt: skip


def test_without_notice() -> None:
    planned = inspection_at(Status.PLANNED, kind=Kind.UNANNOUNCED)
    opened = open_inspection(inspection=planned, by=actor("chutich"), words=opening_words(notice_number=""))
    assert opened.notice_number == ""


def test_the_inspector_above_opens_what_he_planned(refused: Refused) -> None:
    above = plan_inspection(words=plan_words(kind=Kind.UNANNOUNCED), by=actor("thanhtra"))
    words = opening_words(notice_number="", leader=actor("thanhtra").post, members=[])
    with refused("thanh tra của cấp trên"):
        open_inspection(inspection=above, by=actor("chutich"), words=words)
    assert open_inspection(inspection=above, by=actor("thanhtra"), words=words).status == Status.OPEN


@pytest.mark.parametrize(("kind", "changes", "sentence"), [
    (Kind.PLANNED, {"decision_number": ""}, "Hãy ghi số quyết định"),
    (Kind.PLANNED, {"notice_number": ""}, "phải báo trước"),
    (Kind.UNANNOUNCED, {}, "không báo trước"),
])  # fmt: skip
def test_refused(refused: Refused, kind: str, changes: dict[str, object], sentence: str) -> None:
    planned = inspection_at(Status.PLANNED, kind=kind)
    with refused(sentence):
        open_inspection(inspection=planned, by=actor("chutich"), words=opening_words(**changes))


def test_the_period_is_past(refused: Refused) -> None:
    planned = inspection_at(Status.PLANNED)
    with refused("ngày cuối không sau hôm nay"):
        open_inspection(
            inspection=planned, by=actor("chutich"), words=opening_words(period_until=today() + timedelta(days=1))
        )


def test_nobody_inspects_his_own_division_or_field(refused: Refused) -> None:
    division = inspection_at(Status.PLANNED)
    with refused("Không ai kiểm tra việc của mình"):
        open_inspection(
            inspection=division, by=actor("chutich"), words=opening_words(members=[actor("truongphongvhxh").post])
        )
    field = inspection_at(Status.PLANNED, division="", fields=[Field.objects.get(code="ho-tich")])
    with refused("Vũ Thị Ngọc Ánh làm việc ở bộ phận hoặc lĩnh vực được kiểm tra"):
        open_inspection(inspection=field, by=actor("chutich"), words=opening_words(members=[actor("tuphap").post]))


def test_who_may_not_and_not_twice(refused: Refused) -> None:
    planned = inspection_at(Status.PLANNED)
    with refused("Việc này do lãnh đạo của đơn vị"):
        open_inspection(inspection=planned, by=actor("vanphong"), words=opening_words())
    opened = inspection_at(Status.OPEN)
    with refused("«đang kiểm tra»"):
        open_inspection(inspection=opened, by=actor("chutich"), words=opening_words())
