"""Whoever leaves a post leaves no task behind: each goes to a successor, and a decision goes to whoever decides now."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import now, today
from cchc.organization.models import Post
from cchc.plans.actions.hand_over_tasks import hand_over_tasks
from cchc.plans.actions.request_extension import request_extension
from cchc.plans.models import Status, Task, UrgingLetter, UrgingRound
from tests.factories.office import actor, ward
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db
REASON = "Chuyển công tác"


def handed(task: Task, to: Post, *, by: str = "chutich", leaver: str = HOLDER, reason: str = REASON) -> Task:
    return hand_over_tasks(leaver=actor(leaver).post, by=actor(by), to={task.pk: to}, reason=reason)[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Status.GIVEN, Status.GIVEN),
        (Status.IN_PROGRESS, Status.GIVEN),
        (Status.RETURNED, Status.GIVEN),
        (Status.PAUSED, Status.PAUSED),
        (Status.SUBMITTED, Status.SUBMITTED),
    ],
)
def test_the_successor_holds_it_on_the_same_deadline(before: Status, after: Status) -> None:
    task, to = task_at(before), actor("vanhoaxahoi").post
    moved = handed(task, to)
    moved.refresh_from_db()
    assert (moved.status, moved.holder, moved.due_at, moved.submitted_at) == (after, to, task.due_at, task.submitted_at)
    event = events_of(task).last()
    assert event is not None
    assert (event.name, event.data["as"], event.data["reason"]) == ("task_handed_over", ["chủ trì"], REASON)


def test_what_he_had_to_decide_is_decided_by_his_successor() -> None:
    task = task_at(Status.SUBMITTED)
    moved = handed(task, actor("phochutich").post, leaver="chutich", by="vanphong")
    assert (moved.assigner, moved.holder, moved.status) == (actor("phochutich").post, task.holder, Status.SUBMITTED)


def test_several_successors_in_one_go_one_event_each() -> None:
    first, second = task_at(Status.GIVEN), task_at(Status.IN_PROGRESS)
    to = {first.pk: actor("vanhoaxahoi").post, second.pk: actor("tuphap").post}
    done = hand_over_tasks(leaver=actor(HOLDER).post, by=actor("vanphong"), to=to, reason=REASON)
    assert {task.pk: task.holder for task in done} == to
    assert [events_of(task).filter(name="task_handed_over").count() for task in done] == [1, 1]


def test_an_extension_that_was_asked_is_withdrawn() -> None:
    task = task_at(Status.IN_PROGRESS)
    request_extension(task=task, by=actor(HOLDER), new_due_on=today() + timedelta(days=60), reason="Thiếu người")
    handed(task, actor("tuphap").post)
    assert task.extensions.get().verdict == "withdrawn"


def test_the_successor_answers_the_letters_that_wait() -> None:
    task, office = task_at(Status.IN_PROGRESS), actor("vanphong").post
    sent = UrgingRound.objects.create(unit=ward(), year=2026, number=1, made_at=now(), made_by=office)
    letter = UrgingLetter.objects.create(round=sent, task=task, to=actor(HOLDER).post)
    handed(task, actor("tuphap").post)
    letter.refresh_from_db()
    assert letter.to == actor("tuphap").post


def test_refused(refused: Refused) -> None:
    task, to = task_at(Status.IN_PROGRESS), actor("tuphap").post
    for username in (HOLDER, "tuphap", "motcua"):
        with refused("do lãnh đạo, Văn phòng hoặc quản trị"):
            handed(task, to, by=username)
    with refused("Hãy ghi lý do bàn giao"):
        handed(task, to, reason=" ")
    for wrong in (actor(HOLDER).post, actor("motcua.hlt").post):
        with refused("người nhận phải là người khác"):
            handed(task, wrong)
    with refused("không còn trong tay"):
        handed(task, to, leaver="tuphap")
    with refused("không tự duyệt được"):
        handed(task, actor(HOLDER).post, leaver="chutich", by="vanphong")
    done = task_at(Status.DONE)
    with refused("không còn trong tay"):
        handed(done, to)
