"""A bad rubric is refused with file, line and reason: one change of a good one, one fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc.content.reading import ContentError
from cchc.parindex.faults import faults_of
from cchc.parindex.reading import read_rubric, shipped_rubrics
from cchc.parindex.schema import METHODS, RubricContent
from tests.factories.rubrics import W_2025, judged, reference, small

GOOD = W_2025.read_text(encoding="utf-8").splitlines()
HEAD = GOOD.index("parts:")


def refused(lines: list[str], folder: Path) -> list[tuple[int, str]]:
    file = folder / "r.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_rubric(file)
    assert {path for path, _, _ in error.value.faults} == {file}
    return [(line, reason) for _, line, reason in error.value.faults]


def changed(after: str, old: str, new: str) -> tuple[list[str], int]:
    """The good rubric with one text changed at its first place after a line; and the number of the changed line."""
    start = next(number for number, line in enumerate(GOOD) if line.strip() == after)
    at = next(number for number in range(start, len(GOOD)) if old in GOOD[number])
    return [*GOOD[:at], GOOD[at].replace(old, new), *GOOD[at + 1 :]], at + 1


@pytest.mark.parametrize(
    ("after", "old", "new", "reason"),
    [
        ("code: W-2025", "scale: 100", "scale: 101", "các lĩnh vực cộng lại 100 điểm, khác thang điểm 101"),
        ('- code: "5.5"', "max: 2.5", "max: 2.05", "5.5: các mục con cộng lại 2,5 điểm, khác điểm tối đa 2,05"),
        ("- code: 1.3.1", "1.3.1", "1.2.2", "mã «1.2.2» dùng hai lần"),
        ("- code: T2", "T2", '"8"', "mã «8» dùng hai lần"),
        ("- code: 1.3.1", "rule: {kind: YES_NO}", "guidance: x", "1.3.1: chưa có cách chấm (rule)"),
        ("- code: 1.3.1", "lead: VP", "lead: VPX", "1.3.1: không có đầu mối «VPX» trong leads"),
        ("- code: 1.3.1", "YES_NO", "MAYBE", "kind phải là một trong 'YES_NO'"),
        ("- code: 1.3.1", "max: 0.25", "max: -0.25", "phải từ 0 trở lên"),
        ("- code: 1.3.1", "max: 0.25", "max: 0,25", "phải là số, phần lẻ sau dấu chấm như 10.5"),
        ("- code: 1.3.1", "max: 0.25", "max: 1.0e+999999999", "có nhiều chữ số quá"),
        ("- code: 3.6.1", "scale: 100", "scale: 1.0e-999999999", "có nhiều chữ số quá"),
        ("code: W-2025", "label: Tốt, lowest: 80", "label: Tốt, lowest: 1.0e-999999999", "có nhiều chữ số quá"),
        ("- code: 1.3.1", "max: 0.25", "max: .inf", "không phải số dạng 10.5"),
        ("- code: 1.3.1", "YES_NO}", "YES_NO, points_yes: 0.3}", "1.3.1: 0,3 điểm, vượt điểm tối đa 0,25"),
        ("- code: 1.3.1", "YES_NO}", "PENALTY, step: 0.25}", "chỉ dùng cho điểm thưởng, điểm phạt, ngoài thang điểm"),
        ("- code: 1.3.1", "YES_NO}", "VIOLATION_ZERO, each: 1}", "(each) chỉ dùng cho điểm phạt, ngoài thang điểm"),
        ("- code: 1.3.1", "YES_NO}", "YES_NO, when: 1}", "không có mục này trong lược đồ"),
        ("- code: 3.4.1", "lower: 98,", "lower: 97,", "khoảng «từ 97 % đến dưới 100 %: 3» chồng lên"),
        ("- code: 3.4.1", "upper: 98,", "upper: 97,", "hở từ 97 % đến 98 %"),
        ("- code: 3.4.1", "upper: 98,", "upper: 98, upper_included: true,", "hai khoảng cùng chứa 98 %"),
        ("- code: 3.4.1", "lower: 98,", "lower: 98, lower_included: false,", "không khoảng nào chứa 98 %"),
        ("- code: 3.4.1", "{upper: 90", "{lower: 1, upper: 90", "hở từ 0 % đến 1 %"),
        ("- code: 3.4.1", "{lower: 100,", "{lower: 100, upper: 100,", "khoảng không có tỷ lệ nào"),
        ("- code: 3.4.1", "points: 4", "points: 5", "3.4.1: 5 điểm, vượt điểm tối đa 4"),
        ("- code: 1.1.1", "by: 15/02", "by: 15/01", "các bậc phải xếp theo thời hạn tăng dần"),
        ("- code: 1.1.1", "by: 31/01", "by: 31/02", "ngày «31/02» không có trong mọi năm"),
        ("- code: 1.1.1", "by: 31/01", "by: 31/1", "phải là ngày dạng 31/01"),
        ("- code: 1.1.1", "{by: 31/01, points: 0.5}", "{points: 0.5}", "phải có ngày (by) hoặc số ngày (within)"),
        ("- code: 1.8.1", "within: 30d", "within: 8h", "thời hạn phải tính bằng ngày"),
        ("- code: 1.8.1", "within: 30d", "within: 90d", "các bậc phải xếp theo thời hạn tăng dần"),
        ("- code: 6.3.1", "at: 80", "at: 95", "các mốc phải xếp theo tỷ lệ tăng dần"),
        ("- code: 5.5.1", "each: 0.5", "each: 1.2", "các mức phải xếp từ nhẹ đến nặng"),
        ("- code: 5.5.2", "at_least: 2,", "at_least: 1,", "các bậc phải xếp theo số lượng và điểm tăng dần"),
        ("- code: 3.5.1", "percent: 80", "percent: 0", "phải lớn hơn 0"),
        ("- code: 8.1.1", "top: [4, 5]", "top: [4, 6]", "mức 6 nằm ngoài thang 1 đến 5"),
        ("- code: 1.2.1", "code: missing", "code: late", "mã «late» dùng hai lần"),
        ("code: W-2025", "label: Tốt, lowest: 80", "label: Tốt, lowest: 70", "xếp loại phải giảm dần"),
        ("code: W-2025", "label: Yếu, lowest: 0", "label: Yếu, lowest: 10", "mức xếp loại cuối phải từ 0"),
        ("- code: T1", "max: 2", "max: 4", "T1: 4 điểm, vượt giới hạn chung 3"),
        ("- code: P1", "DEDUCT_PER_PERIOD", "BONUS", "không có mục này trong lược đồ"),
    ],
)  # fmt: skip
def test_one_fault_in_the_file(after: str, old: str, new: str, reason: str, tmp_path: Path) -> None:
    lines, number = changed(after, old, new)
    found = refused(lines, tmp_path)
    places = [line for line, said in found if reason in said]
    assert places, found
    assert number - 3 <= places[0] <= number + 1  # of the value, what encloses it, or the next one in order


def test_the_typing_error_of_a_real_system(tmp_path: Path) -> None:
    """10.05 was typed where 10,5 was meant (parindex.md §2.6)."""
    parts = [{"code": f"1.{n}", "name": "Tiêu chí", **judged(most)} for n, most in enumerate(("5.5", "5"), 1)]
    values = small(judged("10.5")).model_dump(mode="json")
    values["parts"] = [{"code": "1", "name": "Chất lượng đội ngũ", "max": "10.05", "parts": parts}]
    file = tmp_path / "r.json"
    file.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_rubric(file)
    line = next(n for n, text in enumerate(file.read_text().splitlines(), 1) if '"max": "10.05"' in text)
    reasons = {(at, reason) for _, at, reason in error.value.faults}
    assert (line, "1: các mục con cộng lại 10,5 điểm, khác điểm tối đa 10,05") in reasons
    assert any("các lĩnh vực cộng lại 10,05 điểm, khác thang điểm 10,5" in reason for _, reason in reasons)


@pytest.mark.parametrize(
    ("rubric", "at", "reason"),
    [
        (small({**judged("2"), "parts": [{"code": "1.1.1.a", "name": "a", **judged("2")}]}),
         ("parts", 0, "parts", 0, "parts", 0, "rule"), "mục có các mục con thì không có cách chấm riêng"),
        (small({"max": 1, "parts": [{"code": "A1", "name": "a", "max": 1, "parts": [
            {"code": "A2", "name": "b", **judged("1")}]}]}),
         ("parts", 0, "parts", 0, "parts", 0, "parts", 0, "parts", 0), "A2: quá 4 cấp"),
        (small(judged("2"), parts=[{"code": "1", "name": "Lĩnh vực", **judged("2")}]), ("parts", 0),
         "1: lĩnh vực phải có tiêu chí"),
        (small(judged("2"), unread=[{"name": "2", "max": 1}]), ("unread",), "chỉ bộ tiêu chí «partial»"),
        (small(judged("2"), status="partial"), ("status",), "phải ghi phần chưa đọc được (unread)"),
        (small(judged("2"), status="partial", scale=2, unread=[{"name": "2"}]), ("scale",),
         "không nhỏ hơn thang điểm 2"),
        (small(judged("2"), to_year=2024), ("to_year",), "năm cuối phải sau năm đầu"),
        (small(judged("2", "0.3")), ("parts", 0, "parts", 0, "parts", 0, "rule", "step"), "không tròn bậc 0,3"),
        (small(judged("2"), penalty_cap=1, penalties=[{"code": "P", "name": "p", "max": 1,
               "rule": {"kind": "VIOLATION_ZERO"}}]), ("penalties", 0, "rule"), "phải ghi mức trừ mỗi"),
        (small(judged("2"), penalty_cap=1, penalties=[{"code": "P", "name": "p", "max": 1, "rule": {"kind": "BONUS"}}]),
         ("penalties", 0, "rule", "kind"), "P: BONUS không dùng được ở đây"),
        (small(judged("2"), bonus_cap=1, bonuses=[{"code": "T", "name": "t", "max": 1, "rule": {"kind": "PENALTY"}}]),
         ("bonuses", 0, "rule", "kind"), "T: PENALTY không dùng được ở đây"),
        (small({"max": 2, "rule": {"kind": "CUSTOM_FORMULA", "formula": "a / b", "variables": [
            {"code": "a", "label": "a"}, {"code": "c", "label": "c"}]}}),
         ("parts", 0, "parts", 0, "parts", 0, "rule", "formula"), "không có biến «b»"),
    ],
)  # fmt: skip
def test_faults_by_place(rubric: RubricContent, at: tuple[str | int, ...], reason: str) -> None:
    found = list(faults_of(rubric))
    assert any(place == at and reason in said for place, said in found), found


def test_an_indicator_that_is_not_there() -> None:
    rubric = small({**judged("2"), "figure": "dossiers_on_time"})
    assert list(faults_of(rubric)) == []
    assert list(faults_of(rubric, {"dossiers_on_time"})) == []
    (fault,) = faults_of(rubric, {"dossiers_late"})
    assert fault == (
        ("parts", 0, "parts", 0, "parts", 0, "figure"), "1.1.1: không có chỉ tiêu «dossiers_on_time»"
    )  # fmt: skip


def test_a_formula_that_divides_by_zero_is_refused_with_its_line(tmp_path: Path) -> None:
    lines, number = changed("- code: 1.3.1", "{kind: YES_NO}", "{kind: CUSTOM_FORMULA, formula: a / 0, variables: []}")
    assert (number, "chia cho không") in [(line, said.rpartition(": ")[2]) for line, said in refused(lines, tmp_path)]


def test_what_is_shipped() -> None:
    rubrics = {rubric.code: rubric for rubric in shipped_rubrics()}
    assert {code: rubric.status for code, rubric in rubrics.items()} == {
        "BAY-LINH-VUC": "sample",
        "CA-MAU-2013": "partial",
        "CHIN-LINH-VUC": "sample",
        "HAI-PHONG-2022": "partial",
        "W-2025": "sample",
    }
    reference = rubrics["W-2025"]
    assert "không phải văn bản của cơ quan nhà nước" in reference.note
    criteria = [criterion for field in reference.parts for criterion in field.parts]
    leaves = list(reference.leaves())
    assert (len(reference.parts), len(criteria), len(leaves)) == (8, 44, 86)
    assert [len(reference.bonuses), len(reference.penalties)] == [3, 5]
    points = {method: sum(leaf.max for leaf in leaves if leaf.method == method) for method in METHODS}
    assert points == {"self_score": 70, "external": 15, "survey": 15}
    assert all(leaf.lead and leaf.evidence for leaf in leaves)


def test_a_rubric_goes_out_and_comes_back_as_json(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_text(reference().model_dump_json(), encoding="utf-8")
    assert read_rubric(file) == reference()
