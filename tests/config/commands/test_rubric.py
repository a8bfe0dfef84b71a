"""`cchc rubric`: a bad rubric is told line by line with status 2, a good one scores a file of inputs as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cchc.config.commands.rubric import command
from tests.factories.rubrics import W_2025, reference
from tests.installation import ROOT, Installation
from tests.parindex.test_scoring import FINAL


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def inputs(folder: Path, text: str) -> Path:
    file = folder / "inputs.json"
    file.write_text(text, encoding="utf-8")
    return file


def golden_file(folder: Path) -> Path:
    return inputs(folder, json.dumps({"year": 2025, "inputs": FINAL}, default=str))


def test_a_good_rubric_in_yaml_and_in_json(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_text(reference().model_dump_json(indent=1), encoding="utf-8")
    for each in (W_2025, file):
        told = run("check", each)
        assert (told.exit_code, told.stderr) == (0, "")
        assert "hợp lệ, 8 lĩnh vực, 86 mục chấm điểm." in told.stdout


def test_every_fault_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    text = W_2025.read_text(encoding="utf-8").replace("max: 14\n", "max: 14.5\n").replace("upper: 98,", "upper: 97,")
    file.write_text(text, encoding="utf-8")
    told = run("check", file)
    assert told.exit_code == 2
    lines = told.stderr.splitlines()
    number = text.splitlines().index("    max: 14.5") + 1
    assert f"{file}:{number}: 1: các mục con cộng lại 14 điểm, khác điểm tối đa 14,5" in lines
    assert [line.rpartition(": ")[2] for line in lines if "hở" in line] == ["hở từ 97 % đến 98 %"]
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "1: tệp: phải là các cặp khóa và giá trị"),
        ("[1, 2", "không phải YAML hợp lệ"),
        ('{"kind": "rubric", "code": "A", "code": "B"}', "khóa «code» xuất hiện hai lần"),
        ("[" * 5000 + "]" * 5000, "các mục lồng nhau quá sâu"),
        ("kind: rubric\nparts: &a\n  - parts: *a", "các mục lồng nhau quá sâu"),
    ],
)
def test_a_file_that_is_no_rubric(text: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_text(text, encoding="utf-8")
    told = run("check", file)
    assert told.exit_code == 2
    assert reason in told.stderr
    assert run("check", tmp_path / "none.yaml").exit_code == 2
    assert run("score", file, golden_file(tmp_path)).exit_code == 2


def test_the_golden_round(tmp_path: Path) -> None:
    told = run("score", W_2025, golden_file(tmp_path))
    assert told.exit_code == 0, told.output
    sheet: dict[str, Any] = json.loads(told.stdout)
    assert sheet["totals"] == {
        "points": "84.23", "applicable": "100", "scale": "100", "bonus": "1", "penalty": "0.5", "total": "84.73",
        "total_shown": "84.73", "index": "84.23", "grade": "Tốt", "unscored": [],
    }  # fmt: skip
    assert sheet["parts"]["8"] == {
        "name": "Tác động của cải cách hành chính đến người dân, tổ chức và kinh tế - xã hội",
        "points": "14.96", "max": "18", "applicable": "18", "percent": "83.11", "unscored": [],
    }  # fmt: skip
    assert sheet["leaves"]["7.8.1"] == {
        "name": "Điểm chuyển đổi số (DTI) so với đơn vị cao nhất", "rule": "RATIO_TO_BEST", "points": "0.8", "max": "1",
        "applies": True, "inputs": {"value": "0.62", "best": "0.775"},
    }  # fmt: skip
    assert len(sheet["leaves"]) == 86
    assert sheet["bonuses"]["T1"]["points"] == "1"
    assert sheet["penalties"]["P1"]["points"] == "0.5"


def test_numbers_are_read_as_they_are_written(tmp_path: Path) -> None:
    told = run("score", W_2025, inputs(tmp_path, '{"year": 2025, "inputs": {"3.6.1": {"value": 84.335}}}'))
    sheet = json.loads(told.stdout)
    assert sheet["leaves"]["3.6.1"]["points"] == "1.6867"
    assert sheet["leaves"]["3.6.1"]["inputs"] == {"value": "84.335"}
    assert sheet["leaves"]["1.1.1"]["points"] is None
    assert sheet["parts"]["1"]["points"] is None
    assert sheet["totals"]["index"] is None
    assert len(sheet["totals"]["unscored"]) == 85


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "không đọc được tệp số liệu"),
        ('{"inputs": {}}', "year: thiếu mục này"),
        ('{"year": 20025, "inputs": {}}', "year: không được quá 2100"),
        ('{"year": 2025, "inputs": {}, "more": 1}', "more: không có mục này trong lược đồ"),
        ('{"year": 2025, "inputs": {"T1": {"count": 1}, "T1": {"count": 2}}}', "«T1» ghi hai lần"),
        ('{"year": 2025, "inputs": {"3.6.1": {"value": NaN}}}', "«NaN» không phải số"),
        ('{"year": 2025, "inputs": {"9.9": {}}}', "9.9: bộ tiêu chí W-2025 không có mục này"),
        ('{"year": 2025, "inputs": {"1.3.1": {"yes": 5}}}', "1.3.1: yes: phải là true hoặc false"),
        ('{"year": 2025, "inputs": {"P1": {"due_on": "1999-01-01", "done_on": "1999-01-09"}}}', "P1: Lịch làm việc"),
    ],
)
def test_inputs_that_cannot_be_used(text: str, reason: str, tmp_path: Path) -> None:
    file = inputs(tmp_path, text)
    told = run("score", W_2025, file)
    assert told.exit_code == 2
    assert told.stdout == ""
    assert reason in told.stderr
    assert str(file) in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_the_example_of_the_help_and_of_the_manual_is_scored(tmp_path: Path) -> None:
    manual = (ROOT / "docs/huong-dan/bo-tieu-chi.md").read_text(encoding="utf-8")
    for text in (run("score", "--help").output, manual):
        begin = text.index('{"year"')
        example = text[begin : text.index("}}}", begin) + 3]
        told = run("score", W_2025, inputs(tmp_path, example))
        assert told.exit_code == 0, told.output
        leaves = json.loads(told.stdout)["leaves"]
        assert [leaves[code]["points"] for code in ("1.1.1", "1.1.3", "1.2.1", "2.2.1")] == [
            "0.5",
            "1.6",
            "0.375",
            None,
        ]
        assert leaves["2.2.1"]["applies"] is False


def test_it_runs_as_a_command_of_its_own(tmp_path: Path) -> None:
    """Past the tests' own set-up, in a process that nobody prepared."""
    installation = Installation(tmp_path)
    assert "hợp lệ" in installation.cchc("rubric", "check", str(W_2025)).stdout
    sheet = json.loads(installation.cchc("rubric", "score", str(W_2025), str(golden_file(tmp_path))).stdout)
    assert sheet["totals"]["index"] == "84.23"
