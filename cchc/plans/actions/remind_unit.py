"""Nhắc việc trong ngày: everybody of a unit is reminded of what he owes, and late work is told upwards."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from cchc.audit.recording import record_event
from cchc.lifecycle.act import one_act
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.many_rows import enter_rows
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.line_of_command import Command, commands_of
from cchc.plans.models import Reminder, ReminderRound
from cchc.plans.reminders_due import Due, reminders_due
from cchc.plans.rules import calendar_of


def why_not_remind_unit(*, unit: Unit, by: Actor) -> Refusal | None:
    if by.role != "system" or by.unit_id != unit.pk:
        return Refusal("Việc nhắc hằng ngày do hệ thống của đơn vị làm.")
    if not calendar_of(unit).is_working_day(today()):
        return Refusal(f"Ngày {today():%d/%m/%Y} đơn vị nghỉ nên không nhắc việc.")
    return None


@one_act
def remind_unit(*, unit: Unit, by: Actor) -> ReminderRound:
    """The round of the day; done again it adds only what has become due since."""
    refuse(why_not_remind_unit(unit=unit, by=by))
    return _reminded([by], commands_of([unit], today()))[0][0]


@one_act
def remind_together(*, systems: list[Actor], commands: Mapping[UUID, Command]) -> int:
    """The same for units that work by one calendar, all of them or none; how many reminders were made."""
    for by in systems:
        refuse(why_not_remind_unit(unit=by.unit, by=by))
    return _reminded(systems, commands)[1]


def _reminded(systems: list[Actor], commands: Mapping[UUID, Command]) -> tuple[list[ReminderRound], int]:
    """The round of each unit, and how many reminders were made now."""
    units = [by.unit for by in systems]
    there = ReminderRound.objects.select_for_update().filter(unit__in=units, on=today()).order_by("unit_id")
    found = {each.unit_id: each for each in there}
    due = reminders_due(units, commands, now())
    enter_rows(Reminder, Due._fields, [each for some in due.values() for each in some], on=today(), made_at=now())
    rounds = [_round(by, found.get(by.unit_id), len(due[by.unit_id])) for by in systems]
    return rounds, sum(map(len, due.values()))


def _round(by: Actor, found: ReminderRound | None, made: int) -> ReminderRound:
    """Entered or added to; of two runs at once the second fails here, and finds nothing to do the next time."""
    if found is None:
        found = ReminderRound(unit=by.unit, on=today(), made_at=now(), reminders=made)
        found.save(force_insert=True)
    elif made:
        found.reminders += made
        found.save(update_fields=["reminders"])
    else:
        return found
    record_event("unit_reminded", subject=found, by=by, data={"reminders": made})
    return found
