"""How Vietnamese text is compared: folded for search, keyed for the order of an official list."""

from __future__ import annotations

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang, huyền, hỏi, ngã, sắc, nặng
MARKS_OF_LETTERS = "\u0306\u0302\u031b"  # breve, circumflex and horn make other letters, not tones
# One character per letter whose code points ascend in the order of LETTERS, and stay above digits and signs.
RANK = {letter: chr(ord("A") + place) for place, letter in enumerate(LETTERS)}


def fold(text: str) -> str:
    """ "  Nguyễn Thị ĐÀO " -> "nguyen thi dao": what the searched column and the query have in common."""
    bare = _without_marks(_without_marks(text).casefold())
    return " ".join(bare.replace("đ", "d").split())


def _without_marks(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def sort_key(text: str) -> str:
    """Letters decide first, over the whole text; tones only between texts with the same letters."""
    letters: list[str] = []
    tones: list[int] = []
    for sign in unicodedata.normalize("NFD", " ".join(text.split()).casefold()):
        if sign in MARKS_OF_LETTERS and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + sign)
        elif sign in TONES and tones:
            tones[-1] = TONES.index(sign)
        else:
            letters.append(sign)
            tones.append(0)
    return "".join(RANK.get(letter, letter) for letter in letters) + "\t" + "".join(map(str, tones))


def name_sort_key(name: str) -> str:
    """Order of people in an official list: by given name (the last word), then by the whole name."""
    words = name.split()
    return f"{sort_key(words[-1])}\t{sort_key(name)}" if words else ""
