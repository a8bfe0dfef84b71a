"""From the Chair's day on new dossiers go the new way, and those that run keep theirs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.catalogue.actions.approve_process import approve_process, why_not_approve_process
from cchc.catalogue.loading import load_catalogue
from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.content.reading import SHIPPED
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import clock_at, now, today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.models import Post, Unit
from tests.factories.dossiers import MARITAL_STATUS, dossier_at, holder, procedure_in_force
from tests.factories.office import actor, ward
from tests.factories.processes import approve, submitted

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_it_binds_from_its_day_on() -> None:
    version = approve(submitted(), effective_from=today() + 7 * DAY)
    assert (version.number, version.approval) == (2, "Quyết định số 215/QĐ-UBND ngày 14/09/2026")
    assert version.approved_by == "Trịnh Quốc Đạt, Chủ tịch"
    assert version.draft.status == "approved"
    assert {step.mark for step in version.path} == {"found"}
    assert procedure_in_force(MARITAL_STATUS)[1].number == 1
    with clock_at(now() + 7 * DAY):
        assert procedure_in_force(MARITAL_STATUS)[1] == version
    assert events_of(version.draft).last().data["number"] == 2  # type: ignore[union-attr]


def test_a_running_dossier_keeps_its_version() -> None:
    running = dossier_at(Status.IN_PROCESS)
    version = approve(submitted())
    begun = dossier_at(Status.IN_PROCESS)
    assert (running.process.number, begun.process) == (1, version)
    assert (running.step.limit, begun.step.limit) == ("14h", "12h")
    complete_step(dossier=running, by=holder(running))
    running.refresh_from_db()
    assert running.step.name == running.process.path[3].name


def test_the_next_one_ends_the_one_before() -> None:
    first = approve(submitted(), effective_from=today() + DAY)
    second = approve(submitted(), effective_from=today() + 5 * DAY)
    first.refresh_from_db()
    assert (first.effective_until, second.effective_until, second.number) == (second.effective_from, None, 3)


def test_another_unit_keeps_what_is_shipped_and_so_does_a_new_release() -> None:
    version = approve(submitted())
    neighbour = Unit.objects.get(code="H99.26.06")
    binding = ProcessVersion.objects.filter(procedure=version.procedure)
    assert binding.binding(neighbour.pk, today()).get().number == 1
    assert binding.binding(ward().pk, today()).get() == version
    assert load_catalogue((SHIPPED,)) == (0, 0)
    version.refresh_from_db()
    assert version.effective_until is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"decision_number": "215"}, "Hãy ghi số, ký hiệu của quyết định"),
        ({"decision_number": " "}, "Hãy ghi số, ký hiệu của quyết định"),
        ({"decided_on": date(2026, 9, 15)}, "không thể sau hôm nay"),
        ({"effective_from": date(2026, 9, 13)}, "không áp dụng lùi ngày"),
        ({"decided_on": date(2026, 9, 14), "effective_from": date(2026, 9, 14)}, ""),
    ],
)
def test_the_decision(words: dict[str, Any], sentence: str) -> None:
    waiting = submitted()
    if not sentence:
        assert approve(waiting, **words)
        return
    with pytest.raises(ActionRefused, match=sentence):
        approve(waiting, **words)


def test_not_before_one_already_approved() -> None:
    approve(submitted(), effective_from=today() + 5 * DAY)
    with pytest.raises(ActionRefused, match="Phiên bản 2 đã được duyệt để áp dụng từ 19/09/2026"):
        approve(submitted(), effective_from=today() + 5 * DAY)


def test_what_became_wrong_since_it_was_submitted_is_refused() -> None:
    waiting = submitted()
    Post.objects.filter(unit=ward(), position__role__in=("chair", "vice_chair")).exclude(
        pk=actor("chutich").post_id
    ).update(held_until=today() - DAY)
    Post.objects.filter(unit=ward(), position__role="counter").update(held_until=today() - DAY)
    with pytest.raises(ActionRefused, match="Bước 1 giao cho «Một cửa» nhưng chưa ai trong đơn vị giữ"):
        approve(waiting)


def test_the_limit_of_the_day_on_which_it_begins_counts() -> None:
    """A publication that shortens the limit from October on."""
    waiting = submitted()
    old = ProcedureVersion.objects.get(procedure__code=MARITAL_STATUS)
    starts = date(2026, 10, 1)
    parts = {**old.parts, "limits": [{"value": "2wd", "mark": "found", "case": "thường"}], "version": 2}
    ProcedureVersion.objects.filter(pk=old.pk).update(effective_until=starts)
    ProcedureVersion.objects.create(
        procedure=old.procedure, number=2, name=old.name, plain_name=old.plain_name, search_text=old.search_text,
        online=old.online, effective_from=starts, parts=parts,
    )  # fmt: skip
    with pytest.raises(ActionRefused, match=r"«2 ngày làm việc» \(thường\) là 6 giờ"):
        approve(waiting, effective_from=starts)
    assert approve(waiting, effective_from=starts - DAY)


def test_only_the_chair_and_only_what_was_submitted() -> None:
    waiting = submitted()
    for name in ("vanphong", "phochutich", "tuphap"):
        refusal = why_not_approve_process(draft=waiting, by=actor(name))
        assert refusal is not None
        assert "Chủ tịch Ủy ban nhân dân của đơn vị" in refusal.sentence
    approve(waiting)
    waiting.refresh_from_db()
    refusal = why_not_approve_process(draft=waiting, by=actor("chutich"))
    assert refusal is not None
    assert "«Đã duyệt»" in refusal.sentence


def test_a_chair_who_reads_an_older_save_does_not_approve_the_newer() -> None:
    waiting = submitted()
    with pytest.raises(ActionRefused, match="đã được sửa từ khi"):
        approve_process(
            draft=waiting, by=actor("chutich"), seen=1, decision_number="215/QĐ-UBND", decided_on=today(),
            effective_from=today(),
        )  # fmt: skip
