"""A draft that is not wanted makes room for another."""

from __future__ import annotations

import pytest

from cchc.catalogue.actions.discard_process_draft import discard_process_draft
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.office import actor
from tests.factories.processes import draft, submitted, with_step

pytestmark = pytest.mark.django_db


def test_its_last_save_stays_to_be_looked_up() -> None:
    changed = with_step(draft(), 3, time="10h")
    discarded = discard_process_draft(draft=changed, by=actor("vanphong"), seen=changed.last.number)
    assert discarded.status == "discarded"
    assert discarded.path[2].time == "10h"
    assert draft().pk != discarded.pk


def test_not_what_somebody_else_has_just_changed() -> None:
    drafted = draft()
    with_step(drafted, 3, time="10h")
    with pytest.raises(ActionRefused, match="đã được sửa"):
        discard_process_draft(draft=drafted, by=actor("vanphong"), seen=1)


def test_not_what_the_chair_reads() -> None:
    with pytest.raises(ActionRefused, match="Chờ Chủ tịch duyệt"):
        discard_process_draft(draft=(waiting := submitted()), by=actor("vanphong"), seen=waiting.last.number)
