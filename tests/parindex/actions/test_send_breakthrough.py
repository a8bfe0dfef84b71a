"""The form goes to the office; late after the term, which counts from the conference."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.send_breakthrough import send_breakthrough, why_not_send_breakthrough
from cchc.parindex.breakthrough_rules import registration_due_at
from cchc.parindex.models import AssessmentRound, BreakthroughStatus
from tests.factories.breakthroughs import breakthrough_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_sent_in_time() -> None:
    of = breakthrough_at(BreakthroughStatus.SENT)
    assert (of.late, of.sent_at is not None) == (False, True)
    assert events_of(of).last().data == {"late": False}


def test_after_ten_working_days_it_is_late() -> None:
    of = breakthrough_at(BreakthroughStatus.DRAFT)
    AssessmentRound.objects.update(conference_on=today() - timedelta(days=30))
    assert send_breakthrough(of=of, by=actor("tuphap")).late


def test_a_second_sending_keeps_the_first_moment() -> None:
    of = breakthrough_at(BreakthroughStatus.RETURNED)
    first = of.sent_at
    assert send_breakthrough(of=of, by=actor("tuphap")).sent_at == first


def test_the_term_counts_from_the_conference() -> None:
    """Monday 23 March 2026 and ten working days: the end of Monday 6 April."""
    of = breakthrough_at(BreakthroughStatus.DRAFT)
    round_ = of.assessment.round
    round_.conference_on = today().replace(year=2026, month=3, day=23)
    due_at = registration_due_at(round_, of.assessment.unit)
    assert due_at is not None
    assert f"{due_at:%d/%m/%Y}" == "06/04/2026"
    round_.conference_on = round_.decided_on = None
    assert registration_due_at(round_, of.assessment.unit) is None


def test_only_the_registrant() -> None:
    of = breakthrough_at(BreakthroughStatus.DRAFT)
    with pytest.raises(ActionRefused, match="người đăng ký"):
        send_breakthrough(of=of, by=actor("vanphong"))
    assert why_not_send_breakthrough(of=of, by=actor("tuphap")) is None
