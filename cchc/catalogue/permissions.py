"""Who may see a unit's decisions, postings and proposals, and who may act on them? The only door."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

from cchc.organization.actor import Actor
from cchc.organization.permissions import ABOVE, units_in_scope

Rows = TypeVar("Rows", bound=models.QuerySet)
LEADERS = frozenset({"chair", "vice_chair"})


def visible_to(rows: Rows, actor: Actor) -> Rows:
    """Rows of the units in scope; what is invisible answers 404."""
    return rows.filter(unit__in=units_in_scope(actor))


def controls_procedures(subject: Any, by: Actor) -> bool:
    """The office of the subject's unit, which is the ward's focal point for the control of procedures."""
    return by.role == "office" and (subject is None or by.unit_id == subject.unit_id)


def puts_up(subject: Any, by: Actor) -> bool:
    """Whoever stands at the board: the office or a clerk of the one-stop shop."""
    return by.role in ("office", "counter") and by.unit_id == subject.unit_id


def leads(subject: Any, by: Actor) -> bool:
    """The Chair or a Vice-chair, who sign what leaves the unit."""
    return by.role in LEADERS and by.unit_id == subject.unit_id


def answers(subject: Any, by: Actor) -> bool:
    """The level above in the product, or the office that enters the authority's letter."""
    if by.role in ABOVE:
        return units_in_scope(by).filter(pk=subject.unit_id).exists()
    return controls_procedures(subject, by)
