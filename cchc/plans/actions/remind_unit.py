"""Nhắc việc trong ngày: everybody of a unit is reminded of what he owes, and late work is told upwards."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from cchc.audit.recording import record_event
from cchc.lifecycle.act import one_act
from cchc.lifecycle.built_once import BuiltOnce
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.line_of_command import Command, commands_of
from cchc.plans.models import Reminder, ReminderRound
from cchc.plans.reminders_due import reminders_due
from cchc.plans.rules import calendar_of


def why_not_remind_unit(*, unit: Unit, by: Actor) -> Refusal | None:
    if by.role != "system" or by.unit_id != unit.pk:
        return Refusal("Việc nhắc hằng ngày do hệ thống của đơn vị làm.")
    if not calendar_of(unit).is_working_day(today()):
        return Refusal(f"Ngày {today():%d/%m/%Y} đơn vị nghỉ nên không nhắc việc.")
    return None


def _round(unit: UUID, on: date) -> QuerySet[ReminderRound]:
    return ReminderRound.objects.select_for_update().filter(unit=unit, on=on)


ROUND = BuiltOnce(_round, unit=models.UUIDField(), on=models.DateField())  # asked for every unit of a province


@one_act
def remind_unit(*, unit: Unit, by: Actor, command: Command | None = None) -> ReminderRound:
    """The round of the day; done again it adds only what has become due since. `command` as read before the run."""
    refuse(why_not_remind_unit(unit=unit, by=by))
    found = next(iter(ROUND(unit=unit.pk, on=today())), None)
    due = reminders_due(unit, command or commands_of([unit], today())[unit.pk], now())
    made = len(Reminder.objects.bulk_create(due, ignore_conflicts=True))
    if found is None:  # of two runs at once the second fails here, and finds nothing to do the next time
        found = ReminderRound(unit=unit, on=today(), made_at=now(), reminders=made)
        found.save(force_insert=True)
    elif made:
        found.reminders += made
        found.save(update_fields=["reminders"])
    else:
        return found
    record_event("unit_reminded", subject=found, by=by, data={"reminders": made})
    return found
