"""A penalty that strikes sets the criteria that it names to 0: in every sum of a round, as in `cchc rubric score`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.advance_round import advance_round
from cchc.parindex.actions.analyse_result import analyse_result
from cchc.parindex.actions.appraise_leaf import AppraisalWords, appraise_leaf
from cchc.parindex.actions.approve_result import CouncilWords, approve_result
from cchc.parindex.actions.lock_self_score import lock_self_score
from cchc.parindex.actions.publish_result import publish_result
from cchc.parindex.actions.score_leaf import score_leaf
from cchc.parindex.actions.submit_self_score import submit_self_score
from cchc.parindex.models import Assessment, RoundStatus, Rubric
from cchc.parindex.permissions import standings_visible_to
from cchc.parindex.presentation.standings import standings_of
from cchc.parindex.rules.base import AssessedYear
from cchc.parindex.score_sheet import score_sheet
from cchc.parindex.scoring import scored
from cchc.parindex.standing import Stage, field_rows, score_at
from cchc.parindex.striking import penalty_for
from cchc.plans.rules import calendar_of
from tests.factories.office import actor, signed_in, system_actor, ward
from tests.factories.rounds import SMALL, appraised, line, opened, self_scored, sheet_of
from tests.parindex.pages import HERE, text_of

pytestmark = pytest.mark.django_db
R = RoundStatus
P2: dict[str, Any] = {
    "code": "P2",
    "name": "Tài liệu không trung thực",
    "max": "1",
    "rule": {"kind": "VIOLATION_ZERO", "each": "0.25"},
}


def striking() -> Rubric:
    found = Rubric(code="PHAT", version=1, title="Có điểm phạt", document=SMALL | {
        "code": "PHAT", "penalties": [*SMALL["penalties"], P2]})  # fmt: skip
    found.save(force_insert=True)
    return found


def first_step(*, own: list[str] | None = None) -> Assessment:
    """Self-scored 3 + 2 and locked; perhaps with a penalty that the unit gave itself."""
    sheet = self_scored(sheet_of(opened(rubric=striking())))
    if own is not None:
        score_leaf(line=line(sheet, "P2"), by=actor("vanphong"), inputs={"leaves": own})
    submit_self_score(assessment=sheet_of(sheet.round), by=actor("vanphong"))
    lock_self_score(assessment=sheet_of(sheet.round), by=actor("chutich"))
    advance_round(of=sheet.round, by=actor("thamdinh"))
    return sheet_of(sheet.round)


def named(sheet: Assessment, *codes: str, code: str = "P2", **more: Any) -> None:
    words = AppraisalWords(points=None, struck=codes, note="Biên bản xác minh", **more)
    appraise_leaf(line=line(sheet, code), by=actor("thamdinh"), words=words)


def points_at(sheet: Assessment, stage: Stage) -> tuple[Decimal, Decimal, Decimal]:
    score = score_at(sheet.round.rubric.content, sheet.lines.all(), stage)
    return score.points, score.penalty, score.total


def test_the_sums_of_a_self_score_are_those_of_the_command() -> None:
    sheet = first_step(own=["1.1"])
    content = sheet.round.rubric.content
    inputs = {each.code: each.inputs for each in sheet.lines.exclude(inputs=None)}
    year = sheet.round.year
    said = score_sheet(scored(content, inputs, AssessedYear(year, calendar_of(ward()))), inputs, year)
    assert points_at(sheet, Stage.SELF) == (2, Decimal("0.25"), Decimal("1.75"))
    assert Decimal(said["totals"]["total"]) == Decimal("1.75")
    assert (said["leaves"]["1.1"]["points"], said["leaves"]["1.1"]["struck_by"]) == ("0", "P2")
    assert "struck_by" not in said["leaves"]["1.2"]


def test_what_the_appraiser_strikes_is_lost_in_every_sum() -> None:
    sheet = first_step()
    for code, points in (("1.1", "3"), ("1.2", "2"), ("2", "3.2")):
        appraised(sheet, code, points)
    named(sheet, "1.2")
    assert points_at(sheet_of(sheet.round), Stage.FIRST) == (Decimal("6.2"), Decimal("0.25"), Decimal("5.95"))
    of, above = sheet.round, actor("thamdinh")
    row = standings_of(of, standings_visible_to(of, above))[0]
    assert (row["self"], row["first"], row["second"], row["fields"]) == ("5,00", "3,00", "3,00", ["3,00", ""])
    for _ in range(3):
        of = advance_round(of=of, by=above)
    of = approve_result(of=of, by=above, words=CouncilWords(members=3, approving=3, minutes="1/BB"))
    result = sheet_of(of)
    assert (result.total, result.index) == (Decimal("5.95"), Decimal("62.00"))
    assert [each.final for each in field_rows(of.rubric.content, result.lines.all())] == [3, Decimal("3.2")]
    of = publish_result(of=of, by=above, decision="9/QĐ-UBND", decided_on=today())
    lost = {each.code: each.lost for each in analyse_result(assessment=sheet_of(of), by=system_actor())}
    assert lost == {"1.1": 1, "1.2": 2, "2": Decimal("0.8")}


def test_what_is_no_longer_named_has_its_points_again() -> None:
    sheet = first_step()
    for code, points in (("1.1", "3"), ("1.2", "2"), ("2", "3.2")):
        appraised(sheet, code, points)
    named(sheet, "1.1", "1.2")
    named(sheet, "1.2")
    of, above = sheet.round, actor("thamdinh")
    for _ in range(2):
        of = advance_round(of=of, by=above)
    sheet = sheet_of(of)
    assert points_at(sheet, Stage.FIRST)[0] == Decimal("6.2")
    named(sheet)
    assert points_at(sheet_of(of), Stage.SECOND) == (Decimal("8.2"), 0, Decimal("8.2"))
    assert points_at(sheet_of(of), Stage.FIRST)[0] == Decimal("6.2")


@pytest.mark.parametrize(
    ("codes", "code", "sentence"),
    [(("9.9",), "P2", "không có tiêu chí thành phần «9.9»"), (("P1",), "P2", "«P1»"),
     (("1.2",), "P1", "Chỉ điểm phạt mới làm")],
)  # fmt: skip
def test_what_cannot_be_struck(codes: tuple[str, ...], code: str, sentence: str) -> None:
    sheet = first_step()
    with pytest.raises(ActionRefused, match=sentence):
        named(sheet, *codes, code=code)
    assert not sheet.lines.exclude(second_struck="").exists()


def test_points_come_with_the_criteria_that_are_struck() -> None:
    sheet = first_step()
    with pytest.raises(ActionRefused, match="Hãy ghi mã các tiêu chí thành phần vi phạm"):
        appraised(sheet, "P2", "0.25")
    assert appraised(sheet, "P2", "0").first_points == 0


def test_no_points_strike_nothing_any_more() -> None:
    sheet = first_step()
    appraised(sheet, "1.2", "2")
    named(sheet, "1.2")
    assert points_at(sheet_of(sheet.round), Stage.FIRST)[0] == 0
    assert appraised(sheet, "P2", "0").first_points == 0
    assert points_at(sheet_of(sheet.round), Stage.FIRST) == (2, 0, 2)


def test_a_penalty_takes_at_most_its_maximum() -> None:
    document = SMALL | {"code": "NANG", "penalties": [P2 | {"rule": P2["rule"] | {"each": "0.75"}}]}
    rubric = Rubric(code="NANG", version=1, title="Phạt nặng", document=document)
    rubric.save(force_insert=True)
    sheet = self_scored(sheet_of(opened(rubric=rubric)))
    penalty = score_leaf(line=line(sheet, "P2"), by=actor("vanphong"), inputs={"leaves": ["1.1", "1.2"]})
    assert penalty.self_points == 1
    assert penalty_for(rubric.content.penalties[0], ["1.1", "1.2"]) == 1
    assert penalty_for(rubric.content.penalties[0], ["1.1", "1.1"]) == Decimal("0.75")


def test_a_unit_cannot_strike_what_is_not_there() -> None:
    sheet = sheet_of(opened(rubric=striking()))
    with pytest.raises(ActionRefused, match=r"«9\.9»"):
        score_leaf(line=line(sheet, "P2"), by=actor("vanphong"), inputs={"leaves": ["9.9"]})


def test_the_struck_criterion_says_why() -> None:
    sheet = first_step()
    appraised(sheet, "1.2", "2")
    above = signed_in("thamdinh")
    form = f"{HERE}tieu-chi/{line(sheet, 'P2').pk}/"
    assert "Mã các tiêu chí thành phần vi phạm" in text_of(above.get(form))
    wrong = above.post(f"{form}appraise_leaf/", {"points": "7.7", "note": "Xác minh"})
    assert (wrong.status_code, "«7.7»" in text_of(wrong)) == (422, True)
    assert above.post(f"{form}appraise_leaf/", {"points": "1.2", "note": "Xác minh"}).status_code == 302
    assert 'value="1.2"' in above.get(form).content.decode()
    page = text_of(above.get(f"{HERE}tieu-chi/{line(sheet, '1.2').pk}/"))
    assert "Tiêu chí này 0 điểm vì điểm phạt P2: Tài liệu không trung thực." in page
    assert "0 điểm vì điểm phạt P2" in text_of(above.get(f"{HERE}phieu/{sheet.pk}/"))
    assert "điểm phạt P2" not in text_of(signed_in("vanphong").get(f"{HERE}phieu/{sheet.pk}/"))
