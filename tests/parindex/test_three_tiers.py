"""A round of three tiers, as before 7/2025: communes score themselves, districts appraise first, then the province."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cchc.accounts.loading import load_officials
from cchc.lifecycle.clock import clock_at, today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.models import Unit
from cchc.parindex.actions.add_evidence import EvidenceWords, add_evidence
from cchc.parindex.actions.advance_round import advance_round
from cchc.parindex.actions.appraise_leaf import AppraisalWords, appraise_leaf, why_not_appraise_leaf
from cchc.parindex.actions.approve_result import CouncilWords, approve_result
from cchc.parindex.actions.explain_leaf import explain_leaf
from cchc.parindex.actions.lock_explanation import lock_explanation
from cchc.parindex.actions.lock_self_score import lock_self_score
from cchc.parindex.actions.open_round import open_round, why_not_open_round
from cchc.parindex.actions.publish_result import publish_result
from cchc.parindex.actions.score_leaf import score_leaf
from cchc.parindex.actions.submit_self_score import submit_self_score
from cchc.parindex.models import Assessment, AssessmentRound
from cchc.parindex.permissions import assessments_visible_to, rounds_visible_to, sees_second_appraisal
from tests.factories.office import PASSWORD, actor, signed_in
from tests.factories.rounds import line, sheet_of, words
from tests.parindex.pages import HERE, text_of

pytestmark = pytest.mark.django_db
COMMUNES = {"01": 4, "02": 3}  # code after H99.26: how many of four on time
PEOPLE = {
    "H99": [("tinh", "tham-dinh")], "H99.26": [("huyen", "tham-dinh")],
    "H99.26.01": [("vp01", "van-phong"), ("ct01", "chu-tich")],
    "H99.26.02": [("vp02", "van-phong"), ("ct02", "chu-tich")],
}  # fmt: skip


@pytest.fixture(autouse=True)
def before_july(tmp_path: Path) -> Iterator[None]:
    """In January 2025: province, district and two communes with their people."""
    with clock_at(datetime(2025, 1, 10, 2, tzinfo=UTC)):
        for unit, people in PEOPLE.items():
            posts = "".join(
                f"  - {{full_name: Người {name}, username: {name},\n"
                f"     posts: [{{position: {post}, held_from: 2024-01-01}}]}}\n"
                for name, post in people
            )
            file = tmp_path / f"{unit}.yaml"
            file.write_text(f"kind: officials\nunit: {unit}\nofficials:\n{posts}", encoding="utf-8")
            load_officials(file, password=PASSWORD)
        yield


def commune(code: str) -> Unit:
    return Unit.objects.get(code=f"H99.26.{code}")


def opened() -> AssessmentRound:
    return open_round(by=actor("tinh"), words=words(year=2024, title="Chỉ số CCHC năm 2024", three_tiers=True))


def locked(of: AssessmentRound, code: str) -> Assessment:
    """As the commune hands its sheet over: one criterion by its figures, one by yes."""
    sheet, office = sheet_of(of, commune(code)), actor(f"vp{code}")
    score_leaf(line=line(sheet, "1.1"), by=office, inputs={"a": 4, "b": 4}, note="Theo sổ giấy")
    score_leaf(line=line(sheet, "1.2"), by=office, inputs={"yes": True})
    paper = EvidenceWords(title="Kế hoạch", issued_on=today().replace(year=2024), address="/ke-hoach/")
    add_evidence(line=line(sheet, "1.1"), by=office, codes=["1.2"], words=paper)
    submit_self_score(assessment=sheet_of(of, commune(code)), by=office)
    lock_self_score(assessment=sheet_of(of, commune(code)), by=actor(f"ct{code}"))
    return sheet_of(of, commune(code))


def given(sheet: Assessment, by: str, code: str, points: Any, **more: Any) -> None:
    said = AppraisalWords(points=points, note="Đối chiếu", **more)
    appraise_leaf(line=line(sheet, code), by=actor(by), words=said)


def appraised_by_the_district(of: AssessmentRound) -> AssessmentRound:
    of = advance_round(of=of, by=actor("tinh"))
    for code, on_time in COMMUNES.items():
        sheet = sheet_of(of, commune(code))
        given(sheet, "huyen", "1.1", on_time, question="" if on_time == 4 else "Một hồ sơ trễ?")
        given(sheet, "huyen", "1.2", 2)
        given(sheet, "huyen", "2", 3)
    return of


def test_communes_of_the_districts_are_assessed() -> None:
    of = opened()
    assert {sheet.unit.code for sheet in of.assessments.select_related("unit")} == {"H99.26.01", "H99.26.02"}
    assert of.three_tiers
    assert list(rounds_visible_to(actor("huyen"))) == [of]
    assert not assessments_visible_to(actor("huyen"))  # nothing is locked yet


def test_the_first_appraisal_is_the_districts_the_second_the_provinces() -> None:
    of = opened()
    for code in COMMUNES:
        locked(of, code)
    assert assessments_visible_to(actor("huyen")).count() == 2
    of = advance_round(of=of, by=actor("tinh"))
    asked = line(sheet_of(of, commune("01")), "1.1")
    assert why_not_appraise_leaf(line=asked, by=actor("huyen")) is None
    assert "lần 1 của huyện, lần 2 của tỉnh" in str(why_not_appraise_leaf(line=asked, by=actor("tinh")))
    with pytest.raises(ActionRefused, match="đơn vị mở đợt"):
        advance_round(of=of, by=actor("huyen"))


def test_the_whole_round_through_both_levels() -> None:
    of, province = opened(), actor("tinh")
    for code in COMMUNES:
        locked(of, code)
    of = appraised_by_the_district(of)
    of = advance_round(of=of, by=province)
    second = sheet_of(of, commune("02"))
    explain_leaf(line=line(second, "1.1"), by=actor("vp02"), explanation="Hồ sơ chờ cơ quan phối hợp.")
    lock_explanation(assessment=sheet_of(of, commune("02")), by=actor("ct02"))
    of = advance_round(of=of, by=province)
    assert why_not_appraise_leaf(line=line(sheet_of(of, commune("02")), "1.1"), by=actor("huyen")) is not None
    given(sheet_of(of, commune("02")), "tinh", "1.1", 4)
    given(sheet_of(of, commune("01")), "tinh", "1.2", 1)  # the province may differ from the district anywhere
    assert not sees_second_appraisal(sheet_of(of, commune("01")), actor("vp01"))
    of = advance_round(of=of, by=province)
    of = approve_result(of=of, by=province, words=CouncilWords(members=9, approving=9, minutes="3/BB-HĐ"))
    of = publish_result(of=of, by=province, decision="12/QĐ-UBND", decided_on=today())
    results = {code: sheet_of(of, commune(code)) for code in COMMUNES}
    assert {code: (sheet.total, sheet.rank) for code, sheet in results.items()} == {"01": (8, 2), "02": (9, 1)}
    assert line(results["02"], "1.1").first_points == 3


def test_a_district_does_not_lead_and_appraises_only_its_own() -> None:
    of = opened()
    locked(of, "01")
    other = Unit(
        code="H99.27", name="UBND huyện Khác", short_name="huyện Khác", tier=Unit.Tier.DISTRICT,
        parent=Unit.objects.get(code="H99"), valid_from=today().replace(year=2004),
    )  # fmt: skip
    other.save()
    Unit.objects.filter(code="H99.26.02").update(parent=other)
    locked(of, "02")
    of = advance_round(of=of, by=actor("tinh"))
    assert why_not_appraise_leaf(line=line(sheet_of(of, commune("01")), "1.1"), by=actor("huyen")) is None
    assert why_not_appraise_leaf(line=line(sheet_of(of, commune("02")), "1.1"), by=actor("huyen")) is not None
    assert not assessments_visible_to(actor("huyen")).filter(unit=commune("02"))


def test_it_is_offered_while_there_are_districts_and_refused_after() -> None:
    assert "Ba cấp" in text_of(signed_in("tinh").get(f"{HERE}mo/"))
    of = opened()
    assert "Ba cấp: huyện thẩm định lần 1, tỉnh Đông Giang thẩm định lần 2" in text_of(
        signed_in("huyen").get(f"{HERE}{of.pk}/")
    )
    with clock_at(datetime(2025, 9, 10, 2, tzinfo=UTC)):
        assert "Ba cấp" not in text_of(signed_in("thamdinh").get(f"{HERE}mo/"))
        refusal = why_not_open_round(by=actor("thamdinh"), words=words(three_tiers=True))
        assert "không mở đợt ba cấp được" in str(refusal)
