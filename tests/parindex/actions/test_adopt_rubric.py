"""A round goes over to a new version while it is self-scored: answers by the mapping, the rest named on the sheet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.add_evidence import EvidenceWords, add_evidence
from cchc.parindex.actions.adopt_rubric import adopt_rubric, why_not_adopt_rubric
from cchc.parindex.actions.assign_criteria import assign_criteria
from cchc.parindex.actions.open_round import open_round
from cchc.parindex.actions.score_leaf import score_leaf
from cchc.parindex.checking import evidence_of
from cchc.parindex.faults import faults_of
from cchc.parindex.models import Assessment, RoundStatus, Rubric, SheetStatus
from cchc.parindex.schema import RubricContent
from tests.factories.office import actor, signed_in
from tests.factories.rounds import SMALL, line, opened, round_at, self_scored, sheet_at, sheet_of, words
from tests.parindex.pages import HERE, text_of

pytestmark = pytest.mark.django_db
NEW_PARTS = [
    {"code": "1", "name": "Chỉ đạo", "max": "6", "parts": [
        {"code": "1.1", "name": "Có quy chế", "max": "1", "rule": {"kind": "YES_NO"}},
        {"code": "1.2", "name": "Hồ sơ đúng hạn", "max": "3", "rule": {
            "kind": "RATIO_LINEAR", "zero_denominator": "not_applicable"}, "figure": "dossiers_on_time"},
        {"code": "1.3", "name": "Có kế hoạch", "max": "2", "rule": {"kind": "YES_NO"},
         "evidence": [{"label": "Kế hoạch"}]},
    ]},
    SMALL["parts"][1],
]  # fmt: skip
LEAVES = [{"old": "1.1", "new": "1.2"}, {"old": "1.2", "new": "1.3"}]


def newer(leaves: list[dict[str, Any]] | None = None, **more: Any) -> Rubric:
    follows = {"code": "THU", "version": 1, "leaves": LEAVES if leaves is None else leaves}
    document = SMALL | {"version": 2, "parts": NEW_PARTS, "penalties": [], "penalty_cap": "0", "follows": follows}
    found = Rubric(code="THU", version=2, title="Bộ tiêu chí thử", document=document | more)
    found.save(force_insert=True)
    return found


def test_answers_evidence_and_people_go_over() -> None:
    sheet = self_scored(sheet_of(opened()))
    office, above = actor("vanphong"), actor("thamdinh")
    assign_criteria(assessment=sheet, by=office, to=actor("tuphap").post, codes=["1.1"])
    score_leaf(line=line(sheet, "P1"), by=office, inputs={"counts": {"late": 1}}, note="Nộp sau hạn")
    of = adopt_rubric(of=sheet.round, by=above, rubric=newer())
    sheet = sheet_of(of)
    assert list(sheet.lines.values_list("code", flat=True)) == ["1.1", "1.2", "1.3", "2", "T1"]
    ratio, plan = line(sheet, "1.2"), line(sheet, "1.3")
    assert (ratio.inputs, ratio.self_points, ratio.note) == ({"a": 4, "b": 3}, Decimal("2.25"), "Đối chiếu sổ giấy")
    assert (ratio.responsible, ratio.scored_by) == (actor("tuphap").post, office.post)
    assert (plan.inputs, plan.self_points) == ({"yes": True}, 2)
    assert line(sheet, "1.1").inputs is None
    papers = evidence_of(sheet)
    assert {each.title for pk in (ratio.pk, plan.pk) for each in papers[pk]} == {"Kế hoạch CCHC"}
    assert sheet.left_behind == [
        {"old": "P1", "name": "Nộp muộn", "new": "", "says": "bộ tiêu chí mới không có mục tương ứng"}
    ]
    kept = events_of(sheet).last()
    assert (kept.name, kept.data["carried"], kept.data["inputs_left"]) == (
        "answers_carried", 2, {"P1": {"counts": {"late": 1}}})  # fmt: skip
    assert events_of(of).last().data["to"] == "THU, phiên bản 2"


@pytest.mark.parametrize(
    ("leaves", "code", "says", "new"),
    [
        ([*LEAVES, {"old": "1.2", "new": "1.1", "what": "evidence"}], "1.2", "chỉ chuyển tài liệu", "1.1"),
        ([{"old": "1.1", "new": "1.1"}, {"old": "1.2", "new": "1.3"}], "1.1", "cách chấm đã đổi", "1.1"),
        ([{"old": "1.1", "new": "1.2"}, {"old": "1.2", "new": "1.2"}], "1.2", "đã nhận câu trả lời", "1.2"),
    ],
)  # fmt: skip
def test_what_is_left_says_why(leaves: list[dict[str, Any]], code: str, says: str, new: str) -> None:
    sheet = self_scored(sheet_of(opened()))
    sheet = sheet_of(adopt_rubric(of=sheet.round, by=actor("thamdinh"), rubric=newer(leaves)))
    left = next(each for each in sheet.left_behind if each["old"] == code)
    assert (left["new"], says in left["says"]) == (new, True)
    assert evidence_of(sheet)[line(sheet, new).pk]  # its document is there already


def test_without_a_mapping_the_codes_speak() -> None:
    sheet = self_scored(sheet_of(opened()))
    rubric = newer(follows=None, parts=SMALL["parts"])
    sheet = sheet_of(adopt_rubric(of=sheet.round, by=actor("thamdinh"), rubric=rubric))
    assert (line(sheet, "1.1").self_points, line(sheet, "1.2").self_points, sheet.left_behind) == (3, 2, [])


def test_what_a_survey_decides_takes_no_self_score() -> None:
    field = dict(NEW_PARTS[0])
    field["parts"] = [each | {"method": "survey"} if each["code"] == "1.3" else each for each in field["parts"]]
    sheet = self_scored(sheet_of(opened()))
    rubric = newer(parts=[field, NEW_PARTS[1]])
    sheet = sheet_of(adopt_rubric(of=sheet.round, by=actor("thamdinh"), rubric=rubric))
    surveyed = line(sheet, "1.3")
    assert (surveyed.inputs, surveyed.self_points) == (None, None)
    assert "đơn vị không tự chấm" in next(each["says"] for each in sheet.left_behind if each["old"] == "1.2")


def test_who_has_a_criterion_open_goes_on_or_is_told() -> None:
    sheet, by = self_scored(sheet_of(opened())), actor("vanphong")
    gone, moved, same = line(sheet, "P1"), line(sheet, "1.1"), line(sheet, "T1")
    adopt_rubric(of=sheet.round, by=actor("thamdinh"), rubric=newer())
    assert score_leaf(line=same, by=by, inputs={"yes": True}) == line(sheet, "T1") == same
    for open_line, inputs in ((gone, {"counts": {"late": 1}}), (moved, {"a": 4, "b": 4})):
        with pytest.raises(ActionRefused, match=r"Bộ tiêu chí của đợt vừa đổi\. Hãy mở lại phiếu"):
            score_leaf(line=open_line, by=by, inputs=inputs, note="Đối chiếu")
    paper = EvidenceWords(title="Kế hoạch", address="/ke-hoach/")
    with pytest.raises(ActionRefused, match="Bộ tiêu chí của đợt vừa đổi"):
        add_evidence(line=moved, by=by, words=paper)


def test_the_rubric_is_read_after_the_sheet_is_locked(django_assert_num_queries: Any) -> None:
    sheet = sheet_of(opened())
    with django_assert_num_queries(2) as asked:
        Assessment.objects.lock(sheet.pk)
    locks, reads = (each["sql"] for each in asked.captured_queries)
    assert ("FOR UPDATE" in locks, "JOIN" in locks) == (connection.features.has_select_for_update, False)
    assert ("FOR UPDATE" in reads, "parindex_rubric" in reads) == (False, True)


def struck_over(leaves: list[dict[str, Any]], **struck: list[str]) -> Assessment:
    """The sheet after its rubric was replaced; `struck`: what each penalty of the old one names."""
    rule = {"kind": "VIOLATION_ZERO", "each": "0.25"}
    penalties = [{"code": code, "name": "Không trung thực", "max": "1", "rule": rule} for code in ("P2", "P3")]
    document = SMALL | {"code": "PHAT", "penalties": penalties}
    striking = Rubric(code="PHAT", version=1, title="Phạt", document=document)
    striking.save(force_insert=True)
    sheet = sheet_of(opened(rubric=striking))
    for code, named in struck.items():
        score_leaf(line=line(sheet, code), by=actor("vanphong"), inputs={"leaves": named})
    follows = {"code": "PHAT", "version": 1, "leaves": leaves}
    rubric = newer(follows=follows, penalties=penalties, penalty_cap="1")
    return sheet_of(adopt_rubric(of=sheet.round, by=actor("thamdinh"), rubric=rubric))


def test_a_penalty_that_strikes_names_the_new_codes() -> None:
    sheet = struck_over(LEAVES, P2=["1.2"], P3=["1.1"])
    assert (line(sheet, "P2").inputs, line(sheet, "1.3").self_struck) == ({"leaves": ["1.3"]}, "P2")
    assert (line(sheet, "P3").inputs, line(sheet, "1.2").self_struck) == ({"leaves": ["1.2"]}, "P3")
    assert sheet.left_behind == []


@pytest.mark.parametrize(
    ("leaves", "named"),
    [
        (LEAVES[:1], ["1.1", "1.2"]),
        ([*LEAVES, {"old": "1.2", "new": "1.1"}], ["1.2"]),
        ([{"old": "1.1", "new": "1.2"}, {"old": "1.2", "new": "1.2"}], ["1.1", "1.2"]),
        ([*LEAVES[:1], {"old": "1.2", "new": "1.3", "what": "evidence"}], ["1.2"]),
    ],
    ids=["gone", "split", "merged", "only its evidence"],
)
def test_a_penalty_keeps_all_that_it_strikes_or_is_left(leaves: list[dict[str, Any]], named: list[str]) -> None:
    sheet = struck_over(leaves, P2=named)
    assert (line(sheet, "P2").inputs, line(sheet, "P2").self_points) == (None, None)
    assert not sheet.lines.exclude(self_struck="").exists()
    (left,) = sheet.left_behind
    assert (left["old"], left["new"], "không có một tiêu chí tương ứng riêng" in left["says"]) == ("P2", "P2", True)


def test_two_penalties_never_strike_one_criterion() -> None:
    merged = [{"old": "1.1", "new": "1.2"}, {"old": "1.2", "new": "1.2"}]
    sheet = struck_over(merged, P2=["1.1"], P3=["1.2"])
    assert (line(sheet, "P2").inputs, line(sheet, "1.2").self_struck) == ({"leaves": ["1.2"]}, "P2")
    assert line(sheet, "P3").inputs is None
    assert [each["old"] for each in sheet.left_behind] == ["P3"]


def test_the_office_takes_its_rehearsal_over_on_the_screen() -> None:
    rehearsal = open_round(by=actor("vanphong"), words=words())
    self_scored(sheet_of(rehearsal))
    client, address = signed_in("vanphong"), f"{HERE}{rehearsal.pk}/adopt_rubric/"
    assert "Chuyển bộ tiêu chí" not in text_of(client.get(f"{HERE}{rehearsal.pk}/"))
    rubric = newer([{"old": "1.1", "new": "1.1"}])
    assert "Chuyển bộ tiêu chí" in text_of(client.get(f"{HERE}{rehearsal.pk}/"))
    assert "Hãy chọn bộ tiêu chí." in text_of(client.post(address, {"seen": "self_scoring"}))
    assert client.post(address, {"seen": "self_scoring", "rubric": str(rubric.pk)}).status_code == 302
    page = text_of(client.get(f"{HERE}phieu/{sheet_of(rehearsal).pk}/"))
    assert "Chưa chuyển được từ bộ tiêu chí trước" in page
    assert "1.1 Hồ sơ đúng hạn → 1.1 Cách chấm đã đổi, hãy chấm lại" in page


def test_what_it_must_say() -> None:
    of, by = opened(), actor("thamdinh")
    with pytest.raises(ActionRefused, match="không phải phiên bản mới của THU, phiên bản 1"):
        adopt_rubric(of=of, by=by, rubric=Rubric.objects.get(code="W-2025"))
    wrong = newer([*LEAVES, {"old": "9.9", "new": "1.1"}])
    with pytest.raises(ActionRefused, match=r"nêu mã «9\.9» mà THU, phiên bản 1 không có"):
        adopt_rubric(of=of, by=by, rubric=wrong)
    assert of.rubric != wrong


@pytest.mark.parametrize(
    ("leaves", "reason"),
    [([{"old": "1.1", "new": "7.7"}], "không có mục chấm điểm «7.7»"), ([*LEAVES, LEAVES[0]], "ghi hai lần")],
)
def test_a_bad_mapping_is_a_fault_of_the_rubric(leaves: list[dict[str, Any]], reason: str) -> None:
    content = newer(leaves).content
    assert any(reason in said for _, said in faults_of(content, figures={"dossiers_on_time"}))
    own = RubricContent.model_validate(content.model_dump() | {"version": 1})
    assert any("không thay chính" in said for _, said in faults_of(own, figures={"dossiers_on_time"}))


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (RoundStatus.SELF_SCORING, "thamdinh", "Còn 1 phiếu đã trình hoặc đã chốt"),
        (RoundStatus.SELF_SCORING, "vanphong", "cán bộ thẩm định của đơn vị mở đợt"),
        (RoundStatus.FIRST_APPRAISAL, "thamdinh", "«Thẩm định lần 1»"),
    ],
)
def test_refusals(status: RoundStatus, username: str, sentence: str) -> None:
    assert sentence in str(why_not_adopt_rubric(of=round_at(status), by=actor(username)))


def test_a_sheet_before_the_chair_waits() -> None:
    of = sheet_at(SheetStatus.AWAITING_CHAIR).round
    assert "Còn 1 phiếu" in str(why_not_adopt_rubric(of=of, by=actor("thamdinh")))
