"""How does a stored file leave the house? Streamed, under its true type, never run as a page of ours."""

from __future__ import annotations

from django.http import FileResponse

from cchc.documents.models import StoredFile

# A browser shows these without running anything from them as a page; everything else is downloaded.
_SHOWN = frozenset({"application/pdf", "image/jpeg", "image/png"})


def file_response(stored: StoredFile, name: str, download: bool = False) -> FileResponse:
    """The contents under the given name; who may see them was asked before."""
    response = FileResponse(
        stored.path.open("rb"),
        as_attachment=download or stored.media_type not in _SHOWN,
        filename=name,
        content_type=stored.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"  # papers of citizens on shared office computers
    return response
