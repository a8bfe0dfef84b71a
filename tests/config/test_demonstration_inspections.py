"""Is a year of inspections played to its end: held, found, put right, one too late?"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest

from cchc.audit.verification import faults
from cchc.config.demonstration.inspections import inspected
from cchc.config.demonstration.play import _play_until
from cchc.config.demonstration.ward import Ward
from cchc.dossiers.rules import calendar_of
from cchc.inspections.due import open_all_self_inspections
from cchc.inspections.models import Finding, Inspection, Kind, State, Status
from cchc.inspections.results import figures_of
from cchc.lifecycle.clock import clock_at
from cchc.organization.models import Post
from cchc.worktime.zone import ZONE
from tests.factories.office import ward

pytestmark = pytest.mark.django_db
START, UNTIL = datetime(2026, 1, 5, tzinfo=ZONE), datetime(2026, 12, 31, 15, tzinfo=ZONE)


def test_a_year_of_inspections() -> None:
    unit, order = ward(), count()
    posts = Post.objects.filter(unit=unit).select_related("official", "unit", "position")
    people = Ward(list(posts.order_by("position__order", "official__full_name")), calendar_of(unit.calendar))
    agenda: list[Any] = [(moment, next(order), one) for moment, one in inspected(people, START, UNTIL)]
    agenda.sort()
    day = START
    while day < UNTIL:
        day += timedelta(days=1)
        _play_until(day, agenda, order)
        if day.day == 2:
            with clock_at(day):
                open_all_self_inspections()
    rows = Inspection.objects.filter(unit=unit, year=2026)
    assert Counter(rows.exclude(kind=Kind.SELF).values_list("kind", "status")) == {
        (Kind.PLANNED, Status.CONCLUDED): 2, (Kind.UNANNOUNCED, Status.CONCLUDED): 1,
    }  # fmt: skip
    figures = figures_of(rows)
    assert (figures.held, figures.planned, figures.self_concluded, figures.self_opened) == (2, 2, 16, 16)
    findings = list(Finding.objects.select_related("task"))  # of the last quarter of the year before too
    states = Counter(each.state for each in findings)
    assert states == {State.CONFIRMED: 7, State.DROPPED: 1, State.BEING_FIXED: 1}
    assert sum(each.is_late(UNTIL) for each in findings) == 1
    assert not list(faults())
