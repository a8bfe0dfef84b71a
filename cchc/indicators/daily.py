"""How are figures kept by day, so that a year is read at once? Counted anew only for days that an event touched.

A kept figure is placed by the day of an act, and an act leaves an event. What an event changes about a subject can
change only the figures of days on which that subject has events: those days are counted again from the facts.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, Sum

from cchc.audit.models import Event
from cchc.indicators.definitions import indicators_on
from cchc.indicators.facts import FACTS
from cchc.indicators.figures import Figures, Window, counted_groups, figures, grouped, read_figure, within
from cchc.indicators.models import Counted, DailyFigure
from cchc.indicators.predicate import EPOCH, condition
from cchc.indicators.schema import Indicator
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.fact import Kind, LocalDay
from cchc.worktime.zone import local

LATEST_COMMIT = timedelta(minutes=10)  # an event may become visible so long after its moment
AT_ONCE = 2000


def kept_indicators() -> list[Indicator]:
    """Those that are kept by day, as defined today."""
    return [each for each in indicators_on(today()).values() if each.is_additive]


def keep_daily_figures() -> int:
    """Count again what events have touched since the last time; how many days that were."""
    asked, moment = kept_indicators(), now()
    defined = _fingerprint(asked)
    with transaction.atomic():
        before = Counted.objects.select_for_update().first()
        everything = before is None or before.definitions != defined
        days = None if before is None or everything else _touched_since(before.counted_at - LATEST_COMMIT)
        stale = DailyFigure.objects.all() if days is None else DailyFigure.objects.filter(day__in=days)
        stale.delete()
        rows = list(_counted(asked, days)) if days is None or days else []
        DailyFigure.objects.bulk_create(rows, batch_size=AT_ONCE)
        Counted.objects.update_or_create(id=1, defaults={"definitions": defined, "counted_at": moment})
    return len({row.day for row in rows} if days is None else days)


def counted_at() -> datetime | None:
    """Up to when the kept figures know the record; None while nothing was counted."""
    return Counted.objects.values_list("counted_at", flat=True).first()


def kept_figures(indicators: Iterable[Indicator], window: Window, units: Sequence[UUID]) -> Figures:
    """As `figures` gives them, but added up from the kept days; one query."""
    asked = {each.code: each for each in indicators}
    found: Figures = {code: {} for code in asked}
    rows = DailyFigure.objects.within(window.first, window.last, list(units)).filter(indicator__in=asked)
    for code, unit, group, *counted in rows.values_list("indicator", "unit", "group").annotate(
        counts=Sum("of"), meets=Sum("met"), amount=Sum("total")
    ):
        found[code][unit, group] = read_figure(asked[code], *counted)
    return found


def at_hand(indicators: Sequence[Indicator]) -> tuple[list[Indicator], list[Indicator]]:
    """Those kept by day as they are defined here, and the rest; while nothing was counted all of them are the rest."""
    defined = {each.code: each for each in kept_indicators()} if counted_at() else {}
    kept, rest = list[Indicator](), list[Indicator]()
    for each in indicators:
        (kept if defined.get(each.code) == each else rest).append(each)
    return kept, rest


def figures_at_hand(indicators: Sequence[Indicator], window: Window, units: Sequence[UUID]) -> Figures:
    """From the kept days what they hold, the rest from the facts."""
    kept, rest = at_hand(indicators)
    return kept_figures(kept, window, units) | figures(rest, window, units)


def differences() -> Iterator[str]:
    """Where the kept figures and the facts disagree, a Vietnamese sentence each."""
    asked = kept_indicators()
    names = {each.code: each.name for each in asked}
    fresh = {_place(row): (row.of, row.met, row.total) for row in _counted(asked, None)}
    kept = {_place(row): (row.of, row.met, row.total) for row in DailyFigure.objects.all().iterator(AT_ONCE)}
    for place in sorted(fresh.keys() | kept.keys(), key=str):
        if (counted := fresh.get(place)) != (stored := kept.get(place)):
            code, unit, day, group = place
            yield (
                f"{names.get(code, code)} ({code}), đơn vị {unit}, ngày {day:%d/%m/%Y}"
                f"{', nhóm ' + group if group else ''}: đã lưu {stored or 'không có'}, tính lại {counted or 'không có'}"
            )


def _place(row: DailyFigure) -> tuple[str, UUID, date, str]:
    return row.indicator, row.unit_id, row.day, row.group


def _fingerprint(indicators: list[Indicator]) -> str:
    return hashlib.sha256("".join(each.model_dump_json() for each in indicators).encode()).hexdigest()


def _touched_since(moment: datetime) -> set[date]:
    """Every day on which a subject has events that has one since the moment."""
    recent = Event.objects.filter(day__gte=local(moment).date(), at__gte=moment)
    subjects = recent.values("subject_id")
    return set(Event.objects.filter(subject_id__in=subjects).values_list("day", flat=True).distinct())


def _counted(indicators: list[Indicator], days: set[date] | None) -> Iterator[DailyFigure]:
    """Fresh figures of the days, or of all; one query for each fact and column that places it."""
    alike = defaultdict[tuple[str, str], list[Indicator]](list)
    for indicator in indicators:
        alike[indicator.fact, indicator.day].append(indicator)
    for (name, day), each in alike.items():
        yield from _scanned(name, day, each, days)


def _scanned(name: str, day: str, indicators: list[Indicator], days: set[date] | None) -> Iterator[DailyFigure]:
    fact = FACTS[name]
    placed = fact.expression(day)
    on = placed if fact.columns[day].kind == Kind.DAY else LocalDay(placed)
    wanted = ~Q(**{f"{_path(fact.columns[day].of, day)}": None}) if days is None else _on_days(fact, day, days)
    rows = grouped(fact, None).filter(wanted).annotate(day_key=on).values("unit_key", "group_key", "day_key")
    counts = [(each, condition(each.of, fact, EPOCH)) for each in indicators]
    for row, figure in counted_groups(rows, counts, EPOCH):
        yield DailyFigure(
            unit_id=row["unit_key"], indicator=figure.indicator.code, day=row["day_key"],
            group=row["group_key"] or "", of=figure.of, met=figure.met, total=figure.total,
        )  # fmt: skip


def _path(of: Any, name: str) -> str:
    return of if isinstance(of, str) else name


def _on_days(fact: Any, day: str, days: set[date]) -> Q:
    """Days in a row are one range."""
    ranges: list[list[date]] = []
    for each in sorted(days):
        if ranges and each - ranges[-1][1] == timedelta(days=1):
            ranges[-1][1] = each
        else:
            ranges.append([each, each])
    return reduce(or_, (within(fact, day, Window(first, last, now())) for first, last in ranges))
