"""How long does it take to score and rank a whole round of 150 units?

PostgreSQL; the sample rubric with the inputs of the golden round for every unit. Each unit's points are computed anew
from its inputs by the rubric's rules, then the council's verb sums every sheet, ranks the units and keeps the result.
Three rounds of three years, one after another.
"""

from __future__ import annotations

import json
import os
import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import django

from benchmarks.installations import offices
from benchmarks.measuring import REPEATS, row
from tests.installation import ROOT

if TYPE_CHECKING:
    from cchc.organization.models import Unit
    from cchc.parindex.models import AssessmentRound

UNITS, FIRST_YEAR = 150, 2021
GROUPS = 30  # of units with equal points
GOLDEN = ROOT / "tests/parindex/golden_round.json"


def run() -> list[dict[str, Any]]:
    with offices("postgresql") as all_offices:
        os.environ.update(all_offices.prepared().environment)
        django.setup()
        units = _units()
        spent = [_seconds(_at_the_council(FIRST_YEAR + number, units)) for number in range(REPEATS)]
        from django.db import connection

        connection.close()
    work = f"score and rank a whole round of {UNITS} units, postgresql"
    return [row("Round", work, spent, unit="s", must=["ours ≤ 10"])]


def _seconds(of: AssessmentRound) -> float:
    from cchc.parindex.actions.approve_result import CouncilWords, approve_result
    from cchc.parindex.rules.base import AssessedYear
    from cchc.parindex.scoring import scored
    from cchc.worktime.loading import calendar
    from tests.factories.office import actor

    by, words = actor("thamdinh"), CouncilWords(members=9, approving=7, minutes="15/BB-HĐ")
    year, rubric = AssessedYear(2025, calendar("vn")), of.rubric.content
    begun = time.perf_counter()
    for sheet in of.assessments.prefetch_related("lines"):
        inputs = {line.code: line.inputs for line in sheet.lines.all() if line.inputs is not None}
        assert not scored(rubric, inputs, year).unscored
    approve_result(of=of, by=by, words=words)
    spent = time.perf_counter() - begun
    ranks = list(of.assessments.values_list("rank", flat=True))
    assert len(ranks) == UNITS and len(set(ranks)) == GROUPS, ranks
    return spent


def _units() -> list[Unit]:
    """The ward and copies of it under the same province."""
    from cchc.lifecycle.identity import uuid7
    from cchc.organization.models import Unit
    from tests.factories.office import ward

    found = [ward()]
    for number in range(1, UNITS):
        unit = ward()
        unit.pk, unit.code = uuid7(), f"H98.{number:03d}"
        unit.name, unit.short_name = f"Ủy ban nhân dân xã {number}", f"xã {number}"
        found.append(unit)
    Unit.objects.bulk_create(found[1:])
    return found


def _at_the_council(year: int, units: list[Unit]) -> AssessmentRound:
    """Every criterion of every unit with inputs and appraised points; only the council has not met."""
    from cchc.lifecycle.clock import now
    from cchc.parindex.actions.open_round import open_round
    from cchc.parindex.models import AssessmentRound, LeafScore, RoundStatus, Rubric
    from tests.factories.office import actor
    from tests.factories.rounds import words

    rubric, golden = Rubric.objects.get(code="W-2025"), json.loads(GOLDEN.read_text())["final"]
    by = actor("thamdinh")
    of = open_round(by=by, words=words(year=year, rubric=rubric), units=units)
    for number, leaf in enumerate(rubric.content.all_leaves()):
        inputs = golden.get(leaf.code)
        LeafScore.objects.filter(assessment__round=of, code=leaf.code).update(
            inputs=inputs, scored_at=None if inputs is None else now(), scored_by=None if inputs is None else by.post,
            first_points=leaf.max * Decimal(number % 4 + 1) / 4,
        )  # fmt: skip
    first = next(iter(rubric.content.leaves()))
    for group in range(GROUPS):
        mine = [unit.pk for number, unit in enumerate(units) if number % GROUPS == group]
        lines = LeafScore.objects.filter(assessment__round=of, assessment__unit__in=mine, code=first.code)
        lines.update(first_points=first.max * group / GROUPS)
    AssessmentRound.objects.filter(pk=of.pk).update(status=RoundStatus.COUNCIL)
    return AssessmentRound.objects.select_related("rubric", "unit").get(pk=of.pk)
