"""Which dossiers wait for whom? In the order of their due moments; what is shown of them stands in rows. A first screen
asks a dozen of these: their SQL is built once, which costs more than the database needs to answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import DateTimeField, Exists, F, OuterRef, Q, Subquery, UUIDField
from django.db.models.functions import Least

from cchc.desk.groups import FirstFew, Own
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
from cchc.dossiers.models.status import PAUSED
from cchc.dossiers.permissions import own_unit_seen_by
from cchc.organization.actor import Actor

Units = tuple[UUID, ...]
Outcome, Phase = DossierStep.Outcome, SupplementRequest.Phase
# Half of a dossier's columns, which no row says: a list of a hundred is read in half the time without them.
NOT_OF_ROW = (
    "submission", "case", "channel", "applicant_number", "applicant_born_on", "applicant_address", "applicant_phone",
    "applicant_email", "owner_number", "summary", "sets", "result_by", "fee_due", "search_text", "first_due_at",
    "papers_looked_up", "clock_stopped_at", "delay_announced_at", "decision", "decided_at", "result_number",
    "returned_to", "reason",
)  # fmt: skip


def of_unit(rows: DossierQuerySet, actor: Actor) -> DossierQuerySet:
    """What the actor may see of his own unit: the only dossiers on which he can act."""
    return rows.filter(unit__in=own_unit_seen_by(actor))


def running(units: Units) -> DossierQuerySet:
    """Every dossier of the units whose clock runs, with who holds it."""
    return _with_holder(_by_due(Dossier.objects.running().filter(unit__in=units)))


def held_by(units: Units, post: UUID) -> DossierQuerySet:
    """What the post holds now; the post says enough about the unit."""
    rows = Dossier.objects.running().filter(unit__in=units)
    return _by_due(rows.filter(current_step__holder=post, current_step__left_at=None))


def to_forward(units: Units) -> DossierQuerySet:
    """Received at the counter and still there: any clerk may forward it (Decree 118/2025/NĐ-CP, Article 18)."""
    return _by_due(Dossier.objects.filter(status=Status.RECEIVED, unit__in=units))


def late_with_others(units: Units, at: datetime, post: UUID) -> DossierQuerySet:
    """Past the appointment, or held past the time of its step although the whole is still in time; not by the post."""
    late = Q(due_at__lt=at) | Q(current_step__due_at__lt=at)
    return running(units).filter(late).exclude(current_step__holder=post)


def late_of_fields(actor: Actor, at: datetime) -> DossierQuerySet:
    """Late in the fields that the post answers for, held by somebody else; no field named means every field."""
    fields = actor.post.fields.values("pk")
    of_fields = Q(procedure__procedure__field__in=fields) | ~Q(Exists(fields))
    return late_with_others(own_unit_seen_by(actor), at, actor.post_id).filter(of_fields)


def results_due_today(units: Units, midnight: datetime, next_midnight: datetime) -> DossierQuerySet:
    """Finished and promised for today."""
    return _results(units).filter(due_at__gte=midnight, due_at__lt=next_midnight).order_by("due_at", "id")


def other_results(units: Units, midnight: datetime, next_midnight: datetime) -> DossierQuerySet:
    """Finished earlier than promised, or not collected yet; the newest first, because they are asked for first."""
    is_today = Q(due_at__gte=midnight, due_at__lt=next_midnight)
    return _results(units).exclude(is_today).order_by("-due_at", "-id")


def _results(units: Units) -> DossierQuerySet:
    """Collected here; a result on its way to the unit that received the dossier stands with the papers, a part's
    goes out with its group."""
    ready = Dossier.objects.counted_once().filter(status=Status.RESULT_READY, result_at_receiving_unit=False)
    return _with_step(ready.filter(unit__in=units))


def awaiting_completion(units: Units) -> DossierQuerySet:
    """Brought incomplete, with a slip of what is missing; not yet received."""
    rows = Dossier.objects.filter(status=Status.AWAITING_COMPLETION, unit__in=units)
    return rows.order_by("-filed_at", "-id")


def awaiting_supplement(units: Units) -> DossierQuerySet:
    """Paused until the citizen brings what was asked; `supplement_due` is his last day."""
    return _with_supplement_due(Dossier.objects.counted_once().awaiting_supplement().filter(unit__in=units))


def awaiting_payment(units: Units) -> DossierQuerySet:
    """Paused until the citizen pays; the longest pause first."""
    rows = Dossier.objects.filter(status=Status.AWAITING_PAYMENT, unit__in=units)
    return _with_payment(rows).order_by(F("payment_asked_at"), "id")


def to_answer(post: UUID) -> ConsultationQuerySet:
    """Questions asked of the post, whatever unit asks them."""
    return _questions(Consultation.objects.open().filter(consulted=post))


def to_correct(unit: UUID) -> CorrectionQuerySet:
    """Errors shown in issued results of the unit: three working days each (Article 23)."""
    rows = Correction.objects.open().filter(dossier__unit=unit)
    return rows.select_related("dossier", "asked_by__official").order_by("due_at", "id")


def late_answers(unit: UUID, post: UUID, at: datetime) -> ConsultationQuerySet:
    """Questions of the unit that somebody else than the post has left unanswered past their day (Article 19.4)."""
    rows = Consultation.objects.open().filter(dossier__unit=unit, due_at__lt=at)
    return _questions(rows.exclude(consulted=post))


def _questions(rows: ConsultationQuerySet) -> ConsultationQuerySet:
    people = ("asked_by__official", "consulted__official", "consulted__position")
    return rows.select_related("dossier", *people).order_by("due_at", "id")


def passed_on_by(units: Units, post: UUID) -> DossierQuerySet:
    """What the post has done its part of, and now waits for somebody else or for the citizen."""
    # The order narrows each look-up to one dossier's steps: an index on the holder alone would read his whole past.
    done = DossierStep.objects.filter(
        dossier=OuterRef("pk"),
        order__lt=OuterRef("current_step__order"),
        holder=post,
        outcome=Outcome.COMPLETED,
    )
    asked = SupplementRequest.objects.filter(dossier=OuterRef("pk"), phase=Phase.AFTER, asked_by=post)
    unpaid = PaymentRequest.objects.filter(dossier=OuterRef("pk"), paid_at=None, asked_by=post)
    paused = Q(status=Status.AWAITING_SUPPLEMENT) & Exists(asked) | Q(status=Status.AWAITING_PAYMENT) & Exists(unpaid)
    rows = Dossier.objects.filter(status__in=(Status.IN_PROCESS, Status.DECIDED, *PAUSED), unit__in=units)
    rows = rows.filter(Exists(done) | paused).exclude(current_step__holder=post)
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


UNITS, POST, AT = UUIDField(), UUIDField(), DateTimeField()
HELD = Own(held_by, units=UNITS, post=POST)
TO_FORWARD = Own(to_forward, units=UNITS)
LATE_WITH_OTHERS = FirstFew(late_with_others, units=UNITS, at=AT, post=POST)
RESULTS_DUE_TODAY = FirstFew(results_due_today, units=UNITS, midnight=AT, next_midnight=AT)
OTHER_RESULTS = FirstFew(other_results, units=UNITS, midnight=AT, next_midnight=AT)
AWAITING_COMPLETION = FirstFew(awaiting_completion, units=UNITS)
AWAITING_SUPPLEMENT = FirstFew(awaiting_supplement, units=UNITS)
AWAITING_PAYMENT = FirstFew(awaiting_payment, units=UNITS)
TO_ANSWER = FirstFew(to_answer, post=POST)
TO_CORRECT = FirstFew(to_correct, unit=UUIDField())
LATE_ANSWERS = FirstFew(late_answers, unit=UUIDField(), post=POST, at=AT)
PASSED_ON = FirstFew(passed_on_by, units=UNITS, post=POST)
