"""How is an amount of money written in words? «hai triệu không trăm linh năm nghìn đồng»."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))


def amount_in_words(dong: int) -> str:
    """An amount in đồng, not negative, in words."""
    if dong < 0:
        raise ValueError("số tiền không được âm")
    return f"{_words(dong, follows=False) or _DIGITS[0]} đồng"


def _words(number: int, *, follows: bool) -> str:
    """The words of `number`; empty for zero. `follows` says that a higher group was spoken before it."""
    for scale, name in _SCALES:
        if number >= scale:
            high = f"{_words(number // scale, follows=follows)} {name}"
            low = _words(number % scale, follows=True)
            return f"{high} {low}" if low else high
    return _below_thousand(number, follows=follows) if number else ""


def _below_thousand(number: int, *, follows: bool) -> str:
    """Three digits; after a higher group the empty hundreds are spoken too: «không trăm linh năm»."""
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or follows else []
    tens, ones = divmod(rest, 10)
    if tens == 0 and ones:
        words += ["linh"] if words else []
    elif tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == 5 and tens:
        words.append("lăm")
    elif ones:
        words.append(_DIGITS[ones])
    return " ".join(words)
