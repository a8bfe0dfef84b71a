"""Does the page of what went late read only the late rows, from their own indexes, on both engines?"""

from __future__ import annotations

import pytest

from tests.installation import Installation

# The halves of the definition, explained by the engine over a year of ended steps and runs of the clock.
PLANS = """
from datetime import UTC, datetime
from cchc.dossiers.lateness import lateness_in
from tests.factories.late import SEPTEMBER
from tests.factories.office import actor
from tests.factories.shelves import gather_statistics
gather_statistics()
missed = lateness_in(SEPTEMBER, at=datetime(2026, 10, 1, tzinfo=UTC), actor=actor("chutich")).missed
sets = [
    *missed.late_steps(), *missed.late_runs(), *missed.extended_runs(), *missed.held_when_missed()
]
for rows in sets:
    print(rows.order_by().values("pk").explain().replace("\\n", " "))
"""
FILLED = """
from tests.factories import late
from tests.factories.many import copy_many
copy_many(late.returned(), 2000)
copy_many(late.whole_late(), 60)
copy_many(late.extended(), 1500)
copy_many(late.still_late(), 30)
"""
EXPECTED = [  # by set; either of two that hold nothing but open rows will do
    {"step_left_late"},
    {"step_open_of_unit", "one_open_step", "step_of_holder"},
    {"clock_run_late"},
    {"clock_run_running", "one_running_clock"},
    {"extension_of_month"},
    {"extension_of_month", "clock_run_running", "one_running_clock"},
    {"clock_run_late"},
    {"clock_run_running", "one_running_clock", "step_open_of_unit", "one_open_step"},
    {"extension_of_month"},
    {"extension_of_month", "clock_run_running", "one_running_clock", "step_open_of_unit", "one_open_step"},
]


@pytest.fixture
def filled(installation: Installation) -> Installation:
    installation.python(FILLED)
    return installation


def test_every_half_has_its_index(filled: Installation) -> None:
    plans = filled.python(PLANS).splitlines()
    assert len(plans) == len(EXPECTED)
    for plan, indexes in zip(plans, EXPECTED, strict=True):
        assert any(index in plan for index in indexes), plan
