"""The demonstration's office urges every second Monday, and most of the urged reply."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.config.demonstration.urging import EVERY, urged
from cchc.config.demonstration.ward import Ward
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import clock_at
from cchc.organization.models import Post
from cchc.plans.models import UrgingLetter, UrgingRound
from tests.factories.office import ward
from tests.factories.urging import late_task
from tests.plans.actions.conftest import MONDAY

pytestmark = pytest.mark.django_db


def test_rounds_and_replies() -> None:
    with clock_at(MONDAY):
        for _ in range(12):
            late_task()
        posts = Post.objects.filter(unit=ward()).select_related("official", "unit", "position")
        people = Ward(list(posts.order_by("position__order", "official__full_name")), calendar_of("vn"))
    [(begins, life)] = urged(people, MONDAY - timedelta(days=3), seed=1)
    assert begins.date() == MONDAY.date()
    moment, moments = begins, [begins]
    while moment < begins + 2 * EVERY:
        with clock_at(moment):
            moment = next(life)
        moments.append(moment)
    assert moments[2] == begins + EVERY
    assert UrgingRound.objects.count() == 2 and UrgingLetter.objects.count() == 24
    assert 12 < UrgingLetter.objects.exclude(reply="").count() < 24
