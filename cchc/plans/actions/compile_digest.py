"""Lập bản tin tuần: on the first working day of a week the Chair is told of the week before."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.digest import content_of, monday_of, week_before
from cchc.plans.models import Digest
from cchc.plans.rules import calendar_of


def why_not_compile_digest(*, unit: Unit, by: Actor) -> Refusal | None:
    if by.role != "system" or by.unit_id != unit.pk:
        return Refusal("Bản tin tuần do hệ thống của đơn vị lập.")
    if not calendar_of(unit).is_working_day(today()):
        return Refusal(f"Ngày {today():%d/%m/%Y} đơn vị nghỉ; bản tin tuần lập vào ngày làm việc đầu tuần.")
    if Digest.objects.filter(unit=unit, monday=monday_of(now())).exists():
        return Refusal("Bản tin của tuần này đã lập.")
    return None


@transaction.atomic
def compile_digest(*, unit: Unit, by: Actor) -> Digest:
    """The digest, kept as it was sent."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    refuse(why_not_compile_digest(unit=unit, by=by))
    monday = monday_of(now())
    last = Digest.objects.filter(unit=unit, monday__lt=monday).values_list("monday", flat=True).first()
    content = content_of(unit, week_before(monday, last, now()))
    made = Digest(unit=unit, monday=monday, made_at=now(), content=content)
    made.save(force_insert=True)
    record_event("digest_compiled", subject=made, by=by, data={"monday": monday.isoformat(), **content["counts"]})
    return made
