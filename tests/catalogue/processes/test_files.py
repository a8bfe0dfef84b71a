"""Does a process come back from the layout of the content files, and are faults named with their lines?"""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.catalogue.processes.files import codes_in, read_file, write_file
from cchc.catalogue.processes.refused import FileRefused
from cchc.catalogue.schema import ProcessesFile
from cchc.content.reading import read
from tests.factories.dossiers import BIRTH, MARITAL_STATUS, procedure_in_force

pytestmark = pytest.mark.django_db


def written(layout: str = "yaml") -> tuple[str, bytes]:
    name, _, text = write_file(procedure_in_force(MARITAL_STATUS)[1], layout)
    return name, text.encode()


@pytest.mark.parametrize("layout", ["yaml", "bpmn"])
def test_it_comes_back_as_it_went(layout: str) -> None:
    name, sent = written(layout)
    assert name == f"quy-trinh-1.004873-1.{layout}"
    steps, remarks = read_file(name, sent, code=MARITAL_STATUS)
    assert [step.model_dump() for step in steps] == [s.model_dump() for s in procedure_in_force(MARITAL_STATUS)[1].path]
    assert remarks == []
    assert codes_in(name, sent) == [MARITAL_STATUS]


def test_it_is_a_content_file(tmp_path: Path) -> None:
    path = tmp_path / "q.yaml"
    path.write_bytes(written()[1])
    assert read(path, ProcessesFile).processes[0].procedure == MARITAL_STATUS


@pytest.mark.parametrize("layout", ["yaml", "bpmn"])
def test_the_process_of_another_procedure_is_refused(layout: str) -> None:
    with pytest.raises(FileRefused, match=r"1\.004873"):
        read_file(*written(layout), code=BIRTH)


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("q.yaml", b"time: 14h", b"time: mai", "Dòng 27: "),
        ("q.yaml", b"does: decide", b"does: assign", "phải có đúng một bước ký duyệt"),
        ("q.yaml", b"kind: processes", b"kind: [", "không phải YAML hợp lệ"),
        ("q.docx", b"", b"", "Chỉ đọc được tệp .yaml"),
        ("q.bpmn", b"", b"", "không phải XML"),
    ],
)
def test_a_broken_file_says_where(name: str, old: bytes, new: bytes, reason: str) -> None:
    with pytest.raises(FileRefused, match=reason):
        read_file(name, written()[1].replace(old, new), code=MARITAL_STATUS)
