"""Does the set to be posted hold an index and every procedure, with codes that a scanner opens?"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from cchc.catalogue.models import ProcedureVersion
from cchc.catalogue.posting_set import printed, set_in_force, set_of_publication
from cchc.lifecycle.clock import today
from cchc.organization.models import Field
from tests.factories.office import ward
from tests.factories.publications import ABOLISHED, AMENDED, NEW, publication

pytestmark = pytest.mark.django_db
AT = "https://phuong.example.vn"


def pages_of(pdf: bytes, folder: Path) -> list[str]:
    (folder / "set.pdf").write_bytes(pdf)
    read = subprocess.run(["pdftotext", "-layout", folder / "set.pdf", "-"], check=True, capture_output=True, text=True)
    return read.stdout.split("\f")[:-1]


def codes_on(page: int, folder: Path) -> str:
    picture = ["pdftoppm", "-r", "150", "-f", str(page), "-l", str(page), "-png", "-singlefile"]
    subprocess.run([*picture, folder / "set.pdf", folder / "page"], check=True)
    read = ["zbarimg", "--raw", "--quiet", "--nodbus", folder / "page.png"]
    return subprocess.run(read, check=True, capture_output=True, text=True).stdout.strip()


def test_a_field_with_index_page_numbers_and_codes(tmp_path: Path) -> None:
    field = Field.objects.get(code="ho-tich")
    rows = ProcedureVersion.objects.in_force(today()).filter(procedure__field=field)
    versions = list(rows.select_related("procedure__field").order_by("procedure__code"))
    pages = pages_of(printed(set_in_force(ward(), versions, field, at=AT)), tmp_path)
    index = dict(re.findall(r"(\d\.\d{6})\s.*\s(\d+)$", pages[0], re.MULTILINE))
    assert index["1.001193"]
    page = int(index["1.001193"])
    assert "Mã thủ tục: 1.001193" in pages[page - 1]
    assert "Giấy chứng sinh" in pages[page - 1]
    assert codes_on(page, tmp_path) == f"{AT}/thu-tuc-hanh-chinh/1.001193/?phuong=H99.26.05"


def test_the_whole_catalogue(tmp_path: Path) -> None:
    rows = ProcedureVersion.objects.in_force(today()).select_related("procedure__field")
    versions = list(rows.order_by("procedure__field__order", "procedure__code"))
    whole = "".join(pages_of(printed(set_in_force(ward(), versions, None, at=AT)), tmp_path))
    missing = [each.procedure.code for each in versions if f"Mã thủ tục: {each.procedure.code}" not in whole]
    assert not missing


def test_a_decision_with_what_it_takes_down(tmp_path: Path) -> None:
    draft = publication(NEW, AMENDED, ABOLISHED)
    pages = pages_of(printed(set_of_publication(draft, at=AT)), tmp_path)
    assert "1234/QĐ-UBND" in pages[0]
    assert "phải gỡ xuống" in pages[0]
    assert "2.000908" in pages[0]
    assert len(pages) == 3
    assert "Xác nhận thông tin minh họa" in pages[1]
    assert "2 ngày làm việc" in pages[2]
