"""Nhận bản giấy: the paper part has come, and where it now lies (Decree 118/2025/NĐ-CP, Article 20)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.elsewhere import NOTHING_COMING, to_take
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, PaperTransfer
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_take_papers(*, dossier: Dossier, by: Actor) -> Refusal | None:
    if refusal := why_not("take_papers", dossier=dossier, by=by):
        return refusal
    return None if to_take(dossier, by) else NOTHING_COMING


@transaction.atomic
def take_papers(*, dossier: Dossier, by: Actor, place: str = "") -> PaperTransfer:
    """The papers at their end; `place` is where they lie: quầy 2, tủ A."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_take_papers(dossier=dossier, by=by))
    transfer = to_take(dossier, by)
    assert transfer is not None  # noqa: S101 (checked by the guard)
    transfer.received_at, transfer.received_by, transfer.place = now(), by.post, place.strip()
    transfer.save(update_fields=["received_at", "received_by", "place"])
    record_event("papers_taken", subject=dossier, by=by, data={
        "what": transfer.get_what_display(), "from": transfer.from_unit.name, "place": transfer.place,
    })  # fmt: skip
    return transfer
