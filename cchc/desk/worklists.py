"""Which dossiers wait for whom? Querysets in the order of their due moments; what is shown of them stands in rows."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Least

from cchc.dossiers.models import (
    Consultation,
    Correction,
    Dossier,
    DossierQuerySet,
    DossierStep,
    PaymentRequest,
    Status,
    SupplementRequest,
)
from cchc.dossiers.models.asked import CorrectionQuerySet
from cchc.dossiers.models.consulted import ConsultationQuerySet
from cchc.dossiers.models.dossier import PAUSED
from cchc.dossiers.permissions import visible_to
from cchc.organization.actor import Actor

Outcome, Phase = DossierStep.Outcome, SupplementRequest.Phase
# Half of a dossier's columns, which no row says: a list of a hundred is read in half the time without them.
NOT_OF_ROW = (
    "submission", "case", "channel", "applicant_number", "applicant_born_on", "applicant_address", "applicant_phone",
    "applicant_email", "owner_number", "summary", "sets", "result_by", "fee_due", "search_text", "first_due_at",
    "decision", "decided_at", "result_number", "returned_to", "reason",
)  # fmt: skip


def of_unit(rows: DossierQuerySet, actor: Actor) -> DossierQuerySet:
    """What the actor may see of his own unit: the only dossiers on which he can act."""
    return visible_to(rows, actor).filter(unit=actor.unit_id)


def running(actor: Actor) -> DossierQuerySet:
    """Every dossier in scope whose clock runs, with who holds it."""
    return _with_holder(_by_due(of_unit(Dossier.objects.running(), actor)))


def held_by(actor: Actor) -> DossierQuerySet:
    """What the post holds now; the post says enough about the unit."""
    rows = visible_to(Dossier.objects.running(), actor)
    return _by_due(rows.filter(current_step__holder=actor.post_id, current_step__left_at=None))


def to_forward(actor: Actor) -> DossierQuerySet:
    """Received at the counter and still there: any clerk may forward it (Decree 118/2025/NĐ-CP, Article 18)."""
    return _by_due(of_unit(Dossier.objects.filter(status=Status.RECEIVED), actor))


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
    """Collected here; a result on its way to the unit that received the dossier stands with the papers, a part's
    goes out with its group."""
    ready = Dossier.objects.counted_once().filter(status=Status.RESULT_READY, result_at_receiving_unit=False)
    return _with_step(of_unit(ready, actor))


def awaiting_completion(actor: Actor) -> DossierQuerySet:
    """Brought incomplete, with a slip of what is missing; not yet received."""
    rows = of_unit(Dossier.objects.filter(status=Status.AWAITING_COMPLETION), actor)
    return rows.order_by("-filed_at", "-id")


def awaiting_supplement(actor: Actor) -> DossierQuerySet:
    """Paused until the citizen brings what was asked; `supplement_due` is his last day."""
    return _with_supplement_due(of_unit(Dossier.objects.counted_once().awaiting_supplement(), actor))


def awaiting_payment(actor: Actor) -> DossierQuerySet:
    """Paused until the citizen pays; the longest pause first."""
    rows = of_unit(Dossier.objects.filter(status=Status.AWAITING_PAYMENT), actor)
    return _with_payment(rows).order_by(F("payment_asked_at"), "id")


def to_answer(actor: Actor) -> ConsultationQuerySet:
    """Questions asked of the post, whatever unit asks them."""
    return _questions(Consultation.objects.open().filter(consulted=actor.post_id))


def to_correct(actor: Actor) -> CorrectionQuerySet:
    """Errors shown in issued results of the unit: three working days each (Article 23)."""
    rows = Correction.objects.open().filter(dossier__unit=actor.unit_id)
    return rows.select_related("dossier", "asked_by__official").order_by("due_at", "id")


def late_answers(actor: Actor, at: datetime) -> ConsultationQuerySet:
    """Questions of the actor's unit that somebody else has left unanswered past their day (Article 19.4)."""
    rows = Consultation.objects.open().filter(dossier__unit=actor.unit_id, due_at__lt=at)
    return _questions(rows.exclude(consulted=actor.post_id))


def _questions(rows: ConsultationQuerySet) -> ConsultationQuerySet:
    people = ("asked_by__official", "consulted__official", "consulted__position")
    return rows.select_related("dossier", *people).order_by("due_at", "id")


def passed_on_by(actor: Actor) -> DossierQuerySet:
    """What the post has done its part of, and now waits for somebody else or for the citizen."""
    # The order narrows each look-up to one dossier's steps: an index on the holder alone would read his whole past.
    done = DossierStep.objects.filter(
        dossier=OuterRef("pk"),
        order__lt=OuterRef("current_step__order"),
        holder=actor.post_id,
        outcome=Outcome.COMPLETED,
    )
    asked = SupplementRequest.objects.filter(dossier=OuterRef("pk"), phase=Phase.AFTER, asked_by=actor.post_id)
    unpaid = PaymentRequest.objects.filter(dossier=OuterRef("pk"), paid_at=None, asked_by=actor.post_id)
    paused = Q(status=Status.AWAITING_SUPPLEMENT) & Exists(asked) | Q(status=Status.AWAITING_PAYMENT) & Exists(unpaid)
    rows = of_unit(Dossier.objects.filter(status__in=(Status.IN_PROCESS, Status.DECIDED, *PAUSED)), actor)
    rows = rows.filter(Exists(done) | paused).exclude(current_step__holder=actor.post_id)
    return _with_holder(_with_payment(_with_supplement_due(rows)))


def _by_due(rows: DossierQuerySet) -> DossierQuerySet:
    """`next_due`: of the step or of the whole, whichever comes first."""
    rows = _with_step(rows).annotate(next_due=Least("due_at", "current_step__due_at"))
    return rows.order_by("next_due", "id")


def _with_step(rows: DossierQuerySet) -> DossierQuerySet:
    return rows.select_related("current_step").defer(*NOT_OF_ROW)


def _with_holder(rows: DossierQuerySet) -> DossierQuerySet:
    return rows.select_related("current_step__holder__official").defer(*NOT_OF_ROW)


def _with_payment(rows: DossierQuerySet) -> DossierQuerySet:
    unpaid = PaymentRequest.objects.filter(dossier=OuterRef("pk"), paid_at=None)
    return rows.annotate(payment_asked_at=Subquery(unpaid.values("asked_at")[:1]))


def _with_supplement_due(rows: DossierQuerySet) -> DossierQuerySet:
    asked = SupplementRequest.objects.filter(dossier=OuterRef("pk"), phase=Phase.AFTER)
    return rows.annotate(supplement_due=Subquery(asked.values("due_on")[:1])).order_by(
        F("supplement_due").asc(nulls_first=True), "due_at", "id"
    )
