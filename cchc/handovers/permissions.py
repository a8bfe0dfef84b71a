"""Who may see which hand-over lists, and who may confirm one? The only door."""

from __future__ import annotations

from django.db.models import Q

from cchc.handovers.models import HandOverList, HandOverListQuerySet
from cchc.organization.actor import Actor


def visible_to(rows: HandOverListQuerySet, actor: Actor) -> HandOverListQuerySet:
    """Lists of the unit: whoever works there with dossiers sees these dossiers too."""
    return rows.filter(unit=actor.unit_id)


def confirms(hand_over: HandOverList, by: Actor) -> bool:
    """The receiver; results come to the counter, where any clerk may take them."""
    at_counter = hand_over.kind == HandOverList.Kind.RESULTS and by.role == "counter"
    return by.post_id == hand_over.receiver_id or (at_counter and by.unit_id == hand_over.unit_id)


def waits_for(rows: HandOverListQuerySet, actor: Actor) -> HandOverListQuerySet:
    """Unconfirmed lists that the actor may confirm: `confirms`, as a queryset."""
    return rows.unconfirmed().filter(_takes(actor), unit=actor.unit_id)


def at_either_end(rows: HandOverListQuerySet, actor: Actor) -> HandOverListQuerySet:
    """Unconfirmed lists that the actor may confirm, or for which his side waits; the counter is one side."""
    gives = Q(giver=actor.post_id)
    if actor.role == "counter":
        gives |= Q(kind=HandOverList.Kind.DOSSIERS)
    return rows.unconfirmed().filter(_takes(actor) | gives, unit=actor.unit_id)


def _takes(actor: Actor) -> Q:
    at_counter = Q(kind=HandOverList.Kind.RESULTS) if actor.role == "counter" else Q(pk=None)
    return Q(receiver=actor.post_id) | at_counter
