"""How do scans get into a dossier, how are they read, and how is one attached by mistake set aside?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.audit.recording import kind_of
from cchc.documents.models import Attachment, AttachmentQuerySet
from cchc.documents.serving import file_response
from cchc.dossiers.actions.attach_paper import attach_paper, why_not_attach_paper
from cchc.dossiers.actions.withdraw_paper import why_not_withdraw_paper, withdraw_paper
from cchc.dossiers.forms.verbs import AttachForm, WithdrawForm
from cchc.dossiers.models import Dossier
from cchc.dossiers.views.dossier import dossier_page, visible_dossier
from cchc.dossiers.views.dossier_actions import ask
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen


@opens_to_screen("one_stop")
@require_POST
def attach_a_paper(request: Any, pk: UUID) -> HttpResponse:
    """Back to the dossier with its new scan; a file that is not taken is named on the same page, with the reason."""
    dossier = visible_dossier(request.actor, pk)
    refuse(why_not_attach_paper(dossier=dossier, by=request.actor))
    form = AttachForm(request.POST, request.FILES, dossier=dossier)
    if form.is_valid():
        upload = form.cleaned_data["upload"]
        try:
            attached = attach_paper(
                dossier=dossier, by=request.actor, upload=upload, name=upload.name, paper=form.cleaned_data["paper"]
            )
        except ActionRefused as refused:
            form.add_error("upload", str(refused.refusal))
        else:
            messages.success(request, f"Đã đính kèm «{attached.name}» ({attached.label}).")
            return redirect("dossier", pk=pk)
    page = dossier_page(request, dossier) | {"attaching": form}
    return render(request, "dossiers/dossier.html", page, status=422)


@opens_to_screen("one_stop")
@require_safe
def paper_file(request: Any, pk: UUID, attachment: UUID) -> HttpResponseBase:
    """The scan itself, streamed; only to those who may see the dossier, and only while it stands."""
    dossier = visible_dossier(request.actor, pk)
    found = get_object_or_404(_standing(dossier).select_related("file"), pk=attachment)
    return file_response(found.file, found.name, download="tai" in request.GET)


@opens_to_screen("one_stop")
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_a_paper(request: Any, pk: UUID, attachment: UUID) -> HttpResponse:
    dossier = visible_dossier(request.actor, pk)
    found = get_object_or_404(_standing(dossier), pk=attachment)
    refuse(why_not_withdraw_paper(dossier=dossier, by=request.actor))
    form = WithdrawForm(request.POST if request.method == "POST" else None, dossier=dossier, by=request.actor)
    if form.is_valid():
        withdraw_paper(dossier=dossier, by=request.actor, attachment=found, **form.words())
        messages.success(request, f"Đã rút «{found.name}». Nhật ký còn giữ việc này.")
        return redirect("dossier", pk=pk)
    note = "Tệp không bị xóa; nhật ký hồ sơ ghi lại người rút và lý do."
    heading = f"Rút tệp «{found.name}»"
    return ask(request, dossier, form, verb="withdraw_paper", heading=heading, icon="trash", note=note)


def _standing(dossier: Dossier) -> AttachmentQuerySet:
    return Attachment.objects.of(kind_of(dossier), dossier.pk).standing()
