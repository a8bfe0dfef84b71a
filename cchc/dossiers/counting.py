"""How many were received, settled, are still running in a period? The sets of onestop.md §2.7.

An interlinked group counts once where it was received; its parts count where they are handled. The two are never
added up: a total is taken either over the places of receipt or over the places of handling.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from cchc.dossiers.models import Dossier, DossierGroup, Status, SupplementRequest
from cchc.organization.models import Unit
from cchc.worktime.zone import ZONE

ASKED = SupplementRequest.objects.filter(phase=SupplementRequest.Phase.AFTER)


@dataclass(frozen=True)
class Tally:
    """Kỳ trước chuyển sang, tiếp nhận, đã giải quyết, đang giải quyết, tạm dừng, dừng hẳn."""

    carried: int
    received: int
    settled: int
    running: int
    paused: int
    stopped: int

    def __add__(self, other: Tally) -> Tally:
        names = self.__dataclass_fields__
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def balances(self) -> bool:
        """What came in is what went out and what is still there."""
        return self.carried + self.received == self.settled + self.running + self.paused + self.stopped


def tally_where_received(unit: Unit, first: date, last: date) -> Tally:
    """Ordinary dossiers of the unit, and each group that it received once."""
    single = Dossier.objects.counted_once().filter(unit=unit)
    groups = DossierGroup.objects.filter(unit=unit)
    return _tally(single, Q(status=Status.STOPPED), "dossier", first, last) + _tally(
        groups, Q(outcome=DossierGroup.Outcome.STOPPED), "dossier__member__group", first, last
    )


def tally_where_handled(unit: Unit, first: date, last: date) -> Tally:
    """Every dossier that the unit handles, parts of interlinked ones among them, and no group."""
    return _tally(Dossier.objects.filter(unit=unit), Q(status=Status.STOPPED), "dossier", first, last)


def _tally(rows: QuerySet[Any], is_stopped: Q, asked_for: str, first: date, last: date) -> Tally:
    """In one query; moments of the period are midnights of the office's own zone."""
    start = datetime.combine(first, time.min, ZONE)
    end = datetime.combine(last + timedelta(days=1), time.min, ZONE)
    asked = ASKED.filter(Q(answered_at=None) | Q(answered_at__gte=end), asked_at__lt=end, **{asked_for: OuterRef("pk")})
    ended = Q(ended_at__gte=start, ended_at__lt=end)
    still = Q(received_at__lt=end) & (Q(ended_at=None) | Q(ended_at__gte=end))
    found = rows.annotate(waits=Exists(asked)).aggregate(
        carried=Count("pk", filter=Q(received_at__lt=start) & (Q(ended_at=None) | Q(ended_at__gte=start))),
        received=Count("pk", filter=Q(received_at__gte=start, received_at__lt=end)),
        settled=Count("pk", filter=ended & ~is_stopped & Q(received_at__isnull=False)),
        stopped=Count("pk", filter=ended & is_stopped),
        running=Count("pk", filter=still & Q(waits=False)),
        paused=Count("pk", filter=still & Q(waits=True)),
    )
    return Tally(**found)
