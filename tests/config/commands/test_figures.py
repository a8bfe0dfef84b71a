"""`cchc figures`: the same figures as a table, as JSON and as CSV; what cannot be gets one line."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner, Result

from cchc.config.commands.figures import command
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import now
from cchc.worktime.zone import local
from tests.factories.dossiers import dossier_at

pytestmark = pytest.mark.django_db


def run(*more: str, unit: str = "H99.26.05") -> Result:
    today = local(now()).date().isoformat()
    return CliRunner().invoke(command, ["--unit", unit, "--from", today, "--to", today, *more])


def test_three_formats() -> None:
    for _ in range(3):
        dossier_at(Status.RESULT_READY)
    table = run().output
    assert "Tỷ lệ hồ sơ giải quyết đúng hạn, trước hạn" in table
    assert "100,00 %" in table
    [row] = json.loads(run("--indicator", "dossiers_on_time", "--format", "json").output)
    assert row == {
        "code": "dossiers_on_time", "name": "Tỷ lệ hồ sơ giải quyết đúng hạn, trước hạn", "value": "100.00",
        "measure": "%", "of": 3, "met": 3,
    }  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv").output)))
    assert {"dossiers_received", "plan_tasks_completed"} <= {row["code"] for row in rows}
    [unknown] = json.loads(run("--indicator", "late_with_apology", "--format", "json").output)
    assert (unknown["value"], unknown["of"]) == (None, 0)


@pytest.mark.parametrize(
    ("more", "unit", "sentence"),
    [
        ((), "H00.1", "Không có đơn vị nào mang mã «H00.1»."),
        (("--indicator", "nothing"), "H99.26.05", "Không có chỉ tiêu «nothing»."),
        (("--to", "2020-01-01"), "H99.26.05", "Ngày cuối kỳ đứng trước ngày đầu kỳ."),
    ],
)
def test_what_cannot_be_gets_a_line(more: tuple[str, ...], unit: str, sentence: str) -> None:
    said = run(*more, unit=unit)
    assert (said.exit_code, said.output) == (2, sentence + "\n")
