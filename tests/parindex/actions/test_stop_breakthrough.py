"""What is not gone on with says why."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.stop_breakthrough import stop_breakthrough, why_not_stop_breakthrough
from cchc.parindex.models import BreakthroughStatus
from tests.factories.breakthroughs import breakthrough_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_by_the_registrant_before_it_is_approved() -> None:
    of = breakthrough_at(BreakthroughStatus.STOPPED)
    assert of.stop_reason == "Trùng việc đã giao"
    assert events_of(of).last().name == "breakthrough_stopped"


def test_afterwards_only_by_a_head() -> None:
    of = breakthrough_at(BreakthroughStatus.APPROVED)
    assert "lãnh đạo" in str(why_not_stop_breakthrough(of=of, by=actor("tuphap")))
    with pytest.raises(ActionRefused, match="lý do dừng"):
        stop_breakthrough(of=of, by=actor("chutich"), reason="")
    assert stop_breakthrough(of=of, by=actor("chutich"), reason="Tỉnh làm chung").status == BreakthroughStatus.STOPPED
