"""A draft that is not wanted makes room for another."""

from __future__ import annotations

import pytest

from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.discard_rubric_draft import discard_rubric_draft, why_not_discard_rubric_draft
from tests.factories.office import actor
from tests.factories.rubrics import OFFICE, change, draft, publish

pytestmark = pytest.mark.django_db


def test_it_stays_to_be_looked_up() -> None:
    changed = change(draft(), title="Khác")
    discarded = discard_rubric_draft(draft=changed, by=actor(OFFICE), seen=1)
    assert (discarded.status, discarded.content.title) == ("discarded", "Khác")
    assert draft().pk != discarded.pk


def test_not_what_somebody_else_has_just_changed() -> None:
    drafted = draft()
    change(drafted, title="Khác")
    with pytest.raises(ActionRefused, match="đã được sửa"):
        discard_rubric_draft(draft=drafted, by=actor(OFFICE), seen=0)


def test_not_what_is_published_and_not_by_others() -> None:
    drafted = draft()
    assert "Văn phòng" in str(why_not_discard_rubric_draft(draft=drafted, by=actor("motcua")))
    publish(drafted)
    with pytest.raises(ActionRefused, match="đã công bố"):
        discard_rubric_draft(draft=drafted, by=actor(OFFICE), seen=0)
