"""Who held the dossier, for how long, and which share of the time was it? Said on the page and on the printed sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from cchc.catalogue.schema import Does
from cchc.dossiers.models import Dossier, DossierStep
from cchc.dossiers.presentation.time_left import spoken_under
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.limit import Limit
from cchc.worktime.spoken import spoken_minutes
from cchc.worktime.zone import local

CITIZEN = "Chờ người nộp hồ sơ"
WAITING = "bổ sung giấy tờ, đồng hồ dừng"


@dataclass(frozen=True)
class Stretch:
    """From when to when one holder had it, or the citizen was waited for; `over` is empty when in time."""

    who: str
    step: str
    when: str
    minutes: int
    held: str
    limit: str
    over: str


@dataclass(frozen=True)
class Share:
    """What one holder had of the whole; `percent` of the working time until the result."""

    who: str
    note: str
    held: str
    percent: int
    is_citizen: bool


@dataclass(frozen=True)
class Holding:
    """The stretches in order, the shares with the longest first; what followed the result counts for nobody."""

    stretches: Sequence[Stretch]
    shares: Sequence[Share]
    total: str
    fetched: str


def holding_of(
    dossier: Dossier, *, steps: Sequence[DossierStep], at: datetime, calendar: WorkingCalendar
) -> Holding | None:
    """None before reception. An open step is counted until now."""
    if not steps:
        return None
    worked = [step for step in steps if step.does != Does.HAND_OVER]
    stretches = list(_stretches(dossier, worked, at, calendar))
    waited = [_minutes(step, at, calendar) for step in steps if step.does == Does.HAND_OVER]
    return Holding(
        stretches=stretches,
        shares=_shares(stretches),
        total=spoken_minutes(sum(stretch.minutes for stretch in stretches)),
        fetched=spoken_minutes(sum(waited)) if waited else "",
    )


def _stretches(
    dossier: Dossier, steps: Sequence[DossierStep], at: datetime, calendar: WorkingCalendar
) -> Iterator[Stretch]:
    """A step that was left without another one being entered was left for the citizen's sake."""
    for step, after in zip_longest(steps, steps[1:]):
        yield _held(step, at, calendar)
        again = after.entered_at if after else dossier.ended_at or at
        if step.outcome == DossierStep.Outcome.PAUSED and step.left_at:
            minutes = calendar.working_minutes(step.left_at, again)
            is_open = after is None and dossier.ended_at is None
            yield Stretch(
                CITIZEN,
                WAITING,
                _when(step.left_at, None if is_open else again),
                minutes,
                spoken_minutes(minutes),
                "",
                "",
            )


def _held(step: DossierStep, at: datetime, calendar: WorkingCalendar) -> Stretch:
    minutes, spoken = _minutes(step, at, calendar), spoken_under(step.limit)
    late = calendar.working_minutes(step.due_at, step.left_at or at)
    return Stretch(
        who=step.holder.official.full_name,
        step=step.name,
        when=_when(step.entered_at, step.left_at),
        minutes=minutes,
        held=spoken(minutes),
        limit=Limit.parse(step.limit).label,
        over=(f"quá {spoken(late)}" if late > 0 else "quá ngoài giờ") if step.is_late(at) else "",
    )


def _minutes(step: DossierStep, at: datetime, calendar: WorkingCalendar) -> int:
    return step.held_minutes or 0 if step.left_at else calendar.working_minutes(step.entered_at, at)


def _when(start: datetime, end: datetime | None) -> str:
    """«14/09, 09:00 đến 15/09, 16:30»."""
    return f"{local(start):%d/%m, %H:%M} đến {f'{local(end):%d/%m, %H:%M}' if end else 'nay'}"


def _shares(stretches: Sequence[Stretch]) -> list[Share]:
    held: dict[str, list[Stretch]] = {}
    for stretch in stretches:
        held.setdefault(stretch.who, []).append(stretch)
    total = sum(stretch.minutes for stretch in stretches) or 1
    sums = {who: sum(each.minutes for each in of_one) for who, of_one in held.items()}
    return [
        Share(
            who=who,
            note="; ".join(dict.fromkeys(each.step for each in held[who])),
            held=spoken_minutes(minutes),
            percent=round(minutes * 100 / total),
            is_citizen=who == CITIZEN,
        )
        for who, minutes in sorted(sums.items(), key=lambda each: -each[1])
    ]
