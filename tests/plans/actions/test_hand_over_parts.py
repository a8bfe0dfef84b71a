"""What a leaving partner has not answered is answered by a successor, on the same clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import now
from cchc.plans.actions.hand_over_parts import hand_over_parts
from cchc.plans.models import Status, Task, TaskPart
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def asked(task: Task, partner: str) -> TaskPart:
    post = actor(partner).post
    return TaskPart.objects.create(
        task=task, order=1, unit=post.unit, partner=post, wanted="Số liệu hộ tịch", asked_at=now(),
        asked_by=actor(HOLDER).post, due_at=now() + timedelta(days=5),
    )  # fmt: skip


def test_the_successor_is_asked() -> None:
    task = task_at(Status.IN_PROGRESS)
    part = asked(task, "tuphap")
    [moved] = hand_over_parts(
        leaver=actor("tuphap").post, by=actor("vanphong"), to={part.pk: actor("tuphap2").post}, reason="Nghỉ hưu"
    )
    assert (moved.partner, moved.due_at) == (actor("tuphap2").post, part.due_at)
    event = events_of(task).last()
    assert event is not None
    assert (event.name, event.data["wanted"]) == ("part_handed_over", "Số liệu hộ tịch")


@pytest.mark.parametrize(
    ("leaver", "to", "by", "sentence"),
    [
        ("tuphap", "tuphap2", "tuphap", "do lãnh đạo, Văn phòng hoặc quản trị"),
        ("tuphap", "tuphap", "chutich", "phải là người khác"),
        ("tuphap", "motcua.hlt", "chutich", "phải là người khác"),
        ("tuphap", HOLDER, "chutich", "không tự phối hợp"),
        ("kinhte", "tuphap2", "chutich", "không còn trong tay"),
    ],
)
def test_refused(refused: Refused, leaver: str, to: str, by: str, sentence: str) -> None:
    part = asked(task_at(Status.IN_PROGRESS), "tuphap")
    with refused(sentence):
        hand_over_parts(leaver=actor(leaver).post, by=actor(by), to={part.pk: actor(to).post}, reason="Nghỉ hưu")


def test_what_was_answered_or_withdrawn_stays(refused: Refused) -> None:
    part = asked(task_at(Status.IN_PROGRESS), "tuphap")
    TaskPart.objects.update(withdrawn_at=now())
    with refused("không còn trong tay"):
        hand_over_parts(leaver=actor("tuphap").post, by=actor("chutich"), to={part.pk: actor("tuphap2").post},
                        reason="Nghỉ hưu")  # fmt: skip
