"""Which dossiers wait for whom? Querysets in the order of their due moments; what is shown of them stands in rows."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Least

from cchc.dossiers.models import Dossier, DossierQuerySet, DossierStep, Status, SupplementRequest
from cchc.dossiers.permissions import visible_to
from cchc.organization.actor import Actor

Outcome = DossierStep.Outcome


def running(actor: Actor) -> DossierQuerySet:
    """Every dossier in scope whose clock runs. `next_due`: of its step or of the whole, whichever comes first."""
    return _by_due(visible_to(Dossier.objects.running(), actor))


def held_by(actor: Actor) -> DossierQuerySet:
    """What the post holds now."""
    return running(actor).filter(current_step__holder=actor.post_id, current_step__left_at=None)


def to_forward(actor: Actor) -> DossierQuerySet:
    """Received at the counter and still there: any clerk may forward it (Decree 118/2025/NĐ-CP, Article 18)."""
    return _by_due(visible_to(Dossier.objects.filter(status=Status.RECEIVED), actor))


def late(actor: Actor, at: datetime) -> DossierQuerySet:
    """Past the appointment, or held past the time of its step although the whole is still in time."""
    return running(actor).filter(Q(due_at__lt=at) | Q(current_step__due_at__lt=at))


def late_of_fields(actor: Actor, at: datetime) -> DossierQuerySet:
    """Late in the fields that the post answers for, held by somebody else; no field named means every field."""
    fields = actor.post.fields.values("pk")
    of_fields = Q(procedure__procedure__field__in=fields) | ~Q(Exists(fields))
    return late(actor, at).filter(of_fields).exclude(current_step__holder=actor.post_id)


def results_due_today(actor: Actor, midnight: datetime, next_midnight: datetime) -> DossierQuerySet:
    """Finished and promised for today."""
    return _results(actor).filter(due_at__gte=midnight, due_at__lt=next_midnight).order_by("due_at", "id")


def other_results(actor: Actor, midnight: datetime, next_midnight: datetime) -> DossierQuerySet:
    """Finished earlier than promised, or not collected yet; the newest first, because they are asked for first."""
    is_today = Q(due_at__gte=midnight, due_at__lt=next_midnight)
    return _results(actor).exclude(is_today).order_by("-due_at", "-id")


def _results(actor: Actor) -> DossierQuerySet:
    rows = visible_to(Dossier.objects.filter(status=Status.RESULT_READY), actor)
    return rows.select_related("current_step")


def awaiting_completion(actor: Actor) -> DossierQuerySet:
    """Brought incomplete, with a slip of what is missing; not yet received."""
    rows = visible_to(Dossier.objects.filter(status=Status.AWAITING_COMPLETION), actor)
    return rows.order_by("-filed_at", "-id")


def awaiting_supplement(actor: Actor) -> DossierQuerySet:
    """Paused until the citizen brings what was asked; `supplement_due` is his last day."""
    return _with_supplement_due(visible_to(Dossier.objects.awaiting_supplement(), actor))


def passed_on_by(actor: Actor) -> DossierQuerySet:
    """What the post has done its part of, and now waits for somebody else or for the citizen."""
    done = DossierStep.objects.filter(
        dossier=OuterRef("pk"), holder=actor.post_id, outcome__in=(Outcome.COMPLETED, Outcome.PAUSED)
    )
    waiting = Dossier.objects.filter(status__in=(Status.IN_PROCESS, Status.DECIDED, Status.AWAITING_SUPPLEMENT))
    rows = visible_to(waiting, actor).filter(Exists(done)).exclude(current_step__holder=actor.post_id)
    return _with_supplement_due(rows).select_related("current_step__holder__official")


def _by_due(rows: DossierQuerySet) -> DossierQuerySet:
    return (
        rows.select_related("current_step__holder__official")
        .annotate(next_due=Least("due_at", "current_step__due_at"))
        .order_by("next_due", "id")
    )


def _with_supplement_due(rows: DossierQuerySet) -> DossierQuerySet:
    asked = SupplementRequest.objects.filter(dossier=OuterRef("pk"), phase=SupplementRequest.Phase.AFTER)
    return rows.annotate(supplement_due=Subquery(asked.values("due_on")[:1])).order_by(
        F("supplement_due").asc(nulls_first=True), "due_at", "id"
    )
