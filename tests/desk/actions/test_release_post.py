"""A post is ended when nothing is left in its holder's hands."""

from __future__ import annotations

import pytest

from cchc.desk.actions.hand_over_work import hand_over_work
from cchc.desk.actions.release_post import release_post, why_not_release_post
from cchc.desk.leaving import Successors
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.models import Post
from cchc.plans.models import Status, Task
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at

pytestmark = pytest.mark.django_db
ADMIN = ("vanthu", "admin")


@pytest.mark.parametrize("status", [Status.GIVEN, Status.IN_PROGRESS, Status.RETURNED, Status.PAUSED, Status.SUBMITTED])
def test_not_with_an_open_task(status: Status) -> None:
    task_at(status)
    post, by = actor(HOLDER).post, actor(ADMIN[0], role=ADMIN[1])
    with pytest.raises(ActionRefused, match=r"còn việc chưa bàn giao: .* còn 1 việc"):
        release_post(post=post, by=by, last_day=today())
    assert Post.objects.get(pk=post.pk).held_until is None


def test_not_before_he_decided_what_waits_for_him() -> None:
    task_at(Status.SUBMITTED)
    refusal = why_not_release_post(post=actor("chutich").post, by=actor(ADMIN[0], role=ADMIN[1]))
    assert "còn 1 việc" in str(refusal)


def test_after_the_hand_over() -> None:
    task, post, by = task_at(Status.GIVEN), actor(HOLDER).post, actor(ADMIN[0], role=ADMIN[1])
    hand_over_work(leaver=post, by=by, successors=Successors(tasks={task.pk: actor("tuphap").post}), reason="Nghỉ hưu")
    assert release_post(post=post, by=by, last_day=today()).held_until == today()
    assert Task.objects.get().holder == actor("tuphap").post


def test_with_finished_tasks() -> None:
    task_at(Status.DONE)
    task_at(Status.CANCELLED)
    by = actor(ADMIN[0], role=ADMIN[1])
    assert release_post(post=actor(HOLDER).post, by=by, last_day=today()).held_until == today()


def test_the_administrator_s_rule_comes_first() -> None:
    task_at(Status.GIVEN)
    assert "quản trị" in str(why_not_release_post(post=actor(HOLDER).post, by=actor("chutich")))
