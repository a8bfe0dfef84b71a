"""Sửa phiếu: the registrant writes it anew before it is sent, or when it was returned."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.breakthrough_lifecycle import why_not
from cchc.parindex.models import Breakthrough
from cchc.parindex.registering import PLAIN, BreakthroughWords, fault_of, keep_promises


def why_not_amend_breakthrough(
    *, of: Breakthrough, by: Actor, words: BreakthroughWords | None = None
) -> Refusal | None:
    """`words` None asks whether the actor may amend it now."""
    if refusal := why_not("amend_breakthrough", of=of, by=by):
        return refusal
    return fault_of(words, of.assessment) if words else None


@transaction.atomic
def amend_breakthrough(*, of: Breakthrough, by: Actor, words: BreakthroughWords) -> Breakthrough:
    """All of its words at once."""
    of = Breakthrough.objects.lock(of.pk)
    refuse(why_not_amend_breakthrough(of=of, by=by, words=words))
    words.written_on(of).save(update_fields=PLAIN)
    promised = keep_promises(of, words)
    record_event("breakthrough_amended", subject=of, by=by, data={"title": of.title, "promised": promised})
    return of
