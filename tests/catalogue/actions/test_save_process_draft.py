"""Each change is a save of its own; who comes second reads what happened."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.catalogue.actions.save_process_draft import save_process_draft
from cchc.catalogue.processes.editing import removed
from cchc.catalogue.schema import DraftStep
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.office import actor
from tests.factories.processes import change, draft, submitted, with_step

pytestmark = pytest.mark.django_db


def test_a_change_is_kept_with_what_it_was() -> None:
    drafted = draft()
    changed = with_step(drafted, 3, time="10h")
    assert changed.path[2].time == "10h"
    assert [save.number for save in changed.saved.order_by("number")] == [1, 2]
    assert [event.data["what"] for event in events_of(drafted)] == ["Sao từ phiên bản 1", "Sửa bước 3"]


def test_nothing_changed_is_nothing_saved() -> None:
    drafted = draft()
    change(drafted, drafted.path)
    assert drafted.saved.count() == 1
    assert events_of(drafted).count() == 1


def test_the_second_of_two_reads_who_was_first() -> None:
    drafted = draft()
    seen = drafted.last.number
    change(drafted, removed(drafted.path, 2), "Bỏ bước 2")
    with pytest.raises(ActionRefused) as second:
        save_process_draft(draft=drafted, by=actor("chanhvanphong"), seen=seen, steps=drafted.path[:3], what="Sửa")
    assert "Trần Quốc Bảo làm lúc 9 giờ" in str(second.value)
    assert "Bỏ bước 2" in str(second.value)
    assert drafted.saved.count() == 2


@pytest.mark.parametrize("count", [0, 61])
def test_neither_none_nor_too_many(count: int) -> None:
    with pytest.raises(ActionRefused, match="từ 1 đến 60 bước"):
        change(draft(), (DraftStep(),) * count)


def test_what_the_chair_reads_is_not_changed_while_he_reads_it() -> None:
    waiting = submitted()
    with pytest.raises(ActionRefused, match="đang ở trạng thái «Chờ Chủ tịch duyệt»"):
        change(waiting, waiting.path[:4])


@pytest.mark.parametrize("name", ["motcua", "tuphap", "chutich"])
def test_who_does_not_change_it(name: str) -> None:
    drafted = draft()
    with pytest.raises(ActionRefused, match="Văn phòng hoặc phụ trách lĩnh vực"):
        save_process_draft(draft=drafted, by=actor(name), seen=1, steps=drafted.path[:3], what="Sửa")
