"""How many were received, settled, are still running in a period? The sets of onestop.md §2.7.

An interlinked group counts once where it was received; its parts count where they are handled. The two are never
added up: a total is taken either over the places of receipt or over the places of handling.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from cchc.dossiers.models import Dossier, DossierGroup, PaymentRequest, Status, SupplementRequest
from cchc.organization.models import Unit
from cchc.worktime.zone import ZONE

STOPPED, WITHDRAWN = Q(status=Status.STOPPED), Q(status=Status.WITHDRAWN)
ASKED = SupplementRequest.objects.filter(phase=SupplementRequest.Phase.AFTER)


@dataclass(frozen=True)
class Tally:
    """Kỳ trước chuyển sang, tiếp nhận, đã giải quyết, đang giải quyết, tạm dừng, dừng hẳn, người nộp rút."""

    carried: int
    received: int
    settled: int
    running: int
    paused: int
    stopped: int
    withdrawn: int = 0

    def __add__(self, other: Tally) -> Tally:
        names = self.__dataclass_fields__
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def balances(self) -> bool:
        """What came in is what went out and what is still there."""
        gone = self.settled + self.stopped + self.withdrawn
        return self.carried + self.received == gone + self.running + self.paused


def tally_where_received(unit: Unit, first: date, last: date) -> Tally:
    """Ordinary dossiers of the unit, and each group that it received once."""
    single = Dossier.objects.counted_once().filter(unit=unit)
    groups = DossierGroup.objects.filter(unit=unit)
    taken_back = Q(withdrawn_at__isnull=False)
    stopped = Q(outcome=DossierGroup.Outcome.STOPPED)
    return _tally(single, STOPPED, WITHDRAWN, "dossier", first, last) + _tally(
        groups, stopped & ~taken_back, stopped & taken_back, "dossier__member__group", first, last
    )


def tally_where_handled(unit: Unit, first: date, last: date) -> Tally:
    """Every dossier that the unit handles, parts of interlinked ones among them, and no group."""
    return _tally(Dossier.objects.filter(unit=unit), STOPPED, WITHDRAWN, "dossier", first, last)


def _tally(rows: QuerySet[Any], stopped: Q, withdrawn: Q, waits_for: str, first: date, last: date) -> Tally:
    """In one query; moments of the period are midnights of the office's own zone."""
    start = datetime.combine(first, time.min, ZONE)
    end = datetime.combine(last + timedelta(days=1), time.min, ZONE)
    waited = {"asked_at__lt": end, waits_for: OuterRef("pk")}
    asked = ASKED.filter(Q(answered_at=None) | Q(answered_at__gte=end), **waited)
    unpaid = PaymentRequest.objects.filter(Q(paid_at=None) | Q(paid_at__gte=end), **waited)
    ended = Q(ended_at__gte=start, ended_at__lt=end, received_at__isnull=False)
    still = Q(received_at__lt=end) & (Q(ended_at=None) | Q(ended_at__gte=end))
    found = rows.annotate(waits=Exists(asked) | Exists(unpaid)).aggregate(
        carried=Count("pk", filter=Q(received_at__lt=start) & (Q(ended_at=None) | Q(ended_at__gte=start))),
        received=Count("pk", filter=Q(received_at__gte=start, received_at__lt=end)),
        settled=Count("pk", filter=ended & ~stopped & ~withdrawn),
        stopped=Count("pk", filter=ended & stopped),
        withdrawn=Count("pk", filter=ended & withdrawn),
        running=Count("pk", filter=still & Q(waits=False)),
        paused=Count("pk", filter=still & Q(waits=True)),
    )
    return Tally(**found)
