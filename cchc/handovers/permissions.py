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
    whose = Q(receiver=actor.post_id)
    if actor.role == "counter":
        whose |= Q(kind=HandOverList.Kind.RESULTS)
    return rows.unconfirmed().filter(whose, unit=actor.unit_id)


def given_by(rows: HandOverListQuerySet, actor: Actor) -> HandOverListQuerySet:
    """Unconfirmed lists for which the actor's side waits; the counter is one side, whoever of it gave."""
    whose = Q(giver=actor.post_id)
    if actor.role == "counter":
        whose |= Q(kind=HandOverList.Kind.DOSSIERS)
    return rows.unconfirmed().filter(whose, unit=actor.unit_id)
