"""Is every name made harmless, and does it stay the sender's?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.documents.file_names import clean_file_name
from cchc.documents.schema import AcceptedType

PDF = AcceptedType(media_type="application/pdf", name="PDF", suffixes=[".pdf"], megabytes=1)
JPEG = AcceptedType(media_type="image/jpeg", name="JPEG", suffixes=[".jpg", ".jpeg"], megabytes=1)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Giấy khai sinh.pdf", "Giấy khai sinh.pdf"),
        (unicodedata.normalize("NFD", "Giấy chứng sinh.PDF"), "Giấy chứng sinh.PDF"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\dao\\Bản quét.pdf", "Bản quét.pdf"),
        ("quet/x/", "tai-lieu.pdf"),
        ("", "tai-lieu.pdf"),
        ("...", "tai-lieu.pdf"),
        (".pdf", "pdf.pdf"),
        ("don\x00\r\n\u202efdp.exe", "don fdp.exe.pdf"),
        ("a\ud800b.pdf", "ab.pdf"),
        ('<img src="x">:*?.pdf', "_img src=_x_____.pdf"),
        ("đơn \t\u00a0 xin.pdf", "đơn xin.pdf"),
    ],
)
def test_names(given_name: str, kept: str) -> None:
    assert clean_file_name(given_name, PDF) == kept


def test_each_ending_of_its_kind_stays() -> None:
    assert clean_file_name("anh.jpeg", JPEG) == "anh.jpeg"
    assert clean_file_name("anh.png", JPEG) == "anh.png.jpg"


def test_a_long_name_keeps_its_end() -> None:
    kept = clean_file_name("a" * 500 + " mặt sau.pdf", PDF)
    assert len(kept) == 120
    assert kept.endswith(" mặt sau.pdf")


@given(st.text())
@example("0 \x1b 0")
def test_any_name_becomes_one_that_any_system_keeps(name: str) -> None:
    kept = clean_file_name(name, PDF)
    assert kept.lower().endswith(".pdf")
    assert len(kept) <= 120
    assert not set('/\\<>:"|?*') & set(kept)
    assert all(unicodedata.category(character)[0] != "C" for character in kept)
    assert not kept.startswith((".", " "))
    assert clean_file_name(kept, PDF) == kept
