"""Every test of the queue happens on Monday 14/9/2026 at 09:00, unless it says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE

MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with clock_at(MONDAY):
        yield
