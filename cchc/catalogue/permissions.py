"""Who may see and change what of the catalogue? The only door."""

from __future__ import annotations

from django.db import models

from cchc.catalogue.models import ProcessDraft
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.organization.roles import ROLES

DRAFTERS = frozenset({"office", "field_lead", "system"})


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
