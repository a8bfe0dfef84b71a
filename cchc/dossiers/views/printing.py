"""Which paper comes out of the printer? Each form of a dossier as a PDF, or for Word, by its word in the address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from cchc.documents.form_values import Form
from cchc.documents.forms import render_form
from cchc.documents.word import MEDIA_TYPE, render_word
from cchc.dossiers.permissions import only_consulted
from cchc.dossiers.presentation.sheets import sheets_for
from cchc.dossiers.tracking import address_of
from cchc.dossiers.views.dossier import visible_dossier
from cchc.organization.access import opens_to_screen
from cchc.worktime.zone import local

PDF, WORD = "pdf", "docx"
KINDS: dict[str, tuple[Callable[..., bytes], str]] = {
    PDF: (render_form, "application/pdf"),
    WORD: (render_word, MEDIA_TYPE),
}


@opens_to_screen("one_stop")
@require_safe
def print_form(request: Any, pk: UUID, form: str) -> HttpResponse:
    """Shown in the browser's own viewer; 404 for a form that the dossier does not have in its state."""
    return _form(request, pk, form, PDF)


@opens_to_screen("one_stop")
@require_safe
def edit_form(request: Any, pk: UUID, form: str) -> HttpResponse:
    """The same as a Word document, to be completed by hand; what is changed there is not kept here."""
    return _form(request, pk, form, WORD)


def _form(request: Any, pk: UUID, form: str, kind: str) -> HttpResponse:
    dossier = visible_dossier(request.actor, pk)
    sheet = sheets_for(dossier, request.actor.unit_id).get(form)
    if sheet is None or only_consulted(dossier, request.actor):
        raise Http404
    values = sheet.values(dossier, request.build_absolute_uri(address_of(dossier)) if dossier.code else "")
    return paper_response(sheet.number, values, kind, name=f"{form}-{dossier.code or dossier.pk}")


def paper_response(number: str, values: Form, kind: str, *, name: str) -> HttpResponse:
    """The form as a PDF, which the browser shows, or as a Word document, which it keeps."""
    render, media_type = KINDS[kind]
    response = HttpResponse(render(number, values, local(values.issued_at).date()), content_type=media_type)
    shown = content_disposition_header(as_attachment=kind == WORD, filename=f"{name}.{kind}")
    response["Content-Disposition"] = shown or "inline"
    response["Cache-Control"] = "private, no-store"  # personal data on shared office computers
    return response
