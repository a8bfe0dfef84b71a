"""Is every part of a procedure written in a cell and read back the same, and is a bad cell named?"""

from __future__ import annotations

from datetime import date

import pytest

from cchc.catalogue.cells import CellError, read_fees, read_limits, read_papers
from cchc.catalogue.parts import PartsError, content_from, parts_said
from cchc.catalogue.schema import Mark, ProcedureContent, ProceduresFile
from cchc.content.reading import content_files, read

SHIPPED = [each for path in content_files("procedures") for each in read(path, ProceduresFile).procedures]
NEXT = {"version": 2, "effective_from": date(2026, 9, 14), "source": "Quyết định minh họa"}


@pytest.mark.parametrize("content", SHIPPED, ids=lambda content: content.code)
def test_every_shipped_procedure_survives_the_annex(content: ProcedureContent) -> None:
    said = parts_said(content)
    again = content_from(said, code=content.code, base=None, **NEXT)
    assert parts_said(again) == said
    kept = content_from(said, code=content.code, base=content, **NEXT)
    own = {"version", "effective_from", "effective_until", "source"}
    assert kept.model_dump(exclude=own) == content.model_dump(exclude=own)


def test_an_amended_procedure_keeps_what_is_left_blank() -> None:
    birth = next(each for each in SHIPPED if each.code == "1.001193")
    amended = content_from(
        {"thoi_han": "2 ngày làm việc", "dieu_kien": "Không có"}, code=birth.code, base=birth, **NEXT
    )
    assert [line.value for line in amended.limits] == ["2wd"]
    assert amended.conditions == []
    assert (amended.papers, amended.fees, amended.name) == (birth.papers, birth.fees, birth.name)


def test_a_new_procedure_needs_its_name_manner_and_limit() -> None:
    with pytest.raises(PartsError) as caught:
        content_from({"giay_to": "Tờ khai"}, code="1.999001", base=None, **NEXT)
    assert [key for key, _ in caught.value.faults] == ["ten", "cach_thuc", "thoi_han"]


@pytest.mark.parametrize(
    ("line", "value", "case", "channels"),
    [
        ("3 ngày làm việc", "3wd", "", []),
        ("- 15 ngày", "15d", "", []),
        ("8 giờ làm việc", "8h", "", []),
        ("1 giờ 30 phút làm việc", "90m", "", []),
        ("Trong ngày.", "sameday", "", []),
        ("chưa công bố", None, "", []),
        ("đăng ký quá hạn | 5 ngày làm việc", "5wd", "đăng ký quá hạn", []),
        ("nộp trực tuyến | 2 ngày làm việc", "2wd", "", ["online"]),
    ],
)
def test_limits(line: str, value: str | None, case: str, channels: list[str]) -> None:
    [limit] = read_limits(line)
    assert (limit.value, limit.case, limit.channels, limit.mark) == (value, case, channels, Mark.FOUND)


@pytest.mark.parametrize(
    ("line", "kind", "amount", "per"),
    [
        ("Lệ phí 8.000 đồng một bản", "le_phi", 8000, "bản"),
        ("phí: 2,000 đ/trang", "phi", 2000, "trang"),
        ("lệ phí không thu", "le_phi", 0, "hồ sơ"),
        ("Phí chưa công bố", "phi", None, "hồ sơ"),
    ],
)
def test_fees(line: str, kind: str, amount: int | None, per: str) -> None:
    [fee] = read_fees(line)
    assert (fee.kind, fee.amount, fee.per) == (kind, amount, per)


def test_papers() -> None:
    first, second, third = read_papers(
        "Tờ khai | 1 bản chính, 2 bản sao | mẫu: TK-01\nTờ khai\nGiấy ủy quyền | không bắt buộc | ghi chú: khi làm thay"
    )
    assert (first.code, first.originals, first.copies, first.form) == ("to-khai", 1, 2, "TK-01")
    assert second.code == "to-khai-2"
    assert (third.required, third.note) == (False, "khi làm thay")


@pytest.mark.parametrize("line", ["ba ngày", "sớm nhất có thể", "0 ngày làm việc"])
def test_a_limit_that_nobody_can_read(line: str) -> None:
    with pytest.raises(CellError, match="không đọc được thời hạn"):
        read_limits(line)


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("phi", "tám nghìn", "không đọc được phí"),
        ("so_bo", "một", "số bộ hồ sơ"),
        ("co_quan", "Sở Tư pháp", "phải là một trong"),
        ("doi_tuong", "mọi người", "phải nêu"),
        ("truc_tuyen", "mức 4", "phải là một trong"),
        ("ten", "x" * 401, "dài 401 chữ"),
    ],
)
def test_a_broken_cell_is_named(key: str, text: str, sentence: str) -> None:
    with pytest.raises(PartsError) as caught:
        content_from({key: text}, code="1.001193", base=SHIPPED[0], **NEXT)
    [(named, said)] = caught.value.faults
    assert named == key
    assert sentence in said
