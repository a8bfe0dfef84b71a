"""The Chair sends a draft back, and says why."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.catalogue.actions.return_process import return_process, why_not_return_process
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.office import actor
from tests.factories.processes import draft, submitted, with_step

pytestmark = pytest.mark.django_db


def test_its_writers_read_why_and_may_change_it() -> None:
    returned = return_process(draft=submitted(), by=actor("chutich"), reason=" Bước 3 còn dài ")
    assert (returned.status, returned.return_reason) == ("returned", "Bước 3 còn dài")
    assert events_of(returned).last().name == "process_returned"  # type: ignore[union-attr]
    assert with_step(returned, 3, time="8h").path[2].time == "8h"


def test_not_without_a_reason() -> None:
    with pytest.raises(ActionRefused, match="Hãy ghi lý do trả lại"):
        return_process(draft=submitted(), by=actor("chutich"), reason="  ")


def test_only_what_waits() -> None:
    refusal = why_not_return_process(draft=draft(), by=actor("chutich"))
    assert refusal is not None
    assert "«Đang soạn»" in refusal.sentence


@pytest.mark.parametrize("name", ["vanphong", "phochutich", "tuphap"])
def test_who_does_not_return_it(name: str) -> None:
    refusal = why_not_return_process(draft=submitted(), by=actor(name))
    assert refusal is not None
    assert "Chủ tịch Ủy ban nhân dân" in refusal.sentence
