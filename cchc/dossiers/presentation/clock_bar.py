"""What does the clock bar of a dossier show? Stretches of working time to scale, with their marks and legend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cchc.dossiers.models import Dossier
from cchc.dossiers.models.status import CUT_SHORT, PAUSED
from cchc.dossiers.presentation.counts import Count, Span, spans_of
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.spoken import spoken_minutes
from cchc.worktime.zone import local

# Percent of the bar that one mark needs, on a desk and on a phone, so that no two run into each other.
APART, APART_ON_PHONE = 14, 40


@dataclass(frozen=True)
class Part:
    kind: str
    start: float
    width: float


@dataclass(frozen=True)
class Mark:
    """A text under the bar: `minor` ones are dropped on phones."""

    at: float
    text: str
    strong: bool = False
    now: bool = False
    minor: bool = False

    @property
    def anchor(self) -> str:
        return "start" if self.at < APART / 2 else "end" if self.at > 100 - APART / 2 else "middle"


@dataclass(frozen=True)
class Legend:
    kind: str
    label: str
    duration: str


@dataclass(frozen=True)
class ClockBar:
    """The plain values of ui/clockbar.html."""

    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]
    legend: tuple[Legend, ...]
    now: float | None

    @property
    def summary(self) -> str:
        return "; ".join(f"{item.label}: {item.duration}" for item in self.legend) + "."


def clock_bar(counts: Sequence[Count], dossier: Dossier, *, at: datetime, calendar: WorkingCalendar) -> ClockBar:
    """The whole bar is the working time from the first reception to the end of the last stretch."""
    spans = list(spans_of(counts, dossier, at=at))
    start = spans[0].starts_at
    minutes = [max(0, calendar.working_minutes(span.starts_at, span.ends_at)) for span in spans]
    whole = max(1, sum(minutes))

    def place(moment: datetime) -> float:
        return min(100.0, max(0.0, calendar.working_minutes(start, moment) / whole * 100))

    stretches = [(span, length) for span, length in zip(spans, minutes, strict=True) if length]
    return ClockBar(
        parts=tuple(
            Part(span.kind, place(span.starts_at), length / whole * 100)
            for span, length in stretches
            if span.kind != "left"
        ),
        marks=tuple(_kept(_wanted(spans, dossier, at=at, place=place))),
        legend=tuple(_legend(stretches)),
        now=None if dossier.ended_at else place(at),
    )


def _legend(stretches: Iterable[tuple[Span, int]]) -> Iterator[Legend]:
    """Stretches of the same kind are one entry: a clock may pause more than once."""
    minutes: dict[tuple[str, str], int] = {}
    for span, length in stretches:
        minutes[span.kind, span.label] = minutes.get((span.kind, span.label), 0) + length
    for (kind, label), length in minutes.items():
        yield Legend(kind, label, spoken_minutes(length))


def _wanted(
    spans: Sequence[Span], dossier: Dossier, *, at: datetime, place: Callable[[datetime], float]
) -> Iterator[Mark]:
    """The marks in the order of their worth."""
    is_paused = dossier.status in (*PAUSED, *CUT_SHORT)
    if dossier.due_at and not is_paused:
        yield Mark(place(dossier.due_at), _day_and_time(dossier.due_at), strong=True)
    yield Mark(0, _day_and_time(spans[0].starts_at))
    if dossier.ended_at is None:
        yield Mark(place(at), "bây giờ", strong=True, now=True)
    else:
        ended = "dừng" if dossier.status in CUT_SHORT else "xong"
        yield Mark(place(dossier.ended_at), f"{ended} {_day_and_time(dossier.ended_at)}", minor=True)
    for span in spans[1:]:
        yield Mark(place(span.starts_at), _day_and_time(span.starts_at), minor=True)


def _kept(wanted: Iterable[Mark]) -> list[Mark]:
    """Those that have room beside better ones."""
    kept: list[Mark] = []
    for mark in wanted:
        room = min((abs(mark.at - other.at) for other in kept), default=100)
        if room >= APART:
            kept.append(replace(mark, minor=mark.minor or room < APART_ON_PHONE))
    return kept


def _day_and_time(moment: datetime) -> str:
    return f"{local(moment):%d/%m, %H:%M}"
