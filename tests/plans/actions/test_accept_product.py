"""Who gave the task says that its product is good; nobody his own."""

from __future__ import annotations

import pytest

from cchc.plans.actions.accept_product import accept_product
from cchc.plans.models import Status
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_done() -> None:
    done = accept_product(task=task_at(Status.SUBMITTED), by=actor("phochutich"), judgement="Tốt")
    assert (done.status, done.done_at) == (Status.DONE, MONDAY)
    handed_in = done.submissions.get()
    assert (handed_in.verdict, handed_in.judgement, handed_in.judged_by) == (
        "accepted", "Tốt", actor("phochutich").post
    )  # fmt: skip


def test_refused(refused: Refused) -> None:
    there = task_at(Status.SUBMITTED)
    with refused("Việc này do người giao"):
        accept_product(task=there, by=actor("vanphong"))
    there2 = task_at(Status.IN_PROGRESS)
    with refused("«Đang thực hiện»"):
        accept_product(task=there2, by=actor("chutich"))
    own = task_at(Status.SUBMITTED, by=actor(HOLDER))
    with refused("Không ai tự duyệt"):
        accept_product(task=own, by=actor(HOLDER))
