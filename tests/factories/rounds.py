"""Rounds of the index at any step, reached through the real actions."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from cchc.lifecycle.clock import now, today
from cchc.organization.models import Unit
from cchc.parindex.actions.add_evidence import EvidenceWords, add_evidence
from cchc.parindex.actions.advance_round import advance_round
from cchc.parindex.actions.analyse_result import analyse_result
from cchc.parindex.actions.appraise_leaf import AppraisalWords, appraise_leaf
from cchc.parindex.actions.approve_result import CouncilWords, approve_result
from cchc.parindex.actions.explain_leaf import explain_leaf
from cchc.parindex.actions.lock_explanation import lock_explanation
from cchc.parindex.actions.lock_self_score import lock_self_score
from cchc.parindex.actions.open_round import RoundWords, open_round
from cchc.parindex.actions.publish_result import publish_result
from cchc.parindex.actions.score_leaf import score_leaf
from cchc.parindex.actions.state_cause import CauseWords, Share, state_cause
from cchc.parindex.actions.submit_self_score import submit_self_score
from cchc.parindex.models import (
    Assessment,
    AssessmentRound,
    Capacity,
    LeafScore,
    LostPoint,
    Responsibility,
    RoundStatus,
    Rubric,
    SheetStatus,
)
from tests.factories.office import actor, system_actor, ward

R = RoundStatus
SMALL: dict[str, Any] = {
    "kind": "rubric", "code": "THU", "version": 1, "title": "Bộ tiêu chí thử", "status": "sample", "source": "thử",
    "mark": "composed", "level": "commune", "from_year": 2025, "scale": "10", "bonus_cap": "1", "penalty_cap": "1",
    "not_applicable": "rescale", "leads": {"VP": "Văn phòng"},
    "grades": [{"label": "Tốt", "lowest": "80"}, {"label": "Yếu", "lowest": "0"}],
    "parts": [
        {"code": "1", "name": "Chỉ đạo", "max": "6", "parts": [
            {"code": "1.1", "name": "Hồ sơ đúng hạn", "max": "4", "rule": {"kind": "RATIO_LINEAR", "a": "hồ sơ",
             "b": "đúng hạn", "zero_denominator": "not_applicable"}, "evidence": [{"label": "Trích xuất"}],
             "figure": "dossiers_on_time"},
            {"code": "1.2", "name": "Có kế hoạch", "max": "2", "rule": {"kind": "YES_NO"},
             "evidence": [{"label": "Kế hoạch"}]},
        ]},
        {"code": "2", "name": "Hài lòng", "max": "4", "method": "survey", "rule": {
            "kind": "SURVEY_PCT", "min_sample": 10}},
    ],
    "bonuses": [{"code": "T1", "name": "Sáng kiến", "max": "1", "rule": {"kind": "YES_NO"}}],
    "penalties": [{"code": "P1", "name": "Nộp muộn", "max": "1", "rule": {
        "kind": "DEDUCT_PER", "deductions": [{"code": "late", "label": "lần", "each": "0.5"}]}}],
}  # fmt: skip


def small_rubric() -> Rubric:
    """Ten points: two criteria that the unit scores, one that a survey decides, a bonus and a penalty."""
    found = Rubric.objects.filter(code="THU", unit=None).first()
    if found is None:
        found = Rubric(code="THU", version=1, title=SMALL["title"], document=SMALL)
        found.save(force_insert=True)
    return found


def words(**changes: Any) -> RoundWords:
    at = now()
    values: dict[str, Any] = {
        "year": today().year, "title": f"Chỉ số CCHC năm {today().year}", "rubric": small_rubric(),
        "due": tuple(at + timedelta(days=days) for days in (10, 20, 30, 40)),
    }  # fmt: skip
    return RoundWords(**values | changes)


def line(sheet: Assessment, code: str) -> LeafScore:
    found = sheet.lines.get(code=code)
    found.assessment = Assessment.objects.select_related("unit", "round__rubric", "round__unit").get(pk=sheet.pk)
    return found


def opened(*units: Unit, **changes: Any) -> AssessmentRound:
    """By the province, for the ward and perhaps others."""
    return open_round(by=actor("thamdinh"), words=words(**changes), units=[ward(), *units])


def sheet_of(of: AssessmentRound, unit: Unit | None = None) -> Assessment:
    rows = Assessment.objects.select_related("unit", "round__rubric", "round__unit")
    return rows.get(round=of, unit=unit or ward())


def self_scored(sheet: Assessment) -> Assessment:
    """By the office, with evidence: 3 of 4, 2 of 2, no bonus."""
    office = actor("vanphong")
    score_leaf(line=line(sheet, "1.1"), by=office, inputs={"a": 4, "b": 3}, note="Đối chiếu sổ giấy")
    score_leaf(line=line(sheet, "1.2"), by=office, inputs={"yes": True})
    add_evidence(
        line=line(sheet, "1.1"), by=office, codes=["1.2"],
        words=EvidenceWords(title="Kế hoạch CCHC", symbol="12/KH-UBND", issued_on=today(), address="/ke-hoach/"),
    )  # fmt: skip
    return sheet_of(sheet.round)


def sheet_at(status: SheetStatus) -> Assessment:
    sheet = self_scored(sheet_of(opened()))
    if status == SheetStatus.SCORING:
        return sheet
    sheet = submit_self_score(assessment=sheet, by=actor("vanphong"))
    if status == SheetStatus.LOCKED:
        lock_self_score(assessment=sheet, by=actor("chutich"))
    return sheet_of(sheet.round)


def appraised(sheet: Assessment, code: str, points: str, **changes: Any) -> LeafScore:
    said = AppraisalWords(points=Decimal(points), **{"note": "Đối chiếu minh chứng", **changes})
    return appraise_leaf(line=line(sheet, code), by=actor("thamdinh"), words=said)


def round_at(status: RoundStatus) -> AssessmentRound:
    """One ward: self-score 5, first 4 with a question, second 4.5, survey 3.2."""
    sheet, above = sheet_at(SheetStatus.LOCKED), actor("thamdinh")
    of = sheet.round
    if status == R.SELF_SCORING:
        return of
    of = advance_round(of=of, by=above)
    if status == R.FIRST_APPRAISAL:
        return of
    appraised(sheet, "1.1", "2", question="Số liệu lấy từ đâu?")
    appraised(sheet, "1.2", "2")
    appraised(sheet, "2", "3.2")
    of = advance_round(of=of, by=above)
    if status == R.EXPLANATION:
        return of
    explain_leaf(line=line(sheet, "1.1"), by=actor("vanphong"), explanation="Trích từ sổ theo dõi hồ sơ.")
    lock_explanation(assessment=sheet_of(of), by=actor("chutich"))
    of = advance_round(of=of, by=above)
    if status == R.SECOND_APPRAISAL:
        return of
    appraised(sheet, "1.1", "2.5")
    of = advance_round(of=of, by=above)
    if status == R.COUNCIL:
        return of
    of = approve_result(of=of, by=above, words=CouncilWords(members=9, approving=7, minutes="15/BB-HĐ"))
    if status == R.APPROVED:
        return of
    return publish_result(of=of, by=above, decision="99/QĐ-UBND", decided_on=today())


def lost_point(code: str = "1.1") -> LostPoint:
    """Of a published result that was analysed: 1.5 of 4 were lost in 1.1, 0.8 of 4 in the survey."""
    of = round_at(R.PUBLISHED)
    return analyse_result(assessment=sheet_of(of), by=system_actor())[0 if code == "1.1" else 1]


def stated(*shares: tuple[str, int], cause: str = "late_advice", **changes: Any) -> LostPoint:
    """By the office: who answers, with which percent."""
    lost = lost_point()
    said = CauseWords(
        cause=cause, explanation="Tham mưu chậm ba ngày",
        shares=[Share(actor(name).post, share, Capacity.ADVISER) for name, share in shares], **changes,
    )  # fmt: skip
    return state_cause(lost=lost, by=actor("vanphong"), words=said)


def share_of(lost: LostPoint, username: str) -> Responsibility:
    found = lost.shares.get(post=actor(username).post)
    found.lost_point = LostPoint.objects.select_related("assessment__unit", "assessment__round").get(pk=lost.pk)
    return found
