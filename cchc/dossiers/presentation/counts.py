"""Which counts of the time limit did a dossier go through? Each begins at zero; only the newest one binds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from cchc.dossiers.models import ClockRun, Dossier
from cchc.dossiers.models.status import CUT_SHORT, PAUSED
from cchc.worktime.limit import Limit

PASSED = "Đã qua"


@dataclass(frozen=True)
class Count:
    """The run that began the count, and those that went on from it after a pause or moved its end."""

    runs: tuple[ClockRun, ...]

    @property
    def first(self) -> ClockRun:
        return self.runs[0]

    @property
    def is_extended(self) -> bool:
        return any(run.ground == ClockRun.Ground.EXTENSION for run in self.runs)

    @property
    def is_moved(self) -> bool:
        """Whether the end lies elsewhere than the limit alone would have it."""
        return len(self.runs) > 1

    @property
    def pauses(self) -> list[tuple[datetime, datetime]]:
        """From when to when the clock stood still inside the count."""
        return [
            (before.stopped_at or after.starts_at, after.starts_at)
            for before, after in pairwise(self.runs)
            if after.ground == ClockRun.Ground.PAYMENT
        ]

    @property
    def limit(self) -> Limit:
        return Limit.parse(self.first.limit)

    @property
    def starts_at(self) -> datetime:
        return self.first.starts_at

    @property
    def due_at(self) -> datetime:
        return self.runs[-1].due_at

    @property
    def stopped_at(self) -> datetime | None:
        return self.runs[-1].stopped_at


def counts_of(runs: Sequence[ClockRun]) -> list[Count]:
    """A supplement starts a new count; a payment and a delay go on with the old one; a corrected receipt takes the
    place of the count that it corrects."""
    counts: list[Count] = []
    for run in runs:
        if run.ground in (ClockRun.Ground.EXTENSION, ClockRun.Ground.PAYMENT):
            counts[-1] = Count((*counts[-1].runs, run))
        elif run.ground == ClockRun.Ground.RECEIPT:
            counts[-1] = Count((run,))
        else:
            counts.append(Count((run,)))
    return counts


@dataclass(frozen=True)
class Span:
    """A stretch of the clock: `kind` is the look that ui/clockbar.html knows."""

    kind: str
    label: str
    starts_at: datetime
    ends_at: datetime


def spans_of(counts: Sequence[Count], dossier: Dossier, *, at: datetime) -> Iterator[Span]:
    """From the first reception until the appointment, or until now when that is later."""
    for count, after in pairwise(counts):
        stopped_at = count.stopped_at or after.starts_at
        yield Span("old", "Lần đầu, không cộng", count.starts_at, stopped_at)
        yield Span("pause", "Tạm dừng", stopped_at, after.starts_at)
    last, end = counts[-1], dossier.ended_at or at
    since = last.starts_at
    for stopped_at, restarted_at in last.pauses:
        yield Span("run", PASSED, since, stopped_at)
        yield Span("pause", "Tạm dừng", stopped_at, restarted_at)
        since = restarted_at
    if dossier.status in (*PAUSED, *CUT_SHORT):
        stopped_at = last.stopped_at or end
        yield Span("old", "Đã tính trước khi dừng", since, stopped_at)
        yield Span("pause", "Tạm dừng", stopped_at, end)
        return
    yield Span("run", PASSED if dossier.ended_at is None else "Đã dùng", since, min(end, last.due_at))
    if end > last.due_at:
        yield Span("late", "Quá hạn", last.due_at, end)
    else:
        yield Span("left", "Còn" if dossier.ended_at is None else "Chưa dùng hết", end, last.due_at)
