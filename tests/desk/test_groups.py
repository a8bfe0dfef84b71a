"""Where do today and this week end?"""

from __future__ import annotations

from datetime import datetime

import pytest

from cchc.desk.groups import Counts, begin_of, due_groups, ends_of
from cchc.desk.rows import Desk, Row
from cchc.dossiers.rules import calendar_of
from cchc.worktime.zone import ZONE
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def desk(text: str) -> Desk:
    return Desk(actor("tuphap"), moment(text), calendar_of("vn"))


def row(due: str) -> Row:
    return Row(moment(due), "ok", "việc", "/", due, "", "", "", "", "")


@pytest.mark.parametrize(
    ("now", "begin", "tonight", "sunday"),
    [
        ("2026-09-14T09:00", "2026-09-14", "2026-09-15", "2026-09-21"),
        ("2026-09-14T23:59", "2026-09-14", "2026-09-15", "2026-09-21"),
        ("2026-09-20T10:00", "2026-09-20", "2026-09-21", "2026-09-21"),
        ("2026-12-31T08:00", "2026-12-31", "2027-01-01", "2027-01-04"),
    ],
)
def test_days_and_weeks_are_those_of_the_office(now: str, begin: str, tonight: str, sunday: str) -> None:
    here = desk(now)
    assert (begin_of(here), *ends_of(here)) == tuple(moment(f"{day}T00:00") for day in (begin, tonight, sunday))


def test_each_row_lies_in_one_group_and_empty_ones_are_left_out() -> None:
    rows = [row(due) for due in (
        "2026-09-14T08:59", "2026-09-14T09:00", "2026-09-14T23:59", "2026-09-20T23:59", "2026-09-21T00:00"
    )]  # fmt: skip
    found = list(due_groups(rows, Counts(1, 2, 1, 1), desk("2026-09-14T09:00")))
    assert [(group.title, len(group.rows)) for group in found] == [
        ("Quá hạn", 1), ("Hôm nay", 2), ("Tuần này", 1), ("Sau đó", 1)
    ]  # fmt: skip
    assert list(due_groups([], Counts(0, 0, 0, 0), desk("2026-09-14T09:00"))) == []
