"""An account is closed when nothing is left in the hands of any of its posts, those that ended among them."""

from __future__ import annotations

import pytest

from cchc.accounts.models import User
from cchc.desk.actions.hand_over_work import hand_over_work
from cchc.desk.actions.release_account import release_account, why_not_release_account
from cchc.desk.leaving import Successors
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.actions.end_post import end_post
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at

pytestmark = pytest.mark.django_db


def test_what_was_left_in_an_ended_post_keeps_it_open() -> None:
    task, post, by = task_at(Status.IN_PROGRESS), actor(HOLDER).post, actor("vanthu", role="admin")
    end_post(post=post, by=by, last_day=today())
    user = User.objects.get(username=HOLDER)
    with pytest.raises(ActionRefused, match="còn việc chưa bàn giao"):
        release_account(user=user, by=by)
    assert User.objects.get(pk=user.pk).is_active
    hand_over_work(leaver=post, by=by, successors=Successors(tasks={task.pk: actor("tuphap").post}), reason="Nghỉ hưu")
    assert not release_account(user=user, by=by).is_active


def test_the_administrator_s_rule_comes_first() -> None:
    task_at(Status.GIVEN)
    user = User.objects.get(username=HOLDER)
    assert "quản trị" in str(why_not_release_account(user=user, by=actor("chutich")))
