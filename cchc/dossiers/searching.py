"""Which dossiers satisfy what was asked of the list? Every condition narrows; the indexes that serve them stand in
the model."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q

from cchc.catalogue.models import ProcedureVersion
from cchc.dossiers.models import DossierQuerySet, DossierStep
from cchc.organization.actor import Actor
from cchc.worktime.zone import ZONE, local

Asked = Mapping[str, Any]
OPEN = "running"  # a status of the list: any in which the clock runs


class Timing(models.TextChoices):
    """How the dossier stands to its time."""

    LATE = "late", "Quá hạn hẹn trả"
    STEP_LATE = "step_late", "Quá thời gian của bước"
    ANY_LATE = "any_late", "Quá hạn hoặc quá bước"
    TODAY = "today", "Còn hạn, hẹn trả hôm nay"
    WEEK = "week", "Còn hạn, hẹn trả đến hết Chủ nhật"
    ENDED_LATE = "ended_late", "Đã xong, quá hạn"
    ENDED_IN_TIME = "ended_in_time", "Đã xong, trong hạn"


def narrowed(rows: DossierQuerySet, asked: Asked, *, actor: Actor, at: datetime) -> DossierQuerySet:
    """The rows that satisfy every condition; a condition that is not asked narrows nothing."""
    rows = rows.matching(asked.get("q", ""))
    for name, condition in _PLAIN.items():
        if asked.get(name):
            rows = rows.filter(**{condition: asked[name]})
    if asked.get("status"):
        rows = rows.running() if asked["status"] == OPEN else rows.filter(status=asked["status"])
    if asked.get("procedure"):
        rows = rows.filter(
            procedure__in=ProcedureVersion.objects.filter(procedure__code=asked["procedure"]).values("pk")
        )
    if asked.get("field"):
        of_field = ProcedureVersion.objects.filter(procedure__field__code=asked["field"])
        rows = rows.filter(procedure__in=of_field.values("pk"))
    for holder in (asked.get("holder"), actor.post_id if asked.get("mine") else None):
        if holder:  # few, however many dossiers he has passed on
            rows = rows.filter(pk__in=DossierStep.objects.open().filter(holder=holder).values("dossier"))
    if asked.get("timing"):
        rows = _timed(rows, Timing(asked["timing"]), at)
    return _between_days(rows, asked)


_PLAIN = {"channel": "channel", "unit": "unit", "result": "result_number__contains", "case": "case__contains"}


def _timed(rows: DossierQuerySet, timing: Timing, at: datetime) -> DossierQuerySet:
    midnight = datetime.combine(local(at).date() + timedelta(days=1), datetime.min.time(), ZONE)
    sunday = midnight + timedelta(days=6 - local(at).weekday())
    if timing is Timing.LATE:
        return rows.overdue(at)
    if timing is Timing.STEP_LATE:
        return rows.running().filter(current_step__due_at__lt=at)
    if timing is Timing.ANY_LATE:
        return rows.running().filter(Q(due_at__lt=at) | Q(current_step__due_at__lt=at))
    if timing in (Timing.TODAY, Timing.WEEK):
        return rows.running().filter(due_at__gte=at, due_at__lt=midnight if timing is Timing.TODAY else sunday)
    if timing is Timing.ENDED_LATE:
        return rows.filter(ended_at__gt=F("due_at"))
    return rows.filter(ended_at__lte=F("due_at"))


def _between_days(rows: DossierQuerySet, asked: Asked) -> DossierQuerySet:
    """Both days count."""
    for name in ("received", "due", "ended"):
        if asked.get(f"{name}_from"):
            rows = rows.filter(**{f"{name}_at__gte": begin_of(asked[f"{name}_from"])})
        if asked.get(f"{name}_to"):
            rows = rows.filter(**{f"{name}_at__lt": begin_of(asked[f"{name}_to"] + timedelta(days=1))})
    return rows


def begin_of(day: date) -> datetime:
    """Midnight before the day, on the office's wall."""
    return datetime.combine(day, datetime.min.time(), ZONE)
