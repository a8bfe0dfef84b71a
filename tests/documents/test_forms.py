"""Does a printed form say all it must, to eyes and to scanners, and print hostile text as text?"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cchc.content.reading import SHIPPED
from cchc.documents import forms
from cchc.documents.form_values import CertificationLine, ControlSheet, PaperLine, Person, Receipt, SupplementSlip
from cchc.documents.forms import render_form
from cchc.lifecycle.refusal import ActionRefused
from tests.documents.samples import ADDRESS, APPLICANT, CODE, DAY, FORMS, at, hand_over

Words = Callable[[bytes], str]
HOSTILE = '#import "x": * $a^2$ *b* _i_ <script>alert(1)</script> @ref `raw` // c /* d */ \\u{41} -- "q" #v.office'


def pages(pdf: bytes, folder: Path) -> int:
    path = folder / "form.pdf"
    path.write_bytes(pdf)
    about = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    found = re.search(r"^Pages:\s+(\d+)$", about, re.MULTILINE)
    assert found
    return int(found[1])


def scanned(pdf: bytes, folder: Path, per_inch: int) -> list[str]:
    """What a scanner reads on the first page, printed this sharp."""
    (folder / "form.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", str(per_inch), "-l", "1", "-gray", folder / "form.pdf", folder / "page"]
    subprocess.run(command, check=True)
    [page] = folder.glob("page*.pgm")
    read = subprocess.run(["zbarimg", "--quiet", "--nodbus", page], capture_output=True, text=True)
    return sorted(read.stdout.splitlines())


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("01", ["GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "Mẫu số 01", "Số: 15/TNHS", "Mã hồ sơ: " + CODE,
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN",
                "Tân Lập Đông, ngày 23 tháng 11 năm 2026", "Tiếp nhận hồ sơ của: Nguyễn Thị Đào",
                "Số định danh cá nhân/Hộ chiếu: 001199000345", "Hình thức nộp: trực tiếp", "Số lượng hồ sơ: 1 bộ",
                "Đăng ký khai sinh (mã thủ tục: 1.001193); cho cháu Trần Bảo Ngọc",
                "2 Giấy chứng sinh 1 2", "Thời gian giải quyết theo quy định: 3 ngày làm việc",
                "Thời gian nhận hồ sơ: 14 giờ 30, ngày 23/11/2026", "Thời gian trả kết quả: 17 giờ 00, ngày 27/11/2026",
                "Đăng ký nhận kết quả tại: Bộ phận Một cửa", "Lệ phí: 2.000.000 đồng", "Tổng cộng: 2.005.000 đồng",
                "Hai triệu không trăm linh năm nghìn đồng", "Lê Văn Cửa", "0200 000 0123", "Trang 1/1"]),
        ("02", ["PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "lần thứ 1, sau khi đã tiếp nhận hồ sơ",
                "1 Giấy chứng sinh Nộp bản chính có dấu.", "Lý do: Chưa rõ nơi sinh của trẻ.",
                "Căn cứ: khoản 5 Điều 19", "Hạn hoàn thiện: 08/12/2026", "tính lại từ đầu", "0200 000 0124"]),
        ("03", ["PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Hồ sơ không thuộc thẩm quyền của phường.",
                "Căn cứ: Điều 13 Luật Hộ tịch", "Mã yêu cầu: YC-2026-000123",
                "Thời gian nộp: 08 giờ 05, ngày 23/11/2026", "Cần hỏi thêm, gọi số 0200 000 0123"]),
        ("04", ["VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN", "Kính gửi: Nguyễn Thị Đào", "lĩnh vực Hộ tịch",
                "17 giờ 00, ngày 27/11/2026", "lý do: chờ kết quả xác minh.", "17 giờ 00, ngày 30/11/2026",
                "GIÁM ĐỐC", "Phạm Thị Giám"]),
        ("06", ["PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "1. Giao: Lê Văn Cửa", "2. Nhận: Hoàng Tư Pháp",
                "15 giờ 12, ngày 23/11/2026", "16 giờ 12, ngày 23/11/2026", "Đúng hạn", "Bản giấy",
                "Cơ quan giải quyết: Ủy ban nhân dân phường Tân Lập Đông"]),
        ("clock", ["BẢNG TÍNH THỜI HẠN GIẢI QUYẾT HỒ SƠ", "1 thứ Ba 24/11/2026 Nghỉ lễ không tính",
                   "Điều 112 Bộ luật Lao động", "Lịch áp dụng: giờ hành chính.",
                   "Hẹn trả kết quả: 17 giờ 00, ngày 27/11/2026"]),
        ("giay-ban-giao-ket-qua", ["GIẤY BIÊN NHẬN TRẢ KẾT QUẢ", "1 Giấy khai sinh 215/2026 Trần Bảo Ngọc",
                                   "Thời gian trả kết quả: 09 giờ 15, ngày 27/11/2026", "Tư cách nhận: chủ hồ sơ",
                                   "Bản chính đã thu lại: Giấy chứng sinh."]),
    ],
)  # fmt: skip
def test_what_each_form_says(number: str, says: list[str], words: Words) -> None:
    text = words(render_form(number, FORMS[number], DAY))
    assert [said for said in says if said not in text] == []


@pytest.mark.parametrize("number", sorted(set(FORMS) - {"03"}))
@pytest.mark.parametrize("per_inch", [150, 200])
def test_scanners_read_both_codes_of_a_printed_page(number: str, per_inch: int, tmp_path: Path) -> None:
    read = scanned(render_form(number, FORMS[number], DAY), tmp_path, per_inch)
    assert read == [f"CODE-128:{CODE}", f"QR-Code:{ADDRESS}"]


def test_a_request_without_a_dossier_carries_no_codes(tmp_path: Path) -> None:
    assert scanned(render_form("03", FORMS["03"], DAY), tmp_path, 200) == []


def test_a_form_with_a_code_and_no_address_carries_the_bar_code_alone(tmp_path: Path) -> None:
    pdf = render_form("01", replace(FORMS["01"], look_up_url=""), DAY)
    assert scanned(pdf, tmp_path, 200) == [f"CODE-128:{CODE}"]


def test_hostile_text_is_printed_as_it_stands(words: Words) -> None:
    hostile = replace(FORMS["01"], applicant=Person(name=HOSTILE, address=HOSTILE), delivery=HOSTILE)
    text = words(render_form("01", hostile, DAY))
    assert text.count(HOSTILE) >= 2
    hostile = replace(FORMS["06"], hand_overs=(hand_over(note=HOSTILE, giver_unit=HOSTILE),))
    assert "<script>alert(1)</script>" in words(render_form("06", hostile, DAY))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Đặng 😀 漢", "Đặng □ □"),
        ("a\u200bb\u202ec\ufeff", "abc"),
        ("một\ttab\r\nhai", "một tab hai"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("chuông\x07", "chuông□"),
        ("nửa\ud800cặp", "nửa□cặp"),
    ],
)
def test_what_no_font_draws_is_a_box(typed: str, printed: str, words: Words) -> None:
    assert f"nhận kết quả tại: {printed}" in words(render_form("01", replace(FORMS["01"], delivery=typed), DAY))


def test_a_word_wider_than_its_column_is_broken(words: Words) -> None:
    paper = PaperLine(name="j" * 300)
    text = words(render_form("01", replace(FORMS["01"], papers=(paper,)), DAY))
    assert text.count("j") == 300
    assert "j" * 300 not in text


def test_many_papers_pass_over_pages(words: Words, tmp_path: Path) -> None:
    papers = tuple(PaperLine(name=f"Giấy tờ thứ {n} " + "dài " * 15, originals=1) for n in range(30))
    pdf = render_form("01", replace(FORMS["01"], papers=papers), DAY)
    text = words(pdf)
    assert pages(pdf, tmp_path) == 3
    assert text.count("Thành phần hồ sơ") == 2
    assert all(f"Giấy tờ thứ {n} " in text for n in range(30))
    assert "Trang 3/3" in text


def test_many_hand_overs_pass_over_pages_with_their_heading(words: Words, tmp_path: Path) -> None:
    rows = tuple(hand_over(n, note=f"dòng-{n}-") for n in range(60))
    pdf = render_form("06", replace(FORMS["06"], hand_overs=rows), DAY)
    text, count = words(pdf), pages(pdf, tmp_path)
    assert count > 5
    assert text.count("Tên cơ quan") == text.count("Kết quả") == count
    assert [n for n in range(60) if f"dòng-{n}-" not in text] == []
    assert f"Trang {count}/{count}" in text
    assert text.count(CODE) == count


def test_an_endless_note_is_printed_whole(words: Words) -> None:
    endless = replace(FORMS["06"], hand_overs=(hand_over(note="chữ " * 900),))
    assert words(render_form("06", endless, DAY)).count("chữ") >= 900


def test_the_certification_table_and_two_phases(words: Words) -> None:
    values = replace(
        FORMS["01"],
        papers=(),
        certifications=(CertificationLine(name="Bằng tốt nghiệp", pages=2, paper_copies=5, electronic=True),),
        fees=(),
        second_phase_received_at=at(28, 8),
        second_phase_due_at=at(30, 17),
        owner=Person(name="Trần Bảo Ngọc"),
        book="01/2026",
        entry="15",
        copy="giao tổ chức, cá nhân",
    )
    text = words(render_form("01", values, DAY))
    for said in (
        "1 Bằng tốt nghiệp 2 5 có",
        "giai đoạn 2: 08 giờ 00, ngày 28/11/2026",
        "giai đoạn 2: 17 giờ 00, ngày 30/11/2026",
        "Phí, lệ phí: không thu",
        "Chủ hồ sơ: Trần Bảo Ngọc",
        "Quyển số 01/2026, số thứ tự 15",
        "Liên: giao tổ chức, cá nhân",
    ):
        assert said in text


def test_before_acceptance_no_clock_is_spoken_of(words: Words) -> None:
    slip = replace(FORMS["02"], after_acceptance=False, complete_by=None, code="", look_up_url="")
    assert isinstance(slip, SupplementSlip)
    text = words(render_form("02", slip, DAY))
    assert "trước khi tiếp nhận hồ sơ" in text
    assert "Hạn hoàn thiện" not in text
    assert "tính lại từ đầu" not in text


def test_what_is_not_known_is_left_to_the_pen(words: Words) -> None:
    text = words(render_form("02", replace(FORMS["02"], applicant=Person(name="Trần Văn Mực")), DAY))
    assert re.search(r"Địa chỉ: \.{20}", text)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (at(5, 9).replace(month=2), "ngày 05 tháng 02 năm 2026"),
        (at(10, 9).replace(month=3), "ngày 10 tháng 3 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_months_have_a_zero(day: Any, written: str, words: Words) -> None:
    assert written in words(render_form("01", replace(FORMS["01"], issued_at=day), DAY))


def test_the_same_values_give_the_same_bytes_and_an_archive_file() -> None:
    pdf = render_form("01", FORMS["01"], DAY)
    assert render_form("01", FORMS["01"], DAY) == pdf
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf


def test_threads_do_not_mix_their_pages(words: Words) -> None:
    names = [f"Người thứ {n}." for n in range(24)]
    values = [replace(FORMS["01"], applicant=replace(APPLICANT, name=name)) for name in names]
    with ThreadPoolExecutor(8) as pool:
        printed = list(pool.map(lambda each: render_form("01", each, DAY), values))
    assert [name for name, pdf in zip(names, printed, strict=True) if name not in words(pdf)] == []


def test_before_its_day_a_form_is_not_printed() -> None:
    with pytest.raises(ActionRefused, match="không có mẫu 01 nào có hiệu lực ngày 30/06/2025"):
        render_form("01", FORMS["01"], date(2025, 6, 30))


@pytest.fixture
def own_forms(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """The installation's own copy of the forms, to be changed by the test."""
    shutil.copytree(SHIPPED / "forms", tmp_path / "forms")
    settings.CONTENT_ROOTS = (SHIPPED, tmp_path)
    forms._form_sets.cache_clear()
    yield tmp_path / "forms"
    forms._form_sets.cache_clear()


def test_an_installation_prints_its_own_form_from_its_day_on(own_forms: Path, words: Words) -> None:
    own = own_forms / "tt03-2025.yaml"
    text = own.read_text(encoding="utf-8").replace("effective_from: 2025-07-01", "effective_from: 2026-11-23")
    own.write_text(text.replace("Mẫu số 01", "Mẫu riêng 01"), encoding="utf-8")
    assert "Mẫu số 01" in words(render_form("01", FORMS["01"], date(2026, 11, 22)))
    assert "Mẫu riêng 01" in words(render_form("01", FORMS["01"], DAY))


def test_every_sample_is_of_its_form() -> None:
    assert isinstance(FORMS["01"], Receipt)
    assert isinstance(FORMS["06"], ControlSheet)
