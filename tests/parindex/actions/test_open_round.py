"""A round gives every unit a sheet with a line for each leaf; an office rehearses with its own."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.models import Unit
from cchc.parindex.actions.open_round import open_round, why_not_open_round
from cchc.parindex.models import Rubric
from tests.factories.office import actor, ward
from tests.factories.rounds import opened, words

pytestmark = pytest.mark.django_db


def test_every_unit_below_gets_its_sheet() -> None:
    of = open_round(by=actor("thamdinh"), words=words())
    units = {sheet.unit for sheet in of.assessments.all()}
    assert ward() in units
    assert all(unit.agency == Unit.Agency.COMMITTEE and unit.parent == of.unit for unit in units)
    for sheet in of.assessments.all():
        assert [line.code for line in sheet.lines.all()] == ["1.1", "1.2", "2", "T1", "P1"]
        assert events_of(sheet).last().name == "assessment_opened"


def test_an_office_rehearses_alone_as_often_as_it_likes() -> None:
    for _ in range(2):
        of = open_round(by=actor("vanphong"), words=words())
        assert of.rehearsal
        assert [sheet.unit for sheet in of.assessments.all()] == [ward()]


@pytest.mark.parametrize(
    ("username", "changes", "sentence"),
    [
        ("motcua", {}, "do cán bộ thẩm định của cấp trên mở"),
        ("chutich", {}, "do cán bộ thẩm định của cấp trên mở"),
        ("thamdinh", {"title": " "}, "tên đợt"),
        ("thamdinh", {"year": 1990}, "Năm 1990 không đánh giá được"),
    ],
)
def test_refusals(username: str, changes: dict[str, object], sentence: str) -> None:
    refusal = why_not_open_round(by=actor(username), words=words(**changes))
    assert refusal is not None
    assert sentence in str(refusal)


def test_deadlines_in_order_and_whole_rubrics_only() -> None:
    due = words().due
    refusal = why_not_open_round(by=actor("thamdinh"), words=words(due=tuple(reversed(due))))
    assert "theo thứ tự" in str(refusal)
    partial = next(each for each in Rubric.objects.all() if each.content.status == "partial")
    assert "mới đọc được một phần" in str(why_not_open_round(by=actor("thamdinh"), words=words(rubric=partial)))


def test_one_official_round_a_year() -> None:
    opened()
    with pytest.raises(ActionRefused, match=f"Đã có đợt đánh giá năm {today().year}"):
        opened()
