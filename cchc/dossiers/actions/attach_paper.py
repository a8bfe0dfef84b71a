"""Đính kèm bản quét: the scan of one paper joins the dossier (Decree 118/2025, Art. 17; digitisation at reception)."""

from __future__ import annotations

from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cchc.audit.recording import kind_of, record_event
from cchc.documents.actions.store_file import store_file
from cchc.documents.file_limits import limits_on
from cchc.documents.file_names import clean_file_name
from cchc.documents.models import Attachment, StoredFile
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierPaper
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor

OTHER_PAPER = "Giấy tờ khác"


def why_not_attach_paper(*, dossier: Dossier, by: Actor, paper: DossierPaper | None = None) -> Refusal | None:
    if refusal := why_not("attach_paper", dossier=dossier, by=by):
        return refusal
    if paper is not None and paper.dossier_id != dossier.pk:
        return Refusal("Giấy tờ này thuộc hồ sơ khác. Tải lại trang rồi chọn lại.")
    return None


def attach_paper(
    *, dossier: Dossier, by: Actor, upload: UploadedFile | BinaryIO, name: str, paper: DossierPaper | None = None
) -> Attachment:
    """The attached scan; the same file sent twice for the same paper stays one."""
    refuse(why_not_attach_paper(dossier=dossier, by=by, paper=paper))
    stored = store_file(upload=upload, name=name)  # before the transaction: copying must not hold the write lock
    return _attach(dossier=dossier, by=by, stored=stored, name=name, paper=paper)


@transaction.atomic
def _attach(*, dossier: Dossier, by: Actor, stored: StoredFile, name: str, paper: DossierPaper | None) -> Attachment:
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_attach_paper(dossier=dossier, by=by, paper=paper))
    label = paper.name if paper else OTHER_PAPER
    there = Attachment.objects.of(kind_of(dossier), dossier.pk).standing().filter(file=stored, label=label).first()
    if there is not None:
        return there
    kind = limits_on(today()).accepted(stored.media_type)
    attachment = Attachment(
        file=stored,
        subject_kind=kind_of(dossier),
        subject_id=dossier.pk,
        unit_id=dossier.unit_id,
        name=clean_file_name(name, kind) if kind else name,
        label=label,
        uploaded_by_name=by.official_name,
        uploaded_at=now(),
    )
    attachment.save(force_insert=True)
    record_event(
        "paper_attached",
        subject=dossier,
        by=by,
        data={"name": attachment.name, "label": label, "sha256": stored.sha256},
    )
    return attachment
