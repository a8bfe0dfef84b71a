"""The registrant tells how far it is."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.report_breakthrough import report_breakthrough, why_not_report_breakthrough
from cchc.parindex.models import BreakthroughStatus
from tests.factories.breakthroughs import breakthrough_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_the_newest_report_stands() -> None:
    of = breakthrough_at(BreakthroughStatus.UNDER_WAY)
    of = report_breakthrough(of=of, by=actor("tuphap"), result="Hết trễ hạn", reached="97 %")
    assert (of.status, of.result, of.reached) == (BreakthroughStatus.UNDER_WAY, "Hết trễ hạn", "97 %")
    assert [event.data["reached"] for event in events_of(of) if event.name == "breakthrough_reported"] == [
        "91 %",
        "97 %",
    ]


def test_refusals() -> None:
    of = breakthrough_at(BreakthroughStatus.APPROVED)
    with pytest.raises(ActionRefused, match="đã làm được gì"):
        report_breakthrough(of=of, by=actor("tuphap"), result=" ")
    assert "người đăng ký" in str(why_not_report_breakthrough(of=of, by=actor("vanphong")))
