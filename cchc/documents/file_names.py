"""Under which name is a handed-in file kept and given back? The sender's own, made harmless."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from cchc.documents.schema import AcceptedType

_LONGEST = 120  # characters: 360 bytes at most, and shown whole on a screen


def readable_name(name: str) -> str:
    """The last part of the path, NFC, without control, layout or reserved characters; never empty."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(c for c in re.sub(r"\s+", " ", last) if unicodedata.category(c)[0] != "C")
    visible = re.sub(" +", " ", visible)  # those that stood around what was left out
    return re.sub(r'[<>:"|?*]', "_", visible).strip(" .")[-_LONGEST:] or "tai-lieu"


def clean_file_name(name: str, kind: AcceptedType) -> str:
    """`readable_name` that ends as its true kind does: «anh.exe» with the bytes of a PDF is «anh.exe.pdf»."""
    readable = readable_name(name)
    if PurePosixPath(readable).suffix.lower() in kind.suffixes:
        return readable
    return readable[: _LONGEST - len(kind.suffixes[0])] + kind.suffixes[0]
