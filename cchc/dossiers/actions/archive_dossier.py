"""Lưu trữ: the file of a dossier that was handed over is closed and gets its archive number (T17)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_archive_dossier(*, dossier: Dossier, by: Actor, archive_number: str | None = None) -> Refusal | None:
    if refusal := why_not("archive_dossier", dossier=dossier, by=by):
        return refusal
    if dossier.corrections.filter(corrected_at=None).exists():
        return Refusal("Còn một đề nghị đính chính chưa xong. Phát hành bản đính chính rồi mới đưa vào lưu trữ.")
    if archive_number is not None and not archive_number.strip():
        return Refusal("Hãy ghi số lưu trữ của hồ sơ.")
    return None


@transaction.atomic
def archive_dossier(*, dossier: Dossier, by: Actor, archive_number: str) -> Dossier:
    """The archived dossier; an error found later is still corrected."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_archive_dossier(dossier=dossier, by=by, archive_number=archive_number))
    dossier.status = Status.ARCHIVED
    dossier.archived_at, dossier.archived_by, dossier.archive_number = now(), by.post, archive_number.strip()
    dossier.save(update_fields=["status", "archived_at", "archived_by", "archive_number"])
    record_event("dossier_archived", subject=dossier, by=by, data={"number": dossier.archive_number})
    return dossier
