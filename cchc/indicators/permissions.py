"""Who may see figures, the records behind them and who answers for them? The only door."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from cchc.organization.actor import ABOVE, Actor, below
from cchc.organization.models import Unit
from cchc.plans.permissions import DIRECTING

SEES_RECORDS = DIRECTING | {"field_lead"} | ABOVE


def units_seen(actor: Actor) -> list[UUID]:
    """Whose figures: of the own unit, for who looks from above of every unit below."""
    return list(actor.scope)


def unit_seen(actor: Actor, pk: UUID | None) -> Unit:
    """The unit asked for, else the own one: one below for who looks from above, one that was merged into the own; 404
    when it is out of sight."""
    if pk is None or pk == actor.unit_id:
        return actor.unit
    seen = below(actor.unit_id) if actor.role in ABOVE else Unit.objects.filter(pk__in=actor.scope)
    found = seen.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def sees_records(actor: Actor) -> bool:
    """All records and everybody who answers; others see what they themselves answer for."""
    return actor.role in SEES_RECORDS
