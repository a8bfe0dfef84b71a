"""The office plans inspections of the year; the level above its own, of which the ward learns when they open."""

from __future__ import annotations

import pytest

from cchc.inspections.actions.plan_inspection import plan_inspection
from cchc.inspections.models import Inspection, Kind, Status
from cchc.inspections.permissions import visible_to
from tests.factories.inspections import plan_words
from tests.factories.office import actor
from tests.inspections.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_planned_under_the_next_number_with_its_checklist() -> None:
    first = plan_inspection(words=plan_words(), by=actor("vanphong"))
    second = plan_inspection(words=plan_words(quarter=4), by=actor("chutich"))
    assert (first.code, second.code) == ("KT 1/2026", "KT 2/2026")
    assert (first.status, first.planned_at, first.checklist_from.year) == (Status.PLANNED, MONDAY, 2021)


def test_an_unannounced_one_stays_unknown_to_the_inspected() -> None:
    own = plan_inspection(words=plan_words(kind=Kind.UNANNOUNCED), by=actor("vanphong"))
    above = plan_inspection(words=plan_words(kind=Kind.UNANNOUNCED), by=actor("thanhtra"))
    rows = Inspection.objects.all()
    assert not visible_to(rows, actor("truongphongvhxh")).exists()
    assert list(visible_to(rows, actor("chutich"))) == [own]
    assert list(visible_to(rows, actor("thanhtra"))) == [above]


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"subject": " "}, "Hãy ghi nội dung kiểm tra"),
    ({"quarter": 2}, "Quý này đã qua"),
    ({"quarter": 5}, "Hãy chọn quý"),
    ({"kind": Kind.SELF}, "do hệ thống mở"),
    ({"checklist": "tu-kiem-tra-linh-vuc"}, "Hãy chọn phiếu kiểm tra"),
    ({"content": "ND9"}, "Hãy chọn nội dung cải cách"),
])  # fmt: skip
def test_refused(refused: Refused, changes: dict[str, object], sentence: str) -> None:
    with refused(sentence):
        plan_inspection(words=plan_words(**changes), by=actor("vanphong"))


@pytest.mark.parametrize("username", ["tuphap", "truongphongvhxh", "motcua", "captren", "thamdinh"])
def test_who_may_not(refused: Refused, username: str) -> None:
    with refused("Việc này do lãnh đạo, Văn phòng"):
        plan_inspection(words=plan_words(), by=actor(username))
