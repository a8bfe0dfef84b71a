"""Changes are taken back one by one, down to the first save."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.catalogue.actions.undo_process_edit import undo_process_edit
from cchc.catalogue.models import ProcessDraft
from cchc.catalogue.processes.editing import removed
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.office import actor
from tests.factories.processes import change, draft, submitted, with_step

pytestmark = pytest.mark.django_db


def undo(drafted: ProcessDraft, *, seen: int | None = None) -> ProcessDraft:
    return undo_process_edit(draft=drafted, by=actor("vanphong"), seen=seen or drafted.last.number)


def test_back_to_the_beginning_step_by_step() -> None:
    drafted = draft()
    first = drafted.path
    changed = change(with_step(drafted, 3, time="10h"), removed(first, 2), "Bỏ bước 2")
    assert undo(changed).path[2].time == "10h"
    back = undo(ProcessDraft.objects.get(pk=drafted.pk))
    assert back.path == first
    with pytest.raises(ActionRefused, match="không còn thay đổi nào để hoàn tác"):
        undo(back)
    told = [event.data["what"] for event in events_of(drafted)]
    assert told[-2:] == ["Hoàn tác «Bỏ bước 2»", "Hoàn tác «Sửa bước 3»"]


def test_an_undone_save_is_no_longer_a_place_to_go_on_from() -> None:
    changed = with_step(draft(), 3, time="10h")
    seen = changed.last.number
    again = with_step(undo(changed), 3, time="11h")
    assert again.last.number == seen + 1
    with pytest.raises(ActionRefused, match="đã được sửa từ khi anh/chị mở trang này"):
        undo(again, seen=seen)


def test_not_while_the_chair_reads_it() -> None:
    with pytest.raises(ActionRefused, match="Chờ Chủ tịch duyệt"):
        undo(submitted())
