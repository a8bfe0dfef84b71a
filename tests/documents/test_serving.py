"""Does a stored file leave under its true type, and can it never act as a page of ours?"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc.documents.actions.store_file import store_file
from cchc.documents.models import StoredFile
from cchc.documents.serving import file_response
from tests.documents import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(store: Path) -> Callable[[bytes], StoredFile]:
    return lambda content: store_file(upload=io.BytesIO(content), name="a")


@pytest.mark.parametrize(
    ("content", "media_type", "disposition"),
    [
        (samples.PDF, "application/pdf", "inline"),
        (samples.PNG, "image/png", "inline"),
        (samples.JPEG, "image/jpeg", "inline"),
        (b"II*\x00\x08\x00\x00\x00" + b"\x01" * 100, "image/tiff", "attachment"),
        (samples.DOCX, samples.WORD, "attachment"),
        (samples.XLSX, samples.SHEET, "attachment"),
    ],
)
def test_type_and_disposition(
    stored: Callable[[bytes], StoredFile], content: bytes, media_type: str, disposition: str
) -> None:
    response = file_response(stored(content), "Giấy tờ.bin")
    assert b"".join(response) == content
    assert response["Content-Type"] == media_type
    assert response["Content-Length"] == str(len(content))
    assert response["Content-Disposition"] == f"{disposition}; filename*=utf-8''Gi%E1%BA%A5y%20t%E1%BB%9D.bin"
    response.close()


def test_nothing_in_it_may_run_or_stay(stored: Callable[[bytes], StoredFile]) -> None:
    response = file_response(stored(samples.PDF), "a.pdf")
    response.close()
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-store"


def test_it_can_be_asked_to_download(stored: Callable[[bytes], StoredFile]) -> None:
    response = file_response(stored(samples.PDF), "a.pdf", download=True)
    response.close()
    assert response["Content-Disposition"] == 'attachment; filename="a.pdf"'


def test_a_name_cannot_add_a_header(stored: Callable[[bytes], StoredFile]) -> None:
    response = file_response(stored(samples.PDF), 'a"\r\nSet-Cookie: x=1\r\n.pdf', download=True)
    response.close()
    assert "\n" not in response["Content-Disposition"]
    assert "Set-Cookie" not in response.headers
