"""Rút tệp đính kèm: a scan attached by mistake is set aside with the reason; nothing is deleted."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import kind_of, record_event
from cchc.documents.models import Attachment
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_withdraw_paper(
    *, dossier: Dossier, by: Actor, attachment: Attachment | None = None, reason: str | None = None
) -> Refusal | None:
    if refusal := why_not("withdraw_paper", dossier=dossier, by=by):
        return refusal
    if attachment is not None and attachment.withdrawn_at is not None:
        return Refusal("Tệp này đã được rút.")
    return Refusal("Hãy ghi lý do rút tệp.") if reason is not None and not reason.strip() else None


@transaction.atomic
def withdraw_paper(*, dossier: Dossier, by: Actor, attachment: Attachment, reason: str) -> Attachment:
    """The attachment, which the dossier no longer shows as its paper."""
    dossier = Dossier.objects.lock(dossier.pk)
    attachment = Attachment.objects.of(kind_of(dossier), dossier.pk).get(pk=attachment.pk)
    refuse(why_not_withdraw_paper(dossier=dossier, by=by, attachment=attachment, reason=reason))
    attachment.withdrawn_at = now()
    attachment.save(update_fields=["withdrawn_at"])
    record_event("paper_withdrawn", subject=dossier, by=by, data={"name": attachment.name, "reason": reason.strip()})
    return attachment
