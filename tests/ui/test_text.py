"""Is Vietnamese text folded and ordered as offices do?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.ui.text import LETTERS, TONES, fold, name_sort_key, sort_key

TONED = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES}
vietnamese = st.text(alphabet=sorted({*LETTERS, *TONED, " "}))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Nguyễn Thị Đào", "nguyen thi dao"),
        ("  NGUYỄN\tTHỊ  ĐÀO\n", "nguyen thi dao"),
        (unicodedata.normalize("NFD", "Đường Thượng Ưởng"), "duong thuong uong"),
        ("H99.26.05-261117-0003", "h99.26.05-261117-0003"),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(vietnamese)
def test_folded_vietnamese_is_plain_ascii(text: str) -> None:
    assert fold(text).isascii()


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(vietnamese, vietnamese)
def test_a_part_is_found_in_the_whole(part: str, rest: str) -> None:
    assert fold(part) in fold(f"{part} {rest}")


@pytest.mark.parametrize("key", [fold, sort_key, name_sort_key])
@given(text=vietnamese)
def test_unicode_form_and_case_do_not_matter(key: object, text: str) -> None:
    assert callable(key)
    assert key(unicodedata.normalize("NFD", text)) == key(text) == key(text.upper())


@pytest.mark.parametrize(
    "ordered",
    [
        [*LETTERS],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["an", "án", "ana", "ăn", "ân", "ba"],
        ["da", "dạ", "dâng", "đa", "đà"],
        ["Hà", "Hạ", "Hà An", "Hạ An", "Hà Bình", "Hải"],
        ["mía", "mìn", "muốn", "mượn", "mưu"],
        ["10", "2", "a"],
    ],
)
def test_letters_then_tones(ordered: list[str]) -> None:
    keys = [sort_key(text) for text in ordered]
    assert keys == sorted(set(keys))


def test_people_stand_by_given_name_then_by_the_whole() -> None:
    ordered = ["Trần Văn An", "Lê Thị Ánh", "Đặng Văn Bình", "Nguyễn Bình", "Lý Thị Đào", "Lý Thị Đạo", "Vũ Yến"]
    keys = [name_sort_key(name) for name in ordered]
    assert keys == sorted(set(keys))
    assert name_sort_key("  ") == ""


@given(vietnamese, vietnamese)
def test_only_equal_texts_share_a_key(one: str, other: str) -> None:
    same = " ".join(one.split()) == " ".join(other.split())
    assert (sort_key(one) == sort_key(other)) is same
