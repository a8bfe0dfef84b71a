"""A definition that cannot be computed is refused with file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installation import Installation

GOOD = """kind: indicators
name: Thử nghiệm
order: 1
effective_from: 2026-01-01
source: thử nghiệm
indicators:
  - code: share
    name: Tỷ lệ
    kind: ratio
    fact: dossier
    day: ended_at
    of: decision = 'approved'
    met: ended_at <= due_at
    answerable: late_holder
    says: Thử nghiệm.
    source: thử nghiệm
    mark: composed
"""


def check(tmp_path: Path, text: str) -> tuple[int, str]:
    file = tmp_path / "indicators.yaml"
    file.write_text(text, encoding="utf-8")
    ended = Installation(tmp_path).cchc("indicators", "check", str(file), fails=True)
    assert "Traceback" not in ended.stderr
    return ended.returncode, ended.stdout + ended.stderr


def test_a_good_file(tmp_path: Path) -> None:
    assert check(tmp_path, GOOD) == (0, "1 chỉ tiêu đều tính được.\n")


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("met: ended_at <= due_at", "met: ended_at <= no_such", 7, "không có cột «no_such»"),
        ("met: ended_at <= due_at", "met: code in (select code from accounts_user)", 7, "không phải điều kiện"),
        ("day: ended_at", "day: status", 7, "không có cột «status» dùng được"),
        ("fact: dossier", "fact: people", 7, "không có dữ kiện «people»"),
        ("kind: ratio", "kind: count", 7, "không có «met»"),
        ("answerable: late_holder", "answerable: code", 7, "answerable"),
        ("mark: composed", "mark: sure", 17, "phải là một trong"),
        ("code: share", "code: Tỷ lệ", 7, "không đúng mẫu"),
        ("    name: Tỷ lệ\n", "", 7, "thiếu mục này"),
    ],
)
def test_a_bad_one(tmp_path: Path, old: str, new: str, line: int, reason: str) -> None:
    status, said = check(tmp_path, GOOD.replace(old, new))
    assert status == 2
    assert f"indicators.yaml:{line}: " in said
    assert reason in said
