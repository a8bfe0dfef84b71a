"""The index as facts: what the directive's sections 3 and 4 are proved by."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from cchc.indicators.definitions import indicators_on
from cchc.indicators.drilling import listed, records
from cchc.indicators.facts import FACTS
from cchc.indicators.figures import Figure, Window, figures, whole
from cchc.lifecycle.clock import now, today
from cchc.parindex.actions.plan_remedy import plan_remedy
from cchc.parindex.models import BreakthroughStatus, LeafScore, RoundStatus
from tests.factories.breakthroughs import breakthrough_at
from tests.factories.office import actor, signed_in, ward
from tests.factories.rounds import opened, round_at, self_scored, sheet_of, stated
from tests.factories.taken import workbook_of
from tests.parindex.actions.test_plan_remedy import words as remedy_words

pytestmark = pytest.mark.django_db


def window() -> Window:
    return Window(today() - timedelta(days=30), today() + timedelta(days=365), now())


def figure(code: str) -> Figure:
    indicator = indicators_on(today())[code]
    return whole(figures([indicator], window(), [ward().pk])[code], indicator)


def test_every_lost_point_and_whether_somebody_answers_for_it() -> None:
    lost = stated(("tuphap", 100))
    every = list(lost.assessment.lost_points.all())
    assert figure("points_lost").value == sum(each.lost for each in every)
    assert (figure("lost_points_assigned").of, figure("lost_points_assigned").met) == (len(every), 1)
    assert len(every) > 1


def test_remedies_are_counted_once_they_are_due() -> None:
    lost = stated(("tuphap", 100))
    remedy = plan_remedy(lost=lost, by=actor("vanphong"), words=remedy_words(holder=actor("motcua").post))
    assert figure("remedies_done").of == 0
    task = remedy.task
    type(task).objects.filter(pk=task.pk).update(
        given_at=now() - timedelta(days=9), original_due_at=now() - timedelta(days=2), due_at=now() - timedelta(days=2)
    )
    assert (figure("remedies_done").of, figure("remedies_done").met) == (1, 0)


def test_breakthroughs_from_the_registration_to_the_acceptance() -> None:
    of = breakthrough_at(BreakthroughStatus.ACCEPTED)
    assert figure("breakthroughs_registered").of == 1
    assert figure("breakthroughs_on_time").value == 100
    assert figure("breakthroughs_achieved").value == 100
    assert of.sent_at is not None
    held_on = of.assessment.round.conference_on or of.assessment.round.decided_on
    assert held_on is not None
    assert figure("breakthrough_days").value == (today() - held_on).days


def test_a_draft_is_no_registration() -> None:
    breakthrough_at(BreakthroughStatus.DRAFT)
    assert figure("breakthroughs_registered").of == 0


def test_self_scores_beside_the_appraisal_and_their_evidence() -> None:
    sheet = sheet_of(round_at(RoundStatus.PUBLISHED))
    scored = LeafScore.objects.filter(assessment=sheet, self_points__gt=0)
    assert (figure("evidence_complete").of, figure("evidence_complete").met) == (
        scored.count(), scored.filter(evidence__isnull=False).distinct().count(),
    )  # fmt: skip
    line = scored.get(code="1.2")
    line.self_points, line.second_points, line.second_struck = Decimal(2), Decimal("1.5"), ""
    line.save()
    before = figure("self_score_gap").total
    line.second_points = Decimal(1)
    line.save()
    assert figure("self_score_gap").total - before == Decimal("0.5")
    line.second_struck = "P1"
    line.save()
    assert figure("self_score_gap").total - before == Decimal("1.5")


def test_what_runs_or_is_rehearsed_counts_nowhere() -> None:
    self_scored(sheet_of(opened()))
    for code in ("points_lost", "evidence_complete", "self_score_gap", "breakthroughs_registered"):
        assert figure(code).of == 0, code


def test_nobody_reads_the_appraisal_before_its_publication() -> None:
    sheet = sheet_of(round_at(RoundStatus.SECOND_APPRAISAL))
    assert LeafScore.objects.filter(assessment=sheet, first_points__isnull=False).exists()
    indicator = indicators_on(today())["evidence_complete"]
    rows = list(listed(indicator, records(indicator, window(), [ward().pk])))
    assert rows
    assert {row["c_appraised_points"] for row in rows} == {None}


def test_each_row_has_its_page() -> None:
    of = breakthrough_at(BreakthroughStatus.ACCEPTED)
    pages = {"points_lost": "/chi-so/", "breakthroughs_registered": str(of.pk), "evidence_complete": "/chi-so/"}
    for code, address in pages.items():
        indicator = indicators_on(today())[code]
        rows = listed(indicator, records(indicator, window(), [ward().pk]))
        link = FACTS[indicator.fact].link
        assert rows
        assert link is not None
        assert all(address in link(row) for row in rows), code


def test_the_list_of_lost_points_leaves_as_a_workbook() -> None:
    of = breakthrough_at(BreakthroughStatus.SENT)
    answer = signed_in("chutich").post("/chi-so/chi-tieu/points_lost/ho-so-goc/?ky=nam", {"way": "excel"})
    rows = workbook_of(answer)
    lost = of.assessment.lost_points.get(code="1.1").lost
    assert any(float(lost) in row for row in rows)
