"""Gửi bản giấy: the paper part leaves for the other unit, within a working day (Decree 118/2025, Art. 18, 20)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.elsewhere import NOT_SENT_BY_US, to_send
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, PaperTransfer
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_send_papers(*, dossier: Dossier, by: Actor) -> Refusal | None:
    if refusal := why_not("send_papers", dossier=dossier, by=by):
        return refusal
    return None if to_send(dossier, by) else NOT_SENT_BY_US


@transaction.atomic
def send_papers(*, dossier: Dossier, by: Actor, carrier: str = "") -> PaperTransfer:
    """The papers on their way; `carrier` is who takes them: the post with its number, a colleague."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_send_papers(dossier=dossier, by=by))
    transfer = to_send(dossier, by)
    assert transfer is not None  # noqa: S101 (checked by the guard)
    transfer.sent_at, transfer.sent_by, transfer.carrier = now(), by.post, carrier.strip()
    transfer.save(update_fields=["sent_at", "sent_by", "carrier"])
    record_event("papers_sent", subject=dossier, by=by, data={
        "what": transfer.get_what_display(), "to": transfer.to_unit.name, "carrier": transfer.carrier,
    })  # fmt: skip
    return transfer
