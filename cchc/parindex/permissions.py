"""Who may see rubrics, rounds and sheets, and who may do what with them? The only door."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from cchc.indicators.permissions import SEES_RECORDS
from cchc.lifecycle.clock import today
from cchc.organization.actor import ABOVE, Actor
from cchc.organization.models import Post
from cchc.organization.roles import ROLES
from cchc.parindex.models import (
    Assessment,
    AssessmentRound,
    Breakthrough,
    BreakthroughQuerySet,
    LeafScore,
    LostPoint,
    Responsibility,
    RoundStatus,
    Rubric,
    RubricDraft,
)
from cchc.parindex.standing import Stage
from cchc.plans.permissions import HEADS, WORKING

BEFORE_SECOND = frozenset({RoundStatus.SELF_SCORING, RoundStatus.FIRST_APPRAISAL, RoundStatus.EXPLANATION})


def rubrics_visible_to(actor: Actor) -> models.QuerySet[Rubric]:
    """Those shipped for everybody and those published in the units in scope; what is invisible answers 404."""
    return Rubric.objects.filter(Q(unit=None) | Q(unit__in=actor.scope))


def drafts_visible_to(actor: Actor) -> models.QuerySet[RubricDraft]:
    """Those of one's own unit, for roles that use the figures."""
    if "figures" not in ROLES[actor.role].screens:
        return RubricDraft.objects.none()
    return RubricDraft.objects.filter(unit=actor.unit_id).select_related("based_on", "unit")


def writes_rubrics(subject: Any, by: Actor) -> bool:
    """The office, the ward's focal point for administrative reform; a draft is its own unit's."""
    return by.role == "office" and (subject is None or by.unit_id == subject.unit_id)


def opens_rounds(subject: Any, by: Actor) -> bool:
    """Who appraises the units below; a unit's office for a rehearsal of its own."""
    return by.role in {"appraiser", "office"}


def leads_round(of: AssessmentRound, by: Actor) -> bool:
    return by.unit_id == of.unit_id and by.role == ("office" if of.rehearsal else "appraiser")


def rounds_visible_to(actor: Actor) -> models.QuerySet[AssessmentRound]:
    """Those that the unit opened or takes part in; a rehearsal only to the unit itself."""
    rows = AssessmentRound.objects.filter(Q(unit=actor.unit_id) | Q(assessments__unit__in=actor.scope))
    return rows.filter(Q(rehearsal=False) | Q(unit=actor.unit_id)).distinct()


def assessments_visible_to(actor: Actor) -> models.QuerySet[Assessment]:
    """One's own unit's sheets; for who looks from above those of the units below, once they are locked."""
    own = Q(unit__in=actor.scope)
    if actor.role in ABOVE:
        own &= Q(round__rehearsal=False) & (Q(locked_at__isnull=False) | ~Q(round__status=RoundStatus.SELF_SCORING))
    return Assessment.objects.filter(own).select_related("unit", "round__rubric", "round__unit")


def standings_visible_to(of: AssessmentRound, actor: Actor) -> models.QuerySet[Assessment]:
    """Whose points of a round: everybody's for who leads it and once published, else those in scope."""
    if of.is_published or leads_round(of, actor):
        return of.assessments.select_related("unit")
    return assessments_visible_to(actor).filter(round=of)


def sees_appraisal(assessment: Assessment, actor: Actor) -> bool:
    """The first appraisal: who looks from above at once, the unit from the moment it must explain (§3.1 step 5)."""
    of = assessment.round
    if of.rehearsal or of.status == RoundStatus.SELF_SCORING:
        return False
    early = actor.role in ABOVE or of.shows_appraisal
    return early or of.is_published or of.status != RoundStatus.FIRST_APPRAISAL


def sees_second_appraisal(assessment: Assessment, actor: Actor) -> bool:
    """The second, and what the council approved: who looks from above, and the unit once published."""
    of = assessment.round
    if of.status in BEFORE_SECOND or not sees_appraisal(assessment, actor):
        return False
    return actor.role in ABOVE or of.shows_appraisal or of.is_published


def stage_seen(assessment: Assessment, actor: Actor) -> Stage:
    """How far into the appraisal the actor sees the points of a sheet."""
    if sees_second_appraisal(assessment, actor):
        return Stage.SECOND
    return Stage.FIRST if sees_appraisal(assessment, actor) else Stage.SELF


def keeps_sheet(subject: Any, by: Actor) -> bool:
    """The office of the assessed unit."""
    return by.role == "office" and by.unit_id == _sheet(subject).unit_id


def scores_line(subject: Any, by: Actor) -> bool:
    """To whom the criterion was given, and the office."""
    mine = isinstance(subject, LeafScore) and subject.responsible_id == by.post_id
    return mine or keeps_sheet(subject, by)


def leads_sheet(subject: Any, by: Actor) -> bool:
    return by.role in HEADS and by.unit_id == _sheet(subject).unit_id


def reopens_sheet(subject: Any, by: Actor) -> bool:
    of = _sheet(subject).round
    return leads_sheet(subject, by) if of.rehearsal else leads_round(of, by)


def appraises(subject: Any, by: Actor) -> bool:
    """An appraiser of the unit that opened the round, of three tiers first of the district; never of his own sheet."""
    sheet = _sheet(subject)
    of = sheet.round
    district = of.three_tiers and of.status == RoundStatus.FIRST_APPRAISAL
    return by.role == "appraiser" and by.unit_id == (sheet.unit.parent_id if district else of.unit_id) != sheet.unit_id


def _sheet(subject: Any) -> Assessment:
    return subject.assessment if isinstance(subject, LeafScore) else subject


def lost_points_visible_to(actor: Actor) -> models.QuerySet[LostPoint]:
    """Of published results in scope: all to who directs, leads or looks from above, else what names oneself."""
    rows = LostPoint.objects.filter(assessment__unit__in=actor.scope)
    if actor.role in SEES_RECORDS:
        return rows
    named = Q(shares__post__official=actor.official_id)
    given = Q(code__in=LeafScore.objects.filter(responsible=actor.post_id).values("code"))
    return rows.filter(named | given).distinct()


def the_system(subject: Any, by: Actor) -> bool:
    return by.role == "system"


def states_lost(lost: LostPoint, by: Actor) -> bool:
    """The office, and who was given the criterion."""
    if keeps_sheet(lost.assessment, by):
        return True
    return lost.assessment.lines.filter(code=lost.code, responsible=by.post_id).exists()


def answers_share(share: Responsibility, by: Actor) -> bool:
    """Nobody answers for another, not even who stands in for him."""
    return share.post_id == by.post_id and not by.standing_in_for


def concludes_lost(lost: LostPoint, by: Actor) -> bool:
    """The Chair; of what names the Chair another head of the unit; of what names every head who leads the round.
    Nobody concludes on himself."""
    sheet, named = lost.assessment, lost.shares.values("post__official")
    if leads_sheet(sheet, by):
        return not lost.shares.filter(post__official=by.official_id).exists()
    heads = Post.objects.held(today()).filter(unit=sheet.unit_id, position__role__in=HEADS)
    return leads_round(sheet.round, by) and heads.exists() and not heads.exclude(official__in=named).exists()


def plans_remedies(lost: LostPoint, by: Actor) -> bool:
    return leads_sheet(lost.assessment, by) or keeps_sheet(lost.assessment, by)


def breakthroughs_visible_to(actor: Actor) -> BreakthroughQuerySet:
    """Of the units in scope; what is not sent yet only to who writes it, and from above nobody sees it."""
    sent = Q(sent_at__isnull=False)
    return Breakthrough.objects.filter(assessment__unit__in=actor.scope).filter(sent | Q(registrant=actor.post_id))


def registers_breakthrough(subject: Assessment | Breakthrough, by: Actor) -> bool:
    """Everybody who works in the assessed unit, for himself; what is registered, its registrant. Nobody for another,
    not even who stands in for him."""
    if by.standing_in_for:
        return False
    if isinstance(subject, Breakthrough):
        return subject.registrant_id == by.post_id
    return by.unit_id == subject.unit_id and by.role in WORKING


def receives_breakthroughs(subject: Breakthrough, by: Actor) -> bool:
    return keeps_sheet(subject.assessment, by)


def returns_breakthroughs(subject: Breakthrough, by: Actor) -> bool:
    return keeps_sheet(subject.assessment, by) or leads_sheet(subject.assessment, by)


def approves_breakthroughs(subject: Breakthrough, by: Actor) -> bool:
    """The Chair; his own another head of the unit."""
    return leads_sheet(subject.assessment, by) and subject.registrant.official_id != by.official_id


def stops_breakthroughs(subject: Breakthrough, by: Actor) -> bool:
    return leads_sheet(subject.assessment, by) or (subject.approved_at is None and subject.registrant_id == by.post_id)
