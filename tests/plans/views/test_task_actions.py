"""Every verb of a task has a page that asks and acts; who comes second is told, and nothing is done twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from cchc.lifecycle.clock import clock_at, today
from cchc.plans.actions.accept_task import accept_task
from cchc.plans.actions.explain_delay import explain_delay
from cchc.plans.actions.give_task import give_task
from cchc.plans.actions.request_extension import request_extension
from cchc.plans.models import DueKind, Status, Task
from cchc.plans.presentation.verbs import VERBS
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at, words
from tests.plans.actions.conftest import MONDAY
from tests.plans.views.conftest import SignIn

pytestmark = pytest.mark.django_db


def with_extension() -> Task:
    task = task_at(Status.IN_PROGRESS)
    request_extension(task=task, by=actor(HOLDER), new_due_on=today() + timedelta(days=45), reason="Thiếu số liệu")
    return task


def late() -> Task:
    with clock_at(MONDAY - timedelta(days=20)):
        return task_at(Status.IN_PROGRESS, due_on=today() + timedelta(days=5))


def explained() -> Task:
    return explain_delay(task=late(), by=actor(HOLDER), reason="Chờ số liệu")


def awaiting() -> Task:
    return give_task(words=words(due_on=None, due_kind=DueKind.EVENT), by=actor("chutich"))


CASES: dict[str, tuple[Any, str, dict[str, str]]] = {
    "accept_task": (lambda: task_at(Status.GIVEN), HOLDER, {}),
    "return_task": (lambda: task_at(Status.GIVEN), HOLDER, {"reason": "Thuộc Văn phòng"}),
    "submit_product": (lambda: task_at(Status.IN_PROGRESS), HOLDER, {"product_number": "15/KH-UBND", "note": "Xong"}),
    "accept_product": (lambda: task_at(Status.SUBMITTED), "chutich", {"judgement": "Tốt"}),
    "demand_redo": (lambda: task_at(Status.SUBMITTED), "chutich", {"reason": "Thiếu số liệu"}),
    "report_progress": (lambda: task_at(Status.IN_PROGRESS), HOLDER, {"percent": "40", "note": "Đã có dự thảo"}),
    "request_extension": (lambda: task_at(Status.IN_PROGRESS), HOLDER, {"new_due_on": "30/10/2026", "reason": "Chờ"}),
    "grant_extension": (with_extension, "chutich", {"answer": ""}),
    "refuse_extension": (with_extension, "chutich", {"answer": "Việc gấp"}),
    "explain_delay": (late, HOLDER, {"reason": "Chờ số liệu của tỉnh"}),
    "acknowledge_delay": (explained, "chutich", {}),
    "set_due": (awaiting, "chutich", {"due_on": "30/10/2026"}),
    "reassign_task": (lambda: task_at(Status.IN_PROGRESS), "vanphong", {"to": "tuphap", "reason": "Nghỉ thai sản"}),
    "pause_task": (lambda: task_at(Status.IN_PROGRESS), "chutich", {"reason": "Chờ hướng dẫn"}),
    "resume_task": (lambda: task_at(Status.PAUSED), "chutich", {}),
    "cancel_task": (lambda: task_at(Status.IN_PROGRESS), "chutich", {"reason": "Tỉnh không yêu cầu nữa"}),
}  # fmt: skip

OPTIONAL = {"accept_product", "grant_extension"}  # what they ask may be left out


def test_every_verb_has_its_case() -> None:
    assert set(CASES) == set(VERBS)


@pytest.mark.parametrize("verb", sorted(CASES))
def test_asked_and_done(verb: str, sign_in: SignIn) -> None:
    made, username, sent = CASES[verb]
    task, client = made(), sign_in(username)
    if "to" in sent:
        sent = sent | {"to": str(actor(sent["to"]).post_id)}
    address = reverse(verb, args=[task.pk])
    shown = client.get(address)
    assert shown.status_code == 200
    seen = shown.context["form"]["seen"].value()
    done = client.post(address, sent | {"seen": seen})
    assert done.status_code == 302, done.context["form"].errors
    assert ": xong." in client.get(done["Location"]).content.decode()
    again = client.post(address, sent | {"seen": seen})
    assert again.status_code in (409, 422)  # whom it went to cannot be chosen again


@pytest.mark.parametrize("verb", sorted(name for name, (_, _, sent) in CASES.items() if sent and name not in OPTIONAL))
def test_what_is_missing_is_named_and_nothing_is_done(verb: str, sign_in: SignIn) -> None:
    made, username, _ = CASES[verb]
    task, client = made(), sign_in(username)
    address = reverse(verb, args=[task.pk])
    seen = client.get(address).context["form"]["seen"].value()
    refused = client.post(address, {"seen": seen})
    assert refused.status_code == 422
    assert refused.context["form"].errors


def test_a_page_opened_before_somebody_else_acted_does_nothing(sign_in: SignIn) -> None:
    task, client = task_at(Status.IN_PROGRESS), sign_in("chutich")
    address = reverse("cancel_task", args=[task.pk])
    seen = client.get(address).context["form"]["seen"].value()
    request_extension(task=task, by=actor(HOLDER), new_due_on=today() + timedelta(days=45), reason="Thiếu số liệu")
    refused = client.post(address, {"seen": seen, "reason": "Không cần nữa"})
    assert refused.status_code == 409
    said = refused.content.decode()
    assert "đã thay đổi từ khi anh/chị mở trang này" in said and "Việc gần nhất do Hà Thị Liên làm" in said
    task.refresh_from_db()
    assert task.status == Status.IN_PROGRESS


def test_what_may_not_be_done_is_not_even_asked(sign_in: SignIn) -> None:
    task = task_at(Status.GIVEN)
    for username, verb, sentence in (
        ("tuphap", "accept_task", "Việc này do người được giao"),
        (HOLDER, "cancel_task", "Việc này do người giao nhiệm vụ"),
        (HOLDER, "submit_product", "Không nộp sản phẩm được"),
    ):
        refused = sign_in(username).get(reverse(verb, args=[task.pk]))
        assert refused.status_code == 409
        assert sentence in refused.content.decode()


def test_a_queue_is_taken_by_whoever_comes_first(sign_in: SignIn) -> None:
    task = give_task(words=words(queue_role="officer"), by=actor("chutich"))
    address = reverse("accept_task", args=[task.pk])
    second = sign_in("kinhte")
    seen = second.get(address).context["form"]["seen"].value()
    accept_task(task=task, by=actor("tuphap"))
    assert second.post(address, {"seen": seen}).status_code == 409
    task.refresh_from_db()
    assert task.holder == actor("tuphap").post
