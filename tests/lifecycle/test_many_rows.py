"""Many rows enter in one statement, as saving each would write them; one that is there is passed over."""

from __future__ import annotations

import pytest

from cchc.lifecycle.clock import now, today
from cchc.lifecycle.many_rows import enter_rows
from cchc.plans.models import Reminder, Status
from tests.factories.office import actor
from tests.factories.tasks import task_at

pytestmark = pytest.mark.django_db
NAMES = ("task_id", "to_id", "cause", "level", "days")


def test_rows_hold_what_was_given_and_one_that_is_there_stays() -> None:
    task, posts = task_at(Status.IN_PROGRESS).pk, [actor(name).post_id for name in ("chutich", "phochutich")]
    late = [(task, post, Reminder.Cause.LATE, level, -3 * level) for level, post in enumerate(posts)]
    with_others = [(task, posts[0], Reminder.Cause.LATE, 4, 400), *late[1:]]
    same = {"on": today(), "made_at": now()}
    enter_rows(Reminder, NAMES, late[:1], **same)
    enter_rows(Reminder, NAMES, with_others, **same)
    enter_rows(Reminder, NAMES, [], **same)
    found = Reminder.objects.order_by("id").values_list(*NAMES, *same)
    assert list(found) == [(*row, *same.values()) for row in late]
    assert {each.pk.version for each in Reminder.objects.all()} == {7}
