"""Everything that a leaving colleague has at hand goes to his successors at once, and the record says to whom."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.desk.actions.hand_over_work import hand_over_work, why_not_hand_over_work
from cchc.desk.leaving import Successors, counts_of, work_of
from cchc.dossiers.models import Dossier
from cchc.dossiers.models import Status as DossierStatus
from cchc.inspections.models import Status as InspectionStatus
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import ActionRefused
from cchc.plans.models import Status, TaskPart
from tests.factories.dossiers import dossier_at, holder
from tests.factories.inspections import found, inspection_at
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at

pytestmark = pytest.mark.django_db


def test_tasks_parts_and_dossiers_in_one_go() -> None:
    dossier = dossier_at(DossierStatus.IN_PROCESS)
    leaver = holder(dossier).post
    both = [actor(name, role="officer").post for name in ("tuphap", "tuphap2")]
    colleague = next(post for post in both if post != leaver)
    task = task_at(Status.GIVEN, holder=leaver)
    part = TaskPart.objects.create(
        task=task_at(Status.IN_PROGRESS), order=1, unit=leaver.unit, partner=leaver, wanted="Số liệu", asked_at=now(),
        asked_by=actor(HOLDER).post, due_at=now() + timedelta(days=3),
    )  # fmt: skip
    assert counts_of([leaver]) == {leaver.pk: 3}
    event = hand_over_work(
        leaver=leaver, by=actor("chutich"), reason="Nghỉ hưu",
        successors=Successors(tasks={task.pk: colleague}, parts={part.pk: colleague}, dossiers={dossier.pk: colleague}),
    )  # fmt: skip
    assert not work_of(leaver).count
    assert Dossier.objects.get(pk=dossier.pk).step.holder == colleague
    assert [(line["kind"], line["to"]) for line in event.data["lines"]] == [
        ("Chủ trì", str(colleague)), ("Phối hợp", str(colleague)), ("Hồ sơ", str(colleague)),
    ]  # fmt: skip
    assert events_of(leaver).last() == event


def test_what_was_asked_found_and_inspected_goes_too() -> None:
    opened = inspection_at(InspectionStatus.OPEN)
    finding, place = found(opened), opened.team.get(post=actor("vanphong").post)
    clerk, office = actor("vanhoaxahoi").post, actor("vanphong").post
    hand_over_work(leaver=clerk, by=actor("chutich"), reason="Nghỉ hưu",
                   successors=Successors(findings={finding.pk: actor("kinhte").post}))  # fmt: skip
    event = hand_over_work(leaver=office, by=actor("chutich"), reason="Nghỉ hưu",
                           successors=Successors(places={place.pk: actor("chanhvanphong").post}))  # fmt: skip
    assert not work_of(clerk).count and not work_of(office).count
    assert [(line["kind"], line["code"]) for line in event.data["lines"]] == [("Đoàn kiểm tra", opened.code)]
    assert [each.pk for each in work_of(actor("kinhte").post).findings] == [finding.pk]


def test_one_that_cannot_go_keeps_all_where_they_are() -> None:
    dossier = dossier_at(DossierStatus.IN_PROCESS)
    leaver = holder(dossier).post
    task = task_at(Status.GIVEN, holder=leaver)
    nobody_for_it = actor("motcua").post
    with pytest.raises(ActionRefused, match=f"Hồ sơ {dossier.code}: .* không giữ được bước"):
        hand_over_work(
            leaver=leaver,
            by=actor("chutich"),
            reason="Nghỉ hưu",
            successors=Successors(tasks={task.pk: nobody_for_it}, dossiers={dossier.pk: nobody_for_it}),
        )
    task.refresh_from_db()
    assert task.holder == leaver


def test_what_the_counter_holds_together_needs_no_successor() -> None:
    received = dossier_at(DossierStatus.RECEIVED)
    assert counts_of([holder(received).post]) == {}


def test_refused() -> None:
    leaver, by = actor(HOLDER).post, actor("vanphong")
    assert "ít nhất một việc" in str(why_not_hand_over_work(leaver=leaver, by=by, successors=Successors()))
    assert "ghi lý do" in str(why_not_hand_over_work(leaver=leaver, by=by, reason=""))
    assert "do lãnh đạo" in str(why_not_hand_over_work(leaver=leaver, by=actor("tuphap")))
    dossier = dossier_at(DossierStatus.IN_PROCESS)
    with pytest.raises(ActionRefused, match="không còn trong tay"):
        hand_over_work(leaver=leaver, by=actor("chutich"), reason="Nghỉ hưu",
                       successors=Successors(dossiers={dossier.pk: actor("tuphap").post}))  # fmt: skip
