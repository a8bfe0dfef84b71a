"""The office or the Chair asks for what is lacking."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.return_breakthrough import return_breakthrough, why_not_return_breakthrough
from cchc.parindex.models import BreakthroughStatus
from tests.factories.breakthroughs import breakthrough_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_it_goes_back_with_the_reason() -> None:
    of = breakthrough_at(BreakthroughStatus.RETURNED)
    assert of.return_reason == "Ghi rõ số liệu nền"
    assert events_of(of).last().name == "breakthrough_returned"


def test_refusals() -> None:
    of = breakthrough_at(BreakthroughStatus.RECEIVED)
    with pytest.raises(ActionRefused, match="cần bổ sung gì"):
        return_breakthrough(of=of, by=actor("vanphong"), reason="")
    assert "lãnh đạo" in str(why_not_return_breakthrough(of=of, by=actor("tuphap")))
