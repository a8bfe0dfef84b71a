"""Are amounts spoken as official papers write them, and can every amount be heard back?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.documents.vietnamese_numbers import amount_in_words

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
HEARD = {word: digit for digit, word in enumerate(DIGITS)} | {"mốt": 1, "lăm": 5}


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không đồng"),
        (5, "năm đồng"),
        (10, "mười đồng"),
        (11, "mười một đồng"),
        (15, "mười lăm đồng"),
        (20, "hai mươi đồng"),
        (21, "hai mươi mốt đồng"),
        (24, "hai mươi bốn đồng"),
        (25, "hai mươi lăm đồng"),
        (100, "một trăm đồng"),
        (101, "một trăm linh một đồng"),
        (105, "một trăm linh năm đồng"),
        (115, "một trăm mười lăm đồng"),
        (1_000, "một nghìn đồng"),
        (1_005, "một nghìn không trăm linh năm đồng"),
        (8_000, "tám nghìn đồng"),
        (50_015, "năm mươi nghìn không trăm mười lăm đồng"),
        (1_000_005, "một triệu không trăm linh năm đồng"),
        (2_005_000, "hai triệu không trăm linh năm nghìn đồng"),
        (1_000_000_000, "một tỷ đồng"),
        (12_000_000_345, "mười hai tỷ ba trăm bốn mươi lăm đồng"),
        (1_005_000_000_000, "một nghìn không trăm linh năm tỷ đồng"),
        (10**18, "một tỷ tỷ đồng"),
    ],
)
def test_amounts(amount: int, words: str) -> None:
    assert amount_in_words(amount) == words


def test_a_debt_is_not_an_amount() -> None:
    with pytest.raises(ValueError, match="không được âm"):
        amount_in_words(-1)


@given(st.integers(0, 10**18 - 1))
def test_every_amount_can_be_heard_back(amount: int) -> None:
    words = amount_in_words(amount).split()
    assert words.pop() == "đồng"
    assert heard(words) == amount


def heard(words: list[str]) -> int:
    """The number of the words, by the greatest scale first: what stands before it counts that many times."""
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (100, "trăm")):
        if name in words:
            place = len(words) - 1 - words[::-1].index(name)
            return heard(words[:place]) * scale + heard(words[place + 1 :])
    if "mươi" in words:
        return heard(words[:1]) * 10 + heard(words[2:])
    if words[:1] == ["mười"]:
        return 10 + heard(words[1:])
    return HEARD[words[-1]] if words else 0
