"""Which published sheets have no table of lost points yet? Asked by `cchc tick`; a missed run loses nothing."""

from __future__ import annotations

from cchc.lifecycle.clock import today
from cchc.organization.actor import systems_on
from cchc.parindex.actions.analyse_result import analyse_result
from cchc.parindex.models import Assessment


def analyse_all_results() -> int:
    """How many sheets were analysed."""
    waiting = Assessment.objects.filter(round__published_at__isnull=False, index__lt=100, lost_points=None)
    sheets = list(waiting.select_related("unit", "round__rubric"))
    systems = systems_on(today()) if sheets else {}
    of_units_here = [
        sheet for sheet in sheets if sheet.unit_id in systems
    ]  # others work with an installation of their own
    for sheet in of_units_here:
        analyse_result(assessment=sheet, by=systems[sheet.unit_id])
    return len(of_units_here)
