"""Who appraises gives points with a note, the first time perhaps a question; never on his own unit's sheet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.appraise_leaf import AppraisalWords, appraise_leaf, why_not_appraise_leaf
from cchc.parindex.models import RoundStatus
from tests.factories.office import actor
from tests.factories.rounds import line, round_at, sheet_of

pytestmark = pytest.mark.django_db
R = RoundStatus


def said(points: str | None, **more: Any) -> AppraisalWords:
    return AppraisalWords(points=None if points is None else Decimal(points), **more)


def test_first_and_second() -> None:
    sheet = sheet_of(round_at(R.FIRST_APPRAISAL))
    words = said("2.25", note="Thiếu sổ", question="Số liệu lấy từ đâu?")
    scored = appraise_leaf(line=line(sheet, "1.1"), by=actor("thamdinh"), words=words)
    assert (scored.first_points, scored.first_note, scored.question) == (
        Decimal("2.25"), "Thiếu sổ", "Số liệu lấy từ đâu?")  # fmt: skip
    event = events_of(sheet).last()
    assert (event.name, event.data["code"], event.data["step"], event.data["points"]) == (
        "leaf_appraised", "1.1", "first", "2.25")  # fmt: skip


def test_the_second_time_stands_beside_the_first() -> None:
    sheet = sheet_of(round_at(R.SECOND_APPRAISAL))
    appraise_leaf(line=line(sheet, "1.1"), by=actor("thamdinh"), words=said("2.5", note="Chấp nhận"))
    scored = line(sheet, "1.1")
    assert (scored.first_points, scored.second_points, scored.second_note) == (2, Decimal("2.5"), "Chấp nhận")


def test_what_does_not_apply_has_no_points() -> None:
    sheet = sheet_of(round_at(R.FIRST_APPRAISAL))
    scored = appraise_leaf(line=line(sheet, "1.2"), by=actor("thamdinh"), words=said(None, applies=False))
    assert (scored.applies, scored.first_points) == (False, 0)


@pytest.mark.parametrize(
    ("status", "code", "words", "sentence"),
    [
        (R.FIRST_APPRAISAL, "1.1", said(None), "Hãy ghi điểm thẩm định"),
        (R.FIRST_APPRAISAL, "1.1", said("4.5", note="Hơn"), "Điểm thẩm định phải từ 0 đến 4"),
        (R.FIRST_APPRAISAL, "1.1", said("2"), "Hãy ghi lý do"),
        (R.SECOND_APPRAISAL, "1.1", said("3", question="Còn gì?"), "không yêu cầu giải trình thêm được"),
        (R.SECOND_APPRAISAL, "T1", said("0"), "chưa được thẩm định lần 1"),
    ],
)
def test_what_it_must_say(status: RoundStatus, code: str, words: AppraisalWords, sentence: str) -> None:
    with pytest.raises(ActionRefused, match=sentence):
        appraise_leaf(line=line(sheet_of(round_at(status)), code), by=actor("thamdinh"), words=words)


def test_the_same_points_need_no_reason() -> None:
    sheet = sheet_of(round_at(R.FIRST_APPRAISAL))
    for code, points in (("1.1", "3"), ("2", "3.2")):  # what the unit gave itself; what a survey says
        appraise_leaf(line=line(sheet, code), by=actor("thamdinh"), words=said(points))


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (R.FIRST_APPRAISAL, "vanphong", "cán bộ thẩm định của cấp trên"),
        (R.FIRST_APPRAISAL, "chutich", "cán bộ thẩm định của cấp trên"),
        (R.FIRST_APPRAISAL, "captren", "cán bộ thẩm định của cấp trên"),
        (R.SELF_SCORING, "thamdinh", "«Tự chấm điểm»"),
        (R.EXPLANATION, "thamdinh", "«Giải trình»"),
        (R.COUNCIL, "thamdinh", "«Hội đồng thẩm định»"),
        (R.PUBLISHED, "thamdinh", "«Đã công bố»"),
    ],
)
def test_refusals(status: RoundStatus, username: str, sentence: str) -> None:
    asked = line(sheet_of(round_at(status)), "1.1")
    assert sentence in str(why_not_appraise_leaf(line=asked, by=actor(username)))
