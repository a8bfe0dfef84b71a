"""Who may see a unit's decisions, postings and proposals, and who may act on them? The only door."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

from cchc.catalogue.models import ProcessDraft
from cchc.organization.actor import ABOVE, Actor
from cchc.organization.models import Unit
from cchc.organization.roles import ROLES

Rows = TypeVar("Rows", bound=models.QuerySet)
LEADERS = frozenset({"chair", "vice_chair"})
DRAFTERS = frozenset({"office", "field_lead", "system"})


def visible_to(rows: Rows, actor: Actor) -> Rows:
    """Rows of the units in scope; what is invisible answers 404."""
    return rows.filter(unit__in=actor.scope)


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
        return subject.unit_id in by.scope
    return controls_procedures(subject, by)


def drafts_visible_to(actor: Actor) -> models.QuerySet[ProcessDraft]:
    """Those of one's own unit, for roles that use the catalogue; what is invisible answers 404."""
    if "catalogue" not in ROLES[actor.role].screens and actor.role != "system":
        return ProcessDraft.objects.none()
    return ProcessDraft.objects.filter(unit=actor.unit_id).select_related("procedure__field", "unit", "based_on")


def drafts_processes(unit: Unit, by: Actor) -> bool:
    """The office and the field leads of the unit; the system when a file is imported from the command line."""
    return by.role in DRAFTERS and by.unit_id == unit.pk


def decides_processes(unit: Unit, by: Actor) -> bool:
    """The Chair of the unit, or who stands in for him."""
    return by.role == "chair" and by.unit_id == unit.pk
