"""The two calendars of these tests: the shipped one and that of the vectors; and moments of the office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.loading import calendar
from cchc.worktime.zone import ZONE


@pytest.fixture
def vectors() -> WorkingCalendar:
    return calendar("vectors", (Path(__file__).parent,))


@pytest.fixture
def shipped() -> WorkingCalendar:
    return calendar("vn")


@pytest.fixture
def at() -> Callable[[str], datetime]:
    """A moment on the office's clock: at("2026-09-14T09:00")."""
    return lambda written: datetime.fromisoformat(written).replace(tzinfo=ZONE)
