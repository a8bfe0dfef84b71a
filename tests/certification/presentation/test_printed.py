"""The printed papers: a stamp for each copy, a slip that adds up, a book with its heading, lines and closing words."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from cchc.certification.actions.close_book import close_book
from cchc.certification.actions.void_entry import void_entry
from cchc.certification.models import Book, Entry
from cchc.certification.presentation.printed import book_sheet_of, fee_slip_of, receipt_of, stamps_of
from cchc.certification.totals import totals_of
from cchc.certification.writing import Line
from cchc.documents.forms import render_form
from cchc.dossiers.models import Dossier
from cchc.lifecycle.clock import clock_at, now, today
from cchc.worktime.zone import ZONE
from tests.factories.certification import DEGREE, RECORD, SIGNATURE, certified
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "form.pdf").write_bytes(pdf)
    command = ["pdftotext", "-layout", folder / "form.pdf", "-"]
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def of(dossier: Dossier) -> list[Entry]:
    return list(Entry.objects.filter(dossier=dossier).select_related("book").order_by("number"))


def test_a_stamp_for_each_copy_that_is_in_force(tmp_path: Path) -> None:
    dossier = certified(DEGREE, RECORD, signer=actor("phochutich").post)
    void_entry(entry=of(dossier)[1], by=actor("tuphap"), reason="Ghi sai")
    stamps = stamps_of(dossier, of(dossier), at=now())
    assert len(stamps.stamps) == 3
    text = text_of(render_form("loi-chung", stamps, today()), tmp_path)
    assert text.count("Số chứng thực 01, quyển số 01/2026-SCT/BS") == 3
    assert "KT. CHỦ TỊCH" in text
    assert text.count("Lê Thu Hằng") == 3


def test_the_stamp_of_a_signature_says_who_signed_before_whom(tmp_path: Path) -> None:
    dossier = certified(Line("Giấy ủy quyền", 1, 1), code=SIGNATURE)
    text = text_of(render_form("loi-chung", stamps_of(dossier, of(dossier), at=now()), today()), tmp_path)
    assert "Tôi là Trịnh Quốc Đạt, Chủ tịch, Ủy ban nhân dân phường Tân Lập Đông." in text
    assert "ông/bà Nguyễn Thị Đào, giấy tờ tùy thân số 099192004512" in text


def test_the_receipt_has_the_columns_of_certification(tmp_path: Path) -> None:
    dossier = certified(DEGREE, RECORD)
    text = text_of(render_form("01", receipt_of(dossier, of(dossier), ""), today()), tmp_path)
    assert "Giấy tờ chứng thực" in text
    assert "Học bạ 12 2" in text


def test_the_slip_adds_up(tmp_path: Path) -> None:
    dossier = certified(DEGREE, RECORD)
    slip = fee_slip_of(dossier, of(dossier), clerk="Phạm Thị Mai Hương", at=now())
    text = text_of(render_form("phieu-thu-chung-thuc", slip, today()), tmp_path)
    for said in ("6.000 đồng", "28.000 đồng", "34.000 đồng", "Ba mươi bốn nghìn đồng", "Thông tư 226/2016/TT-BTC"):
        assert said in text
    assert slip.values()["total"] == 34_000


def test_the_book_is_opened_counted_and_closed(tmp_path: Path) -> None:
    certified(DEGREE, RECORD, Line("#strike[x] <b>", 1, 1))
    void_entry(entry=Entry.objects.get(number=2), by=actor("tuphap"), reason="Chứng thực nhầm")
    with clock_at(datetime(2027, 1, 4, 9, tzinfo=ZONE)):
        book = close_book(book=Book.objects.get(), by=actor("tuphap"))
        entries = list(book.entries.order_by("number"))
        sheet = book_sheet_of(book, entries, totals_of(book.entries.all()), period="", closed_by="Người Khóa", at=now())
        text = text_of(render_form("so-chung-thuc", sheet, today()), tmp_path)
    for said in (
        "SỔ CHỨNG THỰC BẢN SAO TỪ BẢN CHÍNH", "Quyển số: 01/2026-SCT/BS", "Sổ năm 2026, ghi từ số 01", "#strike[x] <b>",
        "Khóa sổ ngày 04/01/2027", "2 việc chứng thực, 4 bản", "8.000 đồng", "1 dòng đã hủy", "Trang 1/1", "Người Khóa",
    ):  # fmt: skip
        assert said in text
