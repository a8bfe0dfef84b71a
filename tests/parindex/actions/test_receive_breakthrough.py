"""The office takes the form in with its opinion."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.receive_breakthrough import receive_breakthrough, why_not_receive_breakthrough
from cchc.parindex.models import BreakthroughStatus
from tests.factories.breakthroughs import breakthrough_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_with_the_opinion_of_the_office() -> None:
    of = breakthrough_at(BreakthroughStatus.RECEIVED)
    assert (of.office_opinion, of.received_by) == ("Nên duyệt", actor("vanphong").post)
    assert events_of(of).last().data == {"words": "Nên duyệt"}


def test_refusals() -> None:
    of = breakthrough_at(BreakthroughStatus.SENT)
    with pytest.raises(ActionRefused, match="ý kiến của Văn phòng"):
        receive_breakthrough(of=of, by=actor("vanphong"), opinion=" ")
    assert "Văn phòng" in str(why_not_receive_breakthrough(of=of, by=actor("chutich")))
