"""Nhắc việc trong ngày: everybody of a unit is reminded of what he owes, and late work is told upwards."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.models import Reminder, ReminderRound
from cchc.plans.reminders_due import reminders_due
from cchc.plans.rules import calendar_of


def why_not_remind_unit(*, unit: Unit, by: Actor) -> Refusal | None:
    if by.role != "system" or by.unit_id != unit.pk:
        return Refusal("Việc nhắc hằng ngày do hệ thống của đơn vị làm.")
    if not calendar_of(unit).is_working_day(today()):
        return Refusal(f"Ngày {today():%d/%m/%Y} đơn vị nghỉ nên không nhắc việc.")
    return None


@transaction.atomic
def remind_unit(*, unit: Unit, by: Actor) -> ReminderRound:
    """The round of the day; done again it adds only what has become due since."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    refuse(why_not_remind_unit(unit=unit, by=by))
    made = Reminder.objects.bulk_create(reminders_due(unit, now()), ignore_conflicts=True, batch_size=1000)
    found, is_new = ReminderRound.objects.get_or_create(
        unit=unit, on=today(), defaults={"made_at": now(), "reminders": len(made)}
    )
    if made and not is_new:
        found.reminders += len(made)
        found.save(update_fields=["reminders"])
    if made or is_new:
        record_event("unit_reminded", subject=found, by=by, data={"reminders": len(made)})
    return found
