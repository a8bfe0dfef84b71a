"""Which kind of file is this really? Its bytes decide; name and browser count for nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

import puremagic

from cchc.documents.office_archive import is_spreadsheet, is_word_document

_CHECKS: dict[str, Callable[[bytes, IO[bytes]], bool]] = {
    "application/pdf": lambda head, file: head.startswith((b"%PDF-1.", b"%PDF-2.")),
    "image/jpeg": lambda head, file: head.startswith(b"\xff\xd8\xff"),
    "image/png": lambda head, file: head == b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR",
    "image/tiff": lambda head, file: head.startswith((b"II*\x00", b"MM\x00*")),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        lambda head, file: head.startswith(b"PK\x03\x04") and is_word_document(file)
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (
        lambda head, file: head.startswith(b"PK\x03\x04") and is_spreadsheet(file)
    ),
}


def sniffed_type(file: IO[bytes]) -> str:
    """The media type of a kind known here, else nothing; MacroError for an office document with code.

    puremagic lists every kind that could begin or end like this, in no fixed order between equals (a DOCX
    ranks with PPTX, XLSX and seven others), so its first guess decides nothing: it must list the kind, and
    a check of our own must agree.
    """
    file.seek(0)
    try:
        possible = {match.mime_type for match in puremagic.magic_stream(file)}
    except (puremagic.PureError, ValueError):
        return ""
    file.seek(0)
    head = file.read(16)
    for media_type, is_really in _CHECKS.items():
        if media_type in possible and is_really(head, file):
            return media_type
    return ""
