"""Nhận hồ sơ bổ sung: the dossier is complete, and its clock restarts from zero under the same code (T9; Art. 19.5)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.dossiers.gathering import limit_again, promise_again
from cchc.dossiers.holders import holder_of
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import ClockRun, Dossier, Status
from cchc.dossiers.rules import calendar_of, rules_on
from cchc.dossiers.walking import enter_step, start_clock
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_receive_supplement(*, dossier: Dossier, by: Actor) -> Refusal | None:
    return why_not("receive_supplement", dossier=dossier, by=by)


@transaction.atomic
def receive_supplement(*, dossier: Dossier, by: Actor, note: str = "") -> Dossier:
    """The dossier back at the counter with a new due moment."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_receive_supplement(dossier=dossier, by=by))
    at = now()
    limit = limit_again(dossier)
    last = Dossier.objects.filter(pk=dossier.pk).aggregate(step=Max("steps__order"), run=Max("clock_runs__number"))
    holder = by.post if by.unit_id == dossier.unit_id else holder_of(dossier, 1)
    enter_step(dossier, 1, holder=holder, order=last["step"] + 1, at=at)
    start_clock(dossier, ClockRun.Ground.SUPPLEMENT, source=rules_on(today()).supplement_completed_within.source,
                limit=limit, due_at=calendar_of(dossier.unit.calendar).due(at, limit),
                number=last["run"] + 1, at=at)  # fmt: skip
    dossier.status = Status.RECEIVED
    dossier.save(update_fields=["status", "current_step", "due_at", "clock_stopped_at"])
    dossier.supplement_requests.filter(answered_at=None).update(answered_at=at, answered_by=by.post)
    record_event("supplement_received", subject=dossier, by=by, data={
        "note": note.strip(), "due_at": dossier.due_at.isoformat() if dossier.due_at else "",
    })  # fmt: skip
    promise_again(dossier)
    return dossier
