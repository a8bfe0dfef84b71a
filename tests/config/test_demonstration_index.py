"""Are two years of the reform index played to their ends: published, answered for, put right, and better?"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from heapq import heapify
from itertools import count
from typing import Any

import pytest
from django.db.models import Count, Sum

from cchc.accounts.loading import load_officials
from cchc.audit.verification import faults
from cchc.config.demonstration.index_rounds import index_rounds
from cchc.config.demonstration.play import PEOPLE, _play_until
from cchc.config.demonstration.ward import Ward
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import clock_at
from cchc.organization.models import Post
from cchc.parindex.analysing import analyse_all_results
from cchc.parindex.checking import missing_now
from cchc.parindex.models import (
    Answer,
    Assessment,
    AssessmentRound,
    Breakthrough,
    BreakthroughStatus,
    LeafScore,
    LostPoint,
    LostStatus,
    Promise,
    Remedy,
)
from cchc.parindex.models import RoundStatus as R
from cchc.plans.models import Source, Task
from cchc.plans.models import Status as TaskStatus
from cchc.worktime.zone import ZONE
from tests.factories.office import PASSWORD, ward

pytestmark = pytest.mark.django_db


def play_rounds(start: datetime, until: datetime) -> None:
    """Every act of the rounds; the table of lost points is filled in the evenings, as `tick` fills it."""
    load_officials(PEOPLE / "province.yaml", password=PASSWORD)
    posts = Post.objects.filter(unit=ward()).select_related("official", "unit", "position")
    people = Ward(list(posts.order_by("position__order", "official__full_name")), calendar_of(ward().calendar))
    order = count()
    agenda: list[Any] = [(moment, next(order), one) for moment, one in index_rounds(people, start, until)]
    heapify(agenda)
    while agenda and agenda[0][0] < until:
        evening = min(agenda[0][0].astimezone(ZONE).replace(hour=20), until)
        _play_until(evening, agenda, order)
        with clock_at(evening):
            analyse_all_results()


def test_two_years_and_the_second_is_better() -> None:
    play_rounds(datetime(2025, 7, 1, 8, tzinfo=ZONE), datetime(2027, 7, 1, 8, tzinfo=ZONE))
    rounds = list(AssessmentRound.objects.order_by("year"))
    assert [(each.year, each.status, each.rehearsal) for each in rounds] == [
        (2025, R.PUBLISHED, False), (2026, R.PUBLISHED, False),
    ]  # fmt: skip
    for of in rounds:
        assert sorted(of.assessments.values_list("rank", flat=True)) == [1, 2, 3]
    first, second = (Assessment.objects.get(round=each, unit=ward()) for each in rounds)
    assert first.index is not None and second.index is not None
    assert 70 < first.index < second.index - 3 < 97
    _appraised_by_field(first)
    _answered_for(first)
    _broke_through(first)
    _recovered(first, second)
    assert not list(faults())


def _appraised_by_field(sheet: Assessment) -> None:
    """What the appraisers doubted was explained with new evidence, and some points came back."""
    asked = LeafScore.objects.filter(assessment=sheet).exclude(question="")
    assert asked.exclude(explanation="").count() == asked.count() == 5
    assert {line.evidence.count() for line in asked} == {2}
    assert sum(line.second_points > line.first_points for line in asked if line.second_points is not None) == 4


def _answered_for(sheet: Assessment) -> None:
    lost = LostPoint.objects.filter(assessment=sheet)
    assert set(lost.values_list("status", flat=True)) == {LostStatus.CONCLUDED}
    assert set(lost.annotate(whole=Sum("shares__share")).values_list("whole", flat=True)) == {100}
    answers = dict(lost.values_list("shares__answer").annotate(Count("shares")))
    assert answers[Answer.CONTESTED] == answers[Answer.OPEN] == 1 < answers[Answer.CONFIRMED]
    tasks = Task.objects.filter(unit=ward(), source=Source.LOST_POINT, remedy__lost_point__in=lost)
    assert set(tasks.values_list("status", flat=True)) == {TaskStatus.DONE}
    assert tasks.count() == 12


def _broke_through(sheet: Assessment) -> None:
    """Registered in time, each with a task that is done; not all of them reached what they promised."""
    rows = Breakthrough.objects.filter(assessment=sheet)
    assert set(rows.values_list("status", flat=True)) == {BreakthroughStatus.ACCEPTED, BreakthroughStatus.FAILED}
    assert set(rows.values_list("late", "task__status")) == {(False, TaskStatus.DONE)}
    assert Promise.objects.filter(breakthrough__in=rows, expected__gt=0).count() == rows.count() == 3


def _recovered(first: Assessment, second: Assessment) -> None:
    """More than half of what the remedies promised came back in the next year."""
    promised = recovered = Decimal(0)
    after = {line.code: line.second_points or line.first_points for line in second.lines.all()}
    for remedy in Remedy.objects.filter(lost_point__assessment=first).select_related("lost_point"):
        promised += remedy.expected
        recovered += (after[remedy.lost_point.code] or Decimal(0)) - remedy.lost_point.achieved
    assert promised / 2 < recovered


def test_in_autumn_the_ward_rehearses_for_itself() -> None:
    play_rounds(datetime(2026, 11, 1, 8, tzinfo=ZONE), datetime(2026, 11, 29, 8, tzinfo=ZONE))
    of = AssessmentRound.objects.get()
    assert (of.year, of.rehearsal, of.status) == (2026, True, R.SELF_SCORING)
    sheet = Assessment.objects.select_related("round__rubric", "unit").get()
    assert sheet.lines.exclude(inputs=None).count() > 75
    assert not [each for each in missing_now(sheet) if each.check == "no_evidence"]
