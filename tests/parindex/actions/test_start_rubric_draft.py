"""A new version begins as a copy of a published one, one at a time for a rubric of a unit."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.discard_rubric_draft import discard_rubric_draft
from cchc.parindex.actions.start_rubric_draft import why_not_start_rubric_draft
from tests.factories.office import actor
from tests.factories.rubrics import OFFICE, draft, draft_of, publish, shipped

pytestmark = pytest.mark.django_db


def test_it_begins_as_a_copy() -> None:
    drafted = draft()
    assert (drafted.based_on, drafted.content, drafted.saves) == (shipped(), draft_of(shipped()), 0)
    assert [(each.name, each.data) for each in events_of(drafted)] == [
        ("rubric_draft_started", {"code": "W-2025", "based_on": 1})
    ]


@pytest.mark.parametrize("name", ["motcua", "tuphap", "phochutich", "chutich"])
def test_who_does_not_draft(name: str) -> None:
    refusal = why_not_start_rubric_draft(rubric=shipped(), by=actor(name))
    assert refusal is not None
    assert "Văn phòng" in refusal.sentence


def test_one_at_a_time() -> None:
    first = draft()
    with pytest.raises(ActionRefused, match="đang có một dự thảo chưa xong"):
        draft()
    draft("CA-MAU-2013")
    discard_rubric_draft(draft=first, by=actor(OFFICE), seen=0)
    publish(draft())
    draft()
