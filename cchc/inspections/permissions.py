"""Who may see inspections and findings, and who may do what with them? The only door."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cchc.inspections.models import Finding, FindingQuerySet, Inspection, InspectionQuerySet, Kind, TeamMember
from cchc.organization.actor import ABOVE, Actor
from cchc.organization.models import Post, Unit
from cchc.plans.permissions import DIRECTING, HEADS

SEES_ALL = DIRECTING | {"field_lead"} | ABOVE


def visible_to(rows: InspectionQuerySet, actor: Actor) -> InspectionQuerySet:
    """Inspections of the units in scope; one without notice only to those who plan it, unless it is opened."""
    rows = rows.filter(unit__in=actor.scope)
    secret = Q(kind=Kind.UNANNOUNCED, opened_at=None)
    if actor.role in DIRECTING | {"inspector"}:
        return rows.exclude(secret & ~Q(planned_by__unit=actor.unit_id))
    return rows.exclude(secret)


def findings_visible_to(rows: FindingQuerySet, actor: Actor) -> FindingQuerySet:
    """Of the units in scope: all for who directs, leads or looks from above, else what concerns or was seen by one."""
    rows = rows.filter(inspection__unit__in=actor.scope)
    if actor.role in SEES_ALL:
        return rows
    teams = TeamMember.objects.filter(post__official=actor.official_id)
    about_him = Q(responsible__official=actor.official_id) | Q(taken_over_by__official=actor.official_id)
    return rows.filter(about_him | Q(inspection__in=teams.values("inspection")))


def is_above(unit: Unit, by: Actor) -> bool:
    """An inspector of the level above, who looks upon the unit."""
    return by.role == "inspector" and by.unit_id != unit.pk and unit.pk in by.scope


def plans_in(unit: Unit, by: Actor) -> bool:
    return (by.role in DIRECTING and by.unit_id == unit.pk) or is_above(unit, by)


def plans_it(inspection: Inspection | None, by: Actor) -> bool:
    """Of an inspection that is not there yet nothing is known: the action asks the unit."""
    return by.role in DIRECTING | {"inspector"}


def opens_it(inspection: Inspection, by: Actor) -> bool:
    """The head of the unit by his decision; of what the level above planned, its inspector."""
    if inspection.planned_by.unit_id != inspection.unit_id:
        return is_above(inspection.unit, by)
    return by.role in HEADS and by.unit_id == inspection.unit_id


def the_system(inspection: Inspection | None, by: Actor) -> bool:
    return by.role == "system"


def leads_it(inspection: Inspection, by: Actor) -> bool:
    """For whom a self-inspection was opened, or who leads his division since."""
    if by.post_id == inspection.lead_id:
        return True
    leads = by.role == "field_lead" and by.unit_id == inspection.unit_id
    return leads and by.post.position.division == inspection.division


def inspects_it(inspection: Inspection, by: Actor) -> bool:
    """Members of the team, an inspector of the level above; in a self-inspection the lead of the field."""
    if inspection.is_of_himself:
        return leads_it(inspection, by)
    return is_above(inspection.unit, by) or inspection.team.filter(post=by.post_id).exists()


def answers_it(finding: Finding, by: Actor) -> bool:
    """Who answers for it, or the lead of his division."""
    post = finding.charged
    if by.post_id == post.pk:
        return True
    leads = by.role == "field_lead" and by.unit_id == post.unit_id
    return leads and by.post.position.division == post.position.division


def concludes_it(inspection: Inspection, by: Actor) -> bool:
    """A head of the inspected unit, who gives the tasks that follow; the lead of the field of what he inspected."""
    if inspection.is_of_himself:
        return leads_it(inspection, by)
    return by.role in HEADS and by.unit_id == inspection.unit_id


def may_see_results(by: Actor) -> bool:
    """What was upheld against whom: for who rates, leads or looks from above; others see their own."""
    return by.role in SEES_ALL


def concerns_himself(by: Actor, post: Any) -> bool:
    return bool(post is not None and post.official_id == by.official_id)


def inspects_himself(inspection: Inspection, post: Post) -> bool:
    """He works in the inspected division, or answers for one of the inspected fields."""
    if post.unit_id != inspection.unit_id:
        return False
    if inspection.division and post.position.division == inspection.division:
        return True
    inspected = {field.pk for field in inspection.fields.all()}
    return bool(inspected & {field.pk for field in post.fields.all()})
