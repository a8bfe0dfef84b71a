"""A rubric that extends another one is read whole; a fault is named with the line of the extension that caused it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cchc.content.reading import SHIPPED, ContentError
from cchc.parindex.loading import load_rubrics
from cchc.parindex.models import Rubric
from cchc.parindex.reading import read_rubric
from cchc.parindex.rules.choices import DateSteps
from cchc.parindex.scoring import scored
from tests.factories.office import signed_in
from tests.factories.rubrics import YEAR, reference
from tests.parindex.pages import text_of

EXTENSION = """\
kind: rubric_extension
code: PHUONG-MAU
title: Bộ tiêu chí của tỉnh Mẫu cho cấp xã
status: sample
source: mở rộng bộ tiêu chí mẫu
mark: composed
from_year: 2025
extends: {code: W-2025, version: 1}
scale: 101
leads: {CA: Công an phường}
overrides:
  - {code: "1", max: 15}
  - {code: "1.1", max: 4}
  - code: 1.1.1
    rule: {kind: DATE_STEP, steps: [{by: 15/01, points: 0.5}]}
adds:
  - under: "1.1"
    parts:
      - {code: 1.1.4, name: Có kế hoạch số hóa, max: 1, rule: {kind: YES_NO}, lead: CA}
bonuses:
  - {code: T9, name: Sáng kiến của tỉnh, max: 1, rule: {kind: YES_NO}}
"""


def written(folder: Path, text: str = EXTENSION) -> Path:
    (folder / "rubrics").mkdir(exist_ok=True)
    file = folder / "rubrics/phuong-mau.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_is_not_named_is_the_parents(tmp_path: Path) -> None:
    content, parent = read_rubric(written(tmp_path)), reference()
    assert (content.code, content.scale, content.grades) == ("PHUONG-MAU", 101, parent.grades)
    assert content.extends is not None
    assert (content.extends.code, content.extends.version) == ("W-2025", 1)
    leaves = {leaf.code: leaf for leaf in content.all_leaves()}
    assert set(leaves) - {leaf.code for leaf in parent.all_leaves()} == {"1.1.4", "T9"}
    assert [leaf.code for leaf in content.leaves()][:5] == ["1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.2.1"]
    first = leaves["1.1.1"]
    assert isinstance(first.rule, DateSteps)
    assert [step.by for step in first.rule.steps] == ["15/01"]
    assert first.evidence == next(parent.leaves()).evidence
    assert content.leads["CA"] == "Công an phường"


def test_its_points_are_converted_to_a_hundred(tmp_path: Path) -> None:
    content = read_rubric(written(tmp_path))
    one = scored(content, {"1.1.1": {"on": "2025-01-20"}, "1.1.4": {"yes": True}}, YEAR)
    assert (one.points, one.applicable) == (1, 101)
    nothing = {leaf.code: {"not_applicable": True} for leaf in content.leaves()}
    whole = scored(content, nothing | {"1.1.4": {"yes": True}}, YEAR)
    assert (whole.points, whole.index) == (1, Decimal(100))


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("version: 1}", "version: 7}", 8, "không có bộ tiêu chí gốc W-2025, phiên bản 7"),
        ("scale: 101", "scale: 102", 9, "các lĩnh vực cộng lại 101 điểm, khác thang điểm 102"),
        ("max: 15}", "max: 16}", 12, "1: các mục con cộng lại 15 điểm, khác điểm tối đa 16"),
        ('{code: "1.1", max: 4}', '{code: "1.1"}', 13, "1.1: các mục con cộng lại 4 điểm, khác điểm tối đa 3"),
        ('{code: "1.1", max: 4}', '{code: "1.9.9"}', 13, "bộ tiêu chí gốc không có mục «1.9.9»"),
        ("points: 0.5}", "points: 0.75}", 15, "1.1.1:"),
        ('under: "1.1"', 'under: "1.77"', 17, "bộ tiêu chí gốc không có mục «1.77»"),
        ("code: 1.1.4", "code: 1.1.2", 19, "mã «1.1.2» dùng hai lần"),
        ("lead: CA}", "lead: XX}", 19, "1.1.4: không có đầu mối «XX»"),
        ("name: Sáng kiến của tỉnh, max: 1", "name: Sáng kiến của tỉnh, max: 9", 21, "T9: 9 điểm, vượt giới hạn chung"),
        ("max: 15}", "max: null}", 12, "overrides.0.max: phải là số"),
        ("- code: 1.1.1\n", "- code: 1.1.1\n    evidence: null\n", 15, "overrides.2.evidence: phải là danh sách"),
        ("mark: composed", "mark: composed\ncolour: red", 7, "colour"),
    ],
)
def test_a_fault_has_its_line(tmp_path: Path, old: str, new: str, line: int, reason: str) -> None:
    assert old in EXTENSION
    with pytest.raises(ContentError) as error:
        read_rubric(written(tmp_path, EXTENSION.replace(old, new, 1)))
    assert any(at == line and reason in said for _, at, said in error.value.faults), error.value.faults


@pytest.mark.parametrize(
    "neighbour",
    ['kind: compose\nversion: "3.8"\n', 'kind: rubric\ncode: KHAC\nversion: "3.8"\n', "kind: rubric\nversion: [1]\n",
     "kind: holidays\ncode: W-2025\n"],
)  # fmt: skip
def test_what_lies_beside_it_and_is_no_rubric_is_passed_over(tmp_path: Path, neighbour: str) -> None:
    file = written(tmp_path)
    (file.parent / "khac.yaml").write_text(neighbour, encoding="utf-8")
    assert read_rubric(file).code == "PHUONG-MAU"


def test_a_parent_may_forbid_it_and_nobody_extends_himself(tmp_path: Path) -> None:
    closed = EXTENSION.replace("code: PHUONG-MAU", "code: DONG").replace(
        "code: W-2025, version: 1", "code: DONG, version: 1"
    )
    with pytest.raises(ContentError, match="mở rộng lẫn nhau thành vòng"):
        read_rubric(written(tmp_path, closed))
    whole = (SHIPPED / "rubrics/bay-linh-vuc.yaml").read_text(encoding="utf-8")
    whole = whole.replace("code: BAY-LINH-VUC\n", "code: KIN\nextension_allowed: false\n", 1)
    (tmp_path / "rubrics/kin.yaml").write_text(whole, encoding="utf-8")
    with pytest.raises(ContentError, match="KIN không cho mở rộng"):
        read_rubric(written(tmp_path, EXTENSION.replace("code: W-2025", "code: KIN")))


def test_an_extension_of_an_extension(tmp_path: Path) -> None:
    written(tmp_path)
    ward = EXTENSION.split("scale: 101")[0].replace("PHUONG-MAU", "PHUONG-CON").replace("W-2025", "PHUONG-MAU")
    file = tmp_path / "rubrics/con.yaml"
    file.write_text(ward + "overrides: [{code: 1.1.4, name: Có kế hoạch số hóa của phường}]\n", encoding="utf-8")
    found = {leaf.code: leaf.name for leaf in read_rubric(file).leaves()}
    assert (found["1.1.4"], len(found)) == ("Có kế hoạch số hóa của phường", 87)


@pytest.mark.django_db
def test_it_is_published_whole_and_says_from_what(tmp_path: Path) -> None:
    written(tmp_path)
    assert load_rubrics((SHIPPED, tmp_path)) == 1
    assert load_rubrics((SHIPPED, tmp_path)) == 0
    found = Rubric.objects.get(code="PHUONG-MAU")
    assert len(list(found.content.leaves())) == 87
    page = text_of(signed_in("vanphong").get(f"/chi-so/bo-tieu-chi/{found.pk}/"))
    assert "Mở rộng từ bộ W-2025, phiên bản 1." in page
