"""Bỏ bộ lọc: a saved filter that nobody needs any more; the record keeps what it was."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.models import SavedFilter
from cchc.dossiers.permissions import offers_filters
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_drop_filter(*, saved: SavedFilter, by: Actor) -> Refusal | None:
    if saved.of_unit and not offers_filters(by):
        return Refusal("Bộ lọc này của cả đơn vị, do Văn phòng bỏ.")
    if not saved.of_unit and saved.owner_id != by.official_id:
        return Refusal("Bộ lọc này của người khác.")
    return None


@transaction.atomic
def drop_filter(*, saved: SavedFilter, by: Actor) -> None:
    """The row goes; what it said stays in the record."""
    saved = SavedFilter.objects.select_for_update().get(pk=saved.pk)
    refuse(why_not_drop_filter(saved=saved, by=by))
    record_event("filter_dropped", subject=saved, by=by, data={"name": saved.name, "conditions": saved.conditions})
    saved.delete()
