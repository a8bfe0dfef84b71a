"""A task has one responsible person or one queue, a product and a deadline."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import today
from cchc.plans.actions.give_task import give_task, give_tasks
from cchc.plans.models import Status
from cchc.worktime.zone import local
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at, words
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_given_under_the_next_number_with_both_deadlines() -> None:
    first, second = give_task(words=words(), by=actor("chutich")), give_task(words=words(), by=actor("vanphong"))
    assert (first.code, second.code) == ("NV 1/2026", "NV 2/2026")
    assert first.due_at == first.original_due_at
    assert (first.status, first.holder, first.given_at) == (Status.GIVEN, actor(HOLDER).post, MONDAY)
    assert events_of(first).get().name == "task_given"


def test_a_deadline_on_a_day_off_ends_on_the_next_working_day() -> None:
    task = give_task(words=words(due_on=today().replace(day=19)), by=actor("chutich"))  # a Saturday
    assert local(task.due_at).strftime("%d/%m %H:%M") == "21/09 17:00"


def test_many_at_once_have_numbers_without_a_gap() -> None:
    given = give_tasks(words=[words(title=f"Việc {n}") for n in range(3)], by=actor("vanphong"))
    assert [task.number for task in given] == [1, 2, 3]


def test_one_refusal_refuses_all(refused: Refused) -> None:
    with refused("Hạn hoàn thành đã qua"):
        give_tasks(words=[words(), words(due_on=today() - timedelta(days=1))], by=actor("vanphong"))


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"title": " "}, "Hãy ghi nội dung nhiệm vụ"),
    ({"product": ""}, "sản phẩm phải nộp"),
    ({"holder": None}, "Hãy chọn một người chủ trì"),
    ({"queue_role": "counter", "holder": None, "due_on": None}, "Hãy ghi hạn hoàn thành"),
    ({"content": "ND9"}, "Hãy chọn nội dung"),
])  # fmt: skip
def test_refused(refused: Refused, changes: dict[str, object], sentence: str) -> None:
    with refused(sentence):
        give_task(words=words(**changes), by=actor("chutich"))


def test_who_may_not(refused: Refused) -> None:
    with refused("Việc này do lãnh đạo"):
        give_task(words=words(), by=actor("tuphap"))


def test_the_level_above_gives_tasks_to_the_ward() -> None:
    assert give_task(words=words(), by=actor("captren")).assigner == actor("captren").post


def test_the_holder_splits_his_own_task_within_its_deadline(refused: Refused) -> None:
    whole = task_at(Status.IN_PROGRESS)
    part = give_task(words=words(parent=whole, holder=actor("vanhoaxahoi").post), by=actor(HOLDER))
    assert part.parent == whole
    with refused("không được sau hạn của nhiệm vụ gốc"):
        give_task(words=words(parent=whole, due_on=today() + timedelta(days=60)), by=actor(HOLDER))
