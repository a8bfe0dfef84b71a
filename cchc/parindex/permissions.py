"""Who may see rubrics and their drafts, and who may write them? The only door."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from cchc.organization.actor import Actor
from cchc.organization.roles import ROLES
from cchc.parindex.models import Rubric, RubricDraft


def rubrics_visible_to(actor: Actor) -> models.QuerySet[Rubric]:
    """Those shipped for everybody and those published in the units in scope; what is invisible answers 404."""
    return Rubric.objects.filter(Q(unit=None) | Q(unit__in=actor.scope))


def drafts_visible_to(actor: Actor) -> models.QuerySet[RubricDraft]:
    """Those of one's own unit, for roles that use the catalogue."""
    if "catalogue" not in ROLES[actor.role].screens:
        return RubricDraft.objects.none()
    return RubricDraft.objects.filter(unit=actor.unit_id).select_related("based_on", "unit")


def writes_rubrics(subject: Any, by: Actor) -> bool:
    """The office, the ward's focal point for administrative reform; a draft is its own unit's."""
    return by.role == "office" and (subject is None or by.unit_id == subject.unit_id)
