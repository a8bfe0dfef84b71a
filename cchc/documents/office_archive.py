"""Is this archive a Word document or a spreadsheet without program code? Hardly anything of it is unpacked.

Only the list of members and the part that names their types are read, each within a bound, so that an archive
made to exhaust its reader exhausts nobody here; one that would unpack to too much is no document.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import IO

_LIST_AT_MOST = 1024 * 1024  # bytes of the list of members: about ten thousand of them
_TYPES_AT_MOST = 1024 * 1024  # bytes of [Content_Types].xml
_UNPACKED_AT_MOST = 300 * 1024 * 1024
_END_RECORD = b"PK\x05\x06"
_FURTHER_END_RECORD = b"PK\x06\x07"  # ZIP64, for archives beyond 4 GB
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, OSError, EOFError),
    *(ValueError, RuntimeError),  # encrypted, or packed in a way that zipfile does not know
)


class MacroError(Exception):
    """An office document that carries program code."""


def is_word_document(file: IO[bytes]) -> bool:
    return _is_document(file, "word/document.xml", b"wordprocessingml.document.main+xml")


def is_spreadsheet(file: IO[bytes]) -> bool:
    return _is_document(file, "xl/workbook.xml", b"spreadsheetml.sheet.main+xml")


def _is_document(file: IO[bytes], main_part: str, main_type: bytes) -> bool:
    if not _list_is_short(file):
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if any(_is_code(name.lower()) for name in names):
                raise MacroError
            if main_part not in names or len(names) < len(members):
                return False
            if sum(member.file_size for member in members) > _UNPACKED_AT_MOST:
                return False
            types = _types(archive)
    except _BROKEN:
        return False
    if b"macroenabled" in types or b"vbaproject" in types:
        raise MacroError
    return main_type in types


def _is_code(name: str) -> bool:
    return name.endswith("vbaproject.bin") or "/activex/" in name


def _types(archive: zipfile.ZipFile) -> bytes:
    """What the document declares its parts to be; empty when it does not."""
    if "[Content_Types].xml" not in archive.namelist():
        return b""
    with archive.open("[Content_Types].xml") as part:
        return part.read(_TYPES_AT_MOST).lower()


def _list_is_short(file: IO[bytes]) -> bool:
    """May the list of members be read into memory? Its length stands in the record at the archive's end."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_557))  # the record, and the longest comment that may follow it
    tail = file.read()
    at = tail.rfind(_END_RECORD)
    if at < 0 or len(tail) - at < 22:
        return False
    length: int = struct.unpack_from("<L", tail, at + 12)[0]
    return length <= _LIST_AT_MOST and _FURTHER_END_RECORD not in tail[max(0, at - 20) : at]
