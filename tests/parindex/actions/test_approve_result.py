"""More than half of the council approves; totals, grades and ranks are kept – the golden round to the last cent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import clock_at, now, today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.models import Unit
from cchc.parindex.actions.add_evidence import EvidenceWords, add_evidence
from cchc.parindex.actions.advance_round import advance_round
from cchc.parindex.actions.appraise_leaf import AppraisalWords, appraise_leaf
from cchc.parindex.actions.approve_result import CouncilWords, approve_result, why_not_approve_result
from cchc.parindex.actions.explain_leaf import explain_leaf
from cchc.parindex.actions.lock_explanation import lock_explanation
from cchc.parindex.actions.lock_self_score import lock_self_score
from cchc.parindex.actions.score_leaf import score_leaf
from cchc.parindex.actions.submit_self_score import submit_self_score
from cchc.parindex.models import Assessment, AssessmentRound, LeafScore, Ranking, RoundStatus, Rubric
from cchc.parindex.scoring import Score, Scored, scored
from cchc.parindex.standing import field_rows
from tests.factories.office import actor, ward
from tests.factories.rounds import opened, round_at, sheet_of
from tests.factories.rubrics import YEAR
from tests.parindex.test_scoring import FIELDS

pytestmark = pytest.mark.django_db
R = RoundStatus
COUNCIL = CouncilWords(members=9, approving=7, minutes="15/BB-HĐ")
GOLDEN = json.loads((Path(__file__).parent.parent / "golden_round.json").read_text(encoding="utf-8"), parse_float=str)


def test_approved() -> None:
    of = approve_result(of=round_at(R.COUNCIL), by=actor("thamdinh"), words=COUNCIL)
    assert (of.status, of.council_members, of.council_approving, of.council_minutes) == (R.APPROVED, 9, 7, "15/BB-HĐ")
    sheet = sheet_of(of)
    assert (sheet.total, sheet.index, sheet.grade, sheet.rank) == (Decimal("7.7"), Decimal(77), "Yếu", 1)
    event = events_of(of).last()
    assert (event.name, event.data["totals"]) == ("result_approved", {str(ward().pk): "7.7000"})


@pytest.mark.parametrize(
    ("members", "approving", "minutes", "sentence"),
    [
        (9, 4, "15/BB", "quá nửa số thành viên"), (10, 5, "15/BB", "quá nửa số thành viên"),
        (9, 10, "15/BB", "không được nhiều hơn số thành viên"), (0, 0, "15/BB", "không được nhiều hơn"),
        (9, 7, " ", "số biên bản"),
    ],
)  # fmt: skip
def test_more_than_half(members: int, approving: int, minutes: str, sentence: str) -> None:
    words = CouncilWords(members=members, approving=approving, minutes=minutes)
    with pytest.raises(ActionRefused, match=sentence):
        approve_result(of=round_at(R.COUNCIL), by=actor("thamdinh"), words=words)


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (R.COUNCIL, "chutich", "cán bộ thẩm định của đơn vị mở đợt"),
        (R.COUNCIL, "captren", "cán bộ thẩm định của đơn vị mở đợt"),
        (R.SECOND_APPRAISAL, "thamdinh", "«Thẩm định lần 2»"),
        (R.APPROVED, "thamdinh", "«Đã phê duyệt»"),
    ],
)
def test_refusals(status: RoundStatus, username: str, sentence: str) -> None:
    assert sentence in str(why_not_approve_result(of=round_at(status), by=actor(username)))


# ---------- ranking ----------


@pytest.mark.parametrize(("ranking", "ranks"), [(Ranking.DENSE, [1, 1, 2, 3]), (Ranking.COMPETITION, [1, 1, 3, 4])])
def test_equal_totals_share_a_rank(ranking: Ranking, ranks: list[int]) -> None:
    units = [Unit.objects.get(code="H99.26.06"), *_more_units(2)]
    of = opened(*units, ranking=ranking)
    points = dict(zip((ward(), *units), ("4", "2", "4", "1"), strict=True))
    of = _at_deadline(of)
    for unit, most in points.items():
        for leaf in sheet_of(of, unit).lines.all():
            leaf.assessment = sheet_of(of, unit)
            given = most if leaf.code == "1.1" else "0"
            words = AppraisalWords(points=Decimal(given), note="Không tự chấm")
            appraise_leaf(line=leaf, by=actor("thamdinh"), words=words)
    for _ in range(3):
        of = _at_deadline(of)
    of = approve_result(of=of, by=actor("thamdinh"), words=COUNCIL)
    assert [sheet_of(of, unit).rank for unit in sorted(points, key=points.__getitem__, reverse=True)] == ranks


def _at_deadline(of: AssessmentRound) -> AssessmentRound:
    with clock_at(now() + timedelta(days=60)):
        return advance_round(of=of, by=actor("thamdinh"))


def _more_units(count: int) -> list[Unit]:
    like = Unit.objects.get(code="H99.26.06")
    return [
        Unit.objects.create(
            code=f"H99.26.9{n}", name=f"Phường {n}", short_name=f"phường {n}", tier=like.tier, parent=like.parent,
            agency=like.agency, calendar=like.calendar, valid_from=like.valid_from,
        )
        for n in range(count)
    ]  # fmt: skip


# ---------- the golden round ----------


def _leaves(parts: list[Scored]) -> Iterator[Scored]:
    for each in parts:
        yield from _leaves(each.parts) if each.parts else [each]


def _points(score: Score) -> dict[str, Scored]:
    return {each.node.code: each for each in _leaves([*score.fields, *score.bonuses, *score.penalties])}


def _lines(sheet: Assessment) -> list[LeafScore]:
    lines = list(sheet.lines.all())
    for line in lines:
        line.assessment = sheet
    return lines


def _appraised(sheet: Assessment, inputs: dict[str, Any], **questions: str) -> None:
    points = _points(scored(sheet.round.rubric.content, inputs, YEAR))
    for line in _lines(sheet):
        won = points[line.code]
        words = AppraisalWords(
            points=won.points if won.applies else None, note="Thẩm định", applies=won.applies,
            question=questions.get(line.code, ""), struck=() if line.code == "P2" else None,
        )  # fmt: skip
        appraise_leaf(line=line, by=actor("thamdinh"), words=words)


def test_the_golden_round_to_the_last_cent() -> None:
    final, surveyed = GOLDEN["final"], ("8.1", "8.2")
    above, office, chair = actor("thamdinh"), actor("vanphong"), actor("chutich")
    of = opened(year=2025, rubric=Rubric.objects.get(code="W-2025"))
    sheet = sheet_of(of)
    for line in _lines(sheet):
        if not line.code.startswith(surveyed):
            score_leaf(line=line, by=office, inputs=(final | GOLDEN["self_score"])[line.code])
    words = EvidenceWords(title="Hồ sơ kiểm chứng", address="/nhiem-vu/", issued_on=today())
    add_evidence(line=_lines(sheet)[0], by=office, words=words, codes=[line.code for line in _lines(sheet)])
    submit_self_score(assessment=sheet, by=office)
    lock_self_score(assessment=sheet_of(of), by=chair)
    of = advance_round(of=of, by=above)
    _appraised(sheet_of(of), final | GOLDEN["appraisal_1"], **dict.fromkeys(GOLDEN["appraisal_1"], "Vì sao?"))
    of = advance_round(of=of, by=above)
    for line in _lines(sheet_of(of)):
        if line.question:
            explain_leaf(line=line, by=office, explanation="Có tài liệu bổ sung.")
    lock_explanation(assessment=sheet_of(of), by=chair)
    of = advance_round(of=of, by=above)
    _appraised(sheet_of(of), final)
    of = approve_result(of=advance_round(of=of, by=above), by=above, words=COUNCIL)

    rows = field_rows(of.rubric.content, sheet_of(of).lines.all())
    assert {
        row.code: (row.max, row.self_points, row.first, row.second, row.survey, row.final, row.index) for row in rows
    } == {code: tuple(map(Decimal, numbers)) for code, numbers in FIELDS.items()}
    whole = rows[0]
    for row in rows[1:]:
        whole += row
    assert [str(whole.self_points), str(whole.first), str(whole.second), str(whole.survey), str(whole.final)] == [
        "78.9000", "70.0200", "71.2700", "12.9600", "84.2300"
    ]  # fmt: skip
    assert whole.lost == Decimal("15.77")
    result = sheet_of(of)
    assert (result.total, result.index, result.grade, result.rank) == (
        Decimal("84.73"), Decimal("84.23"), "Tốt", 1)  # fmt: skip
