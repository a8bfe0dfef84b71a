"""Tiếp nhận: accept a complete request, give it its code, start the clock (T4; Decree 118/2025, Art. 17, 28)."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from cchc.audit.recording import record_event
from cchc.catalogue.limits import limit_of
from cchc.dossiers.elsewhere import place, send_on, why_not_elsewhere
from cchc.dossiers.filing import Filing, why_not_complete, why_not_file
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import ClockRun, DailyCounter, Dossier, DossierPaper, Status
from cchc.dossiers.once import once_per_form
from cchc.dossiers.part_rules import why_not_alone
from cchc.dossiers.permissions import BY_COUNTER
from cchc.dossiers.rules import calendar_of, rules_on
from cchc.dossiers.walking import enter_step, start_clock
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit


def why_not_receive_dossier(*, filing: Filing, by: Actor, dossier: Dossier | None = None) -> Refusal | None:
    """`dossier` is the one that was awaiting completion, if there is one."""
    if dossier is None and by.role != "counter":
        return BY_COUNTER
    if dossier is not None and (refusal := why_not("receive_dossier", dossier=dossier, by=by)):
        return refusal
    refusal = why_not_file(filing) or why_not_alone(filing.procedure.procedure.code)
    return refusal or why_not_complete(filing) or why_not_elsewhere(filing, by=by)


@once_per_form
def receive_dossier(*, filing: Filing, by: Actor, dossier: Dossier | None = None) -> Dossier:
    """The received dossier; the same form sent twice gives the same dossier."""
    if dossier is not None:
        dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_receive_dossier(filing=filing, by=by, dossier=dossier))
    at = now()
    is_new = dossier is None
    dossier = dossier or Dossier(filed_at=at)
    place(dossier, filing, by=by)
    for column, value in filing.columns().items():
        setattr(dossier, column, value)
    dossier.submission, dossier.papers_looked_up = filing.submission, filing.papers_looked_up
    due_at = _accept(dossier, by=by, at=at, outside_code=filing.outside_code)
    enter_step(dossier, 1, holder=by.post, order=1, at=at)
    to = send_on(dossier, filing, by=by, at=at) if dossier.is_elsewhere else ""
    if is_new:
        dossier.save(force_insert=True)
    else:
        dossier.papers.all().delete()
        dossier.supplement_requests.filter(answered_at=None).update(answered_at=at, answered_by=by.post)
        dossier.save()
    DossierPaper.objects.bulk_create(filing.paper_rows(dossier))
    record_event("dossier_received", subject=dossier, by=by, data={
        "code": dossier.code, "procedure": dossier.procedure.procedure.code, "due_at": due_at.isoformat(),
        "papers": sorted(filing.papers), **({"to": to} if to else {}),
    })  # fmt: skip
    return dossier


def _accept(dossier: Dossier, *, by: Actor, at: datetime, outside_code: str) -> datetime:
    """Code, reception and the first run of the clock; its due moment."""
    day = timezone.localdate(at)
    limit = limit_of(dossier.procedure, dossier.process, case=dossier.case, channel=dossier.channel)
    due_at = calendar_of(dossier.unit.calendar).due(at, limit)
    dossier.code = outside_code or _next_code(dossier.unit, day)
    dossier.status = Status.RECEIVED
    dossier.received_at, dossier.received_by = at, by.post
    dossier.first_due_at = due_at
    dossier.search_text = dossier.searchable()
    start_clock(dossier, ClockRun.Ground.RECEPTION, source=rules_on(day).reception.source, limit=limit,
                due_at=due_at, number=1, at=at)  # fmt: skip
    return due_at


def _next_code(unit: Unit, day: date) -> str:
    """Identifier of the competent unit, day, order number of the day there (Article 28)."""
    return f"{unit.code}-{day:%y%m%d}-{DailyCounter.next_number(unit_id=unit.pk, day=day):04d}"
