"""Is the annex of a decision read as offices write it, and does a broken one name sheet, row and column?"""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest

from cchc.catalogue.annex import read_annex, written_annex
from cchc.catalogue.drafting import drafted
from cchc.catalogue.models import ProcedureVersion
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.publications import ABOLISHED, AMENDED, NEW, draft_of, workbook

pytestmark = pytest.mark.django_db


def test_new_amended_and_abolished() -> None:
    found = draft_of(NEW, AMENDED, ABOLISHED)
    assert not found.faults
    assert [(item.code, item.change) for item in found.items] == [
        ("1.999001", "new"), ("1.004873", "amended"), ("2.000908", "abolished")
    ]  # fmt: skip
    assert found.items[1].parts["limits"][0]["value"] == "2wd"  # type: ignore[index]
    assert found.items[1].parts["papers"] == found.items[1].newest.parts["papers"]  # type: ignore[index, union-attr]
    assert found.items[2].parts is None


def test_the_template_made_here_is_read_again() -> None:
    rows = ProcedureVersion.objects.in_force(today()).select_related("procedure__field")
    versions = list(rows.order_by("procedure__code"))
    annex = read_annex(BytesIO(written_annex(versions)), "mau.xlsx")
    found = drafted(annex.rows, effective_from=date(2026, 12, 1), source="Quyết định minh họa")
    assert not found.faults
    assert [item.code for item in found.items] == [version.procedure.code for version in versions]


def test_the_sheet_s_name_says_the_change_and_a_line_says_the_field() -> None:
    headings = ("TT", "Mã TTHC", "Tên thủ tục", "Thời hạn giải quyết", "Cách thức thực hiện")
    file = workbook(
        ("I", "Lĩnh vực: Hộ tịch", "", "", ""), (1, "1.999001", "Xác nhận", "3 ngày làm việc", "trực tiếp"),
        headings=headings, sheet="Phụ lục 1", above="A. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH",
    )  # fmt: skip
    [row] = read_annex(file, "phu-luc.xlsx").rows
    assert (row.change, row.own["linh_vuc"], row.row) == ("new", "Hộ tịch", 4)


def test_a_code_typed_as_a_number_and_a_day_typed_as_a_day() -> None:
    file = workbook((1.00489, "", "", "Sửa đổi", date(2026, 10, 1), "", "", "", ""))
    [row] = read_annex(file, "phu-luc.xlsx").rows
    assert row.own["ma"] == "1.004890"
    assert row.own["hieu_luc"] != ""


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("1.004873", "", "", "Sửa đổi", "", "", "", "mau chóng", ""),
         "Trang tính «Phụ lục», dòng 2, cột H (Thời hạn giải quyết): không đọc được thời hạn «mau chóng»"),
        (("1.00487", "", "", "Sửa đổi", "", "", "", "", ""), "cột A (Mã thủ tục): mã «1.00487» phải như 1.001193"),
        (("1.004873", "", "", "", "", "", "", "", ""), "cột D (Nội dung công bố): phải là Mới ban hành"),
        (("1.004873", "", "", "Sửa đổi", "31/02/2026", "", "", "", ""), "không đọc được ngày «31/02/2026»"),
        (("1.004873", "", "", "Sửa đổi", "01/01/2020", "", "", "", ""), "ngày hiệu lực phải sau 01/07/2025"),
        (("1.888888", "", "", "Bãi bỏ", "", "", "", "", ""), "thủ tục chưa có trong danh mục"),
        (("1.004873", "", "", "Mới", "", "", "", "", ""), "đã có trong danh mục"),
        (("1.999002", "Tên", "Chăn nuôi", "Mới", "", "trực tiếp", "", "1 ngày", ""), "không có lĩnh vực «Chăn nuôi»"),
    ],
)  # fmt: skip
def test_a_broken_row_names_sheet_row_and_column(row: tuple[str, ...], sentence: str) -> None:
    said = [str(fault) for fault in draft_of(row).faults]
    assert any(sentence in one for one in said), said


def test_a_code_given_twice() -> None:
    assert "xuất hiện hai lần" in str(draft_of(AMENDED, AMENDED).faults[0])


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (BytesIO(b"PK\x03\x04 not a workbook"), "không phải Excel"),
        (BytesIO(b""), "không phải Excel"),
        (workbook(("a", "b"), headings=("Cột", "Khác")), "không có dòng thủ tục nào"),
        (workbook(*[AMENDED] * 501), "có hơn 500 thủ tục"),
    ],
)
def test_a_file_that_is_no_annex(file: BytesIO, sentence: str) -> None:
    with pytest.raises(ActionRefused, match=sentence):
        read_annex(file, "phu-luc.xlsx")


def test_a_workbook_broken_inside_is_named() -> None:
    """It passes for one at the door: its list of members is whole, its sheet is not."""
    whole, broken = workbook(AMENDED), BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(broken, "w") as new:
        for member in old.infolist():
            text = old.read(member)
            new.writestr(member, text[:60] if member.filename.endswith("sheet1.xml") else text)
    with pytest.raises(ActionRefused, match=r"bị hỏng|không có dòng thủ tục nào"):
        read_annex(broken, "phu-luc.xlsx")
