"""`cchc process`: a process goes out as a file and comes back as a draft, with what it changes and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cchc.catalogue.models import ProcessDraft
from cchc.config.commands.process import command
from tests.factories.dossiers import MARITAL_STATUS

pytestmark = pytest.mark.django_db
WARD = ("--unit", "H99.26.05")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


@pytest.mark.parametrize("layout", ["yaml", "bpmn"])
def test_out_changed_and_in_again(layout: str, tmp_path: Path) -> None:
    out = run("export", MARITAL_STATUS, "--format", layout, *WARD)
    assert out.exit_code == 0, out.output
    file = tmp_path / f"q.{layout}"
    file.write_text(out.stdout.replace("14h", "40h"), encoding="utf-8")
    told = run("import", str(file), *WARD)
    assert told.exit_code == 0, told.output
    assert "Sửa 1 bước; tổng thời gian tăng 3 ngày 2 giờ." in told.stdout
    assert "Thời gian: 14 giờ làm việc → 40 giờ làm việc" in told.stdout
    assert "dài hơn thời hạn «3 ngày làm việc»" in told.stdout
    assert ProcessDraft.objects.get().path[2].time == "40h"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("export", "9.999999", *WARD), "không có quy trình nội bộ nào đang áp dụng"),
        (("export", MARITAL_STATUS), "Hãy chọn đơn vị bằng --unit: G01.99.05, G24.99.01, H99.26.05, H99.26.06"),
        (("export", MARITAL_STATUS, "--unit", "H1"), "Hãy chọn đơn vị bằng --unit"),
    ],
)
def test_what_cannot_be_is_one_line(arguments: tuple[str, ...], sentence: str) -> None:
    told = run(*arguments)
    assert told.exit_code == 1
    assert sentence in told.output


def test_a_file_that_cannot_be_read_stores_nothing(tmp_path: Path) -> None:
    for name, content, sentence in (
        ("q.bpmn", "<a/>", "không phải BPMN 2.0"),
        ("q.txt", "x", "Chỉ đọc được tệp"),
        ("q.yaml", "kind: processes", "thiếu mục này"),
    ):
        file = tmp_path / name
        file.write_text(content, encoding="utf-8")
        told = run("import", str(file), *WARD)
        assert told.exit_code == 1
        assert sentence in told.output
    assert not ProcessDraft.objects.exists()
