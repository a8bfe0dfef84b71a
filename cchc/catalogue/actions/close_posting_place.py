"""Thôi dùng nơi niêm yết: nothing has to be posted there any more; what was posted stays on record."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import PostingPlace
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_close_posting_place(*, place: PostingPlace, by: Actor) -> Refusal | None:
    if refusal := why_not("close_posting_place", subject=place, by=by):
        return refusal
    return Refusal("Nơi niêm yết này đã thôi dùng.") if place.closed_at else None


@transaction.atomic
def close_posting_place(*, place: PostingPlace, by: Actor) -> PostingPlace:
    """The place, with its open duties ended."""
    place = PostingPlace.objects.lock(place.pk)
    refuse(why_not_close_posting_place(place=place, by=by))
    place.closed_at = now()
    place.save(update_fields=["closed_at"])
    ended = place.duties.open().update(ended_at=place.closed_at)
    record_event("posting_place_closed", subject=place, by=by, data={"name": place.name, "ended": ended})
    return place
