"""Do the bytes decide what a file is, whatever it claims to be?"""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.documents.file_types import sniffed_type
from cchc.documents.office_archive import MacroError
from tests.documents import samples
from tests.documents.samples import DOCX_TYPES, XLSX_TYPES, archive, declared


def named(value: object) -> str | None:
    """A zip holds the moment it was made: two workers would call the same case by two names."""
    return "file" if isinstance(value, bytes) else None


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (samples.PDF, "application/pdf"),
        (b"%PDF-2.0\n%%EOF", "application/pdf"),
        (samples.PNG, "image/png"),
        (samples.JPEG, "image/jpeg"),
        (b"\xff\xd8\xff\xe1\x00\x18Exif\x00\x00" + b"\x01" * 100, "image/jpeg"),
        (b"II*\x00\x08\x00\x00\x00" + b"\x01" * 100, "image/tiff"),
        (b"MM\x00*\x00\x00\x00\x08" + b"\x01" * 100, "image/tiff"),
        (samples.DOCX, samples.WORD),
        (samples.XLSX, samples.SHEET),
    ],
    ids=named,
)
def test_known_kinds(content: bytes, media_type: str) -> None:
    assert sniffed_type(io.BytesIO(content)) == media_type


@pytest.mark.parametrize(
    "content",
    [
        b"",
        samples.EXE,
        b"\x7fELF\x02\x01\x01" + b"\x00" * 100,
        b"#!/bin/sh\nrm -rf /\n",
        b"<html><body>%PDF-1.7</body></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        b"\n%PDF-1.7",
        b"%PDF",
        b"%PDF-9.9",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a....",
        b"RIFF\x10\x00\x00\x00WEBPVP8 ",
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        b"Rar!\x1a\x07\x00xxxxxx",
        "Chữ thường, không có dấu hiệu nào".encode(),
        archive(**{"a.txt": "x"}),
        archive(**{"word/document.xml": "<w/>"}),
        archive(types=XLSX_TYPES, **{"word/document.xml": "<w/>"}),
        archive(types=DOCX_TYPES, **{"xl/workbook.xml": "<w/>"}),
        archive(types=DOCX_TYPES),
        archive(types=declared("openxmlformats-officedocument.presentationml.presentation"), **{"ppt/p.xml": "x"}),
        samples.DOCX[:-30],
        samples.DOCX[:60],
        b"PK\x03\x04" + b"\x00" * 100,
        b"PK\x05\x06" + b"\x00" * 18,
    ],
    ids=named,
)
def test_everything_else_is_unknown(content: bytes) -> None:
    assert sniffed_type(io.BytesIO(content)) == ""


@pytest.mark.parametrize(
    "content",
    [
        archive(types=DOCX_TYPES, **{"word/document.xml": "<w/>", "word/vbaProject.bin": "x"}),
        archive(types=DOCX_TYPES, **{"word/document.xml": "<w/>", "WORD/VBAPROJECT.BIN": "x"}),
        archive(types=XLSX_TYPES, **{"xl/workbook.xml": "<w/>", "xl/activeX/activeX1.bin": "x"}),
        archive(types=declared("ms-word.document.macroEnabled"), **{"word/document.xml": "<w/>"}),
    ],
    ids=named,
)
def test_program_code_in_a_document_is_found(content: bytes) -> None:
    with pytest.raises(MacroError):
        sniffed_type(io.BytesIO(content))


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked() -> None:
    bomb = bytearray(samples.DOCX)
    struct.pack_into("<L", bomb, bomb.rfind(b"PK\x01\x02") + 24, 301 * 1024 * 1024)
    assert sniffed_type(io.BytesIO(bytes(bomb))) == ""


def test_only_the_beginning_of_the_types_is_unpacked() -> None:
    types = DOCX_TYPES.encode() + bytes(2 * 1024 * 1024)
    assert sniffed_type(io.BytesIO(archive(types=types, **{"word/document.xml": "<w/>"}))) == samples.WORD
    types = bytes(2 * 1024 * 1024) + DOCX_TYPES.encode()
    assert sniffed_type(io.BytesIO(archive(types=types, **{"word/document.xml": "<w/>"}))) == ""


def test_two_members_of_one_name_are_no_document() -> None:
    packed = io.BytesIO(samples.DOCX)
    with zipfile.ZipFile(packed, "a") as again, pytest.warns(UserWarning, match="Duplicate name"):
        again.writestr("word/document.xml", "<other/>")
    assert sniffed_type(packed) == ""


def test_a_list_of_members_too_long_to_read_is_not_read() -> None:
    end = samples.DOCX.rfind(b"PK\x05\x06")
    long = bytearray(samples.DOCX)
    struct.pack_into("<L", long, end + 12, 2**31)
    assert sniffed_type(io.BytesIO(bytes(long))) == ""


def test_a_locked_document_is_unknown() -> None:
    locked = bytearray(samples.DOCX)
    for signature, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(signature)
        locked[at + flags_at] |= 1
    assert sniffed_type(io.BytesIO(bytes(locked))) == ""


@given(st.binary(max_size=300), st.sampled_from([b"", samples.DOCX[:40], samples.PDF[:5], samples.DOCX]))
def test_no_bytes_break_it(tail: bytes, head: bytes) -> None:
    assert isinstance(sniffed_type(io.BytesIO(head + tail)), str)
