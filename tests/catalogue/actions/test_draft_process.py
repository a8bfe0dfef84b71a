"""A new version begins as a copy, or blank, one at a time for a procedure of a unit."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.catalogue.actions.discard_process_draft import discard_process_draft
from cchc.catalogue.actions.draft_process import draft_process, why_not_draft_process
from cchc.catalogue.models import Procedure, ProcessVersion
from cchc.catalogue.processes.editing import BLANK
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.dossiers import MARITAL_STATUS, procedure_in_force
from tests.factories.office import actor, system_actor
from tests.factories.processes import draft

pytestmark = pytest.mark.django_db


def marital_status() -> Procedure:
    return Procedure.objects.get(code=MARITAL_STATUS)


def test_it_begins_as_a_copy_of_the_version_in_force() -> None:
    drafted, (_, in_force) = draft(), procedure_in_force(MARITAL_STATUS)
    assert drafted.based_on == in_force
    assert [step.model_dump() for step in drafted.path] == [step.model_dump() for step in in_force.path]
    assert [(each.name, each.data["what"]) for each in events_of(drafted)] == [
        ("process_drafted", "Sao từ phiên bản 1")
    ]


def test_or_blank_with_what_every_process_needs() -> None:
    drafted = draft_process(procedure=marital_status(), by=actor("chanhvanphong"), steps=BLANK)
    assert [step.does for step in drafted.path] == ["receive", "examine", "decide", "issue", "hand_over"]
    assert not any(step.name or step.roles or step.time for step in drafted.path)


def test_blank_where_no_process_is_in_force() -> None:
    ProcessVersion.objects.filter(procedure__code=MARITAL_STATUS).delete()
    drafted = draft()
    assert drafted.based_on is None
    assert drafted.path == BLANK


@pytest.mark.parametrize("name", ["motcua", "tuphap", "phochutich", "chutich"])
def test_who_does_not_draft(name: str) -> None:
    refusal = why_not_draft_process(procedure=marital_status(), by=actor(name))
    assert refusal is not None
    assert "Văn phòng hoặc phụ trách lĩnh vực" in refusal.sentence


def test_the_system_drafts_what_the_command_line_imports() -> None:
    assert why_not_draft_process(procedure=marital_status(), by=system_actor()) is None


def test_one_at_a_time() -> None:
    first = draft()
    with pytest.raises(ActionRefused, match="đang có một dự thảo quy trình chưa xong"):
        draft()
    assert why_not_draft_process(procedure=marital_status(), by=actor("motcua.hlt")) is not None
    discard_process_draft(draft=first, by=actor("vanphong"), seen=first.last.number)
    assert draft().status == "drafting"
