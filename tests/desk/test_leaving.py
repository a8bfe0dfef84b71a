"""Does nobody leave with work at hand: the refusal, the page on which it is handed over, the minute that is signed?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.accounts.models import User
from cchc.audit.recording import events_of
from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.models import Status as DossierStatus
from cchc.inspections.models import Status as InspectionStatus
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.plans.models import Status, Task
from tests.factories.dossiers import dossier_at, holder
from tests.factories.inspections import found, inspection_at
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at

pytestmark = pytest.mark.django_db


def signed_in(by: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(official=by.official_id))
    session = client.session
    session["post"] = str(by.post_id)
    session.save()
    return client


@pytest.fixture
def admin() -> Client:
    return signed_in(actor("vanthu", role="admin"))


@pytest.fixture
def chair() -> Client:
    return signed_in(actor("chutich"))


def page_of(post: Post) -> str:
    return reverse("hand_over_work", args=[post.pk])


def test_the_post_and_the_account_stay_until_all_is_handed_over(admin: Client) -> None:
    task, post = task_at(Status.IN_PROGRESS), actor(HOLDER).post
    ending = reverse("end_post", args=[post.pk])
    closing = reverse("close_account", args=[post.official_id])
    day = {"last_day": f"{today():%d/%m/%Y}"}
    for address, heading in ((ending, "Chưa kết thúc vị trí"), (closing, "Chưa đóng tài khoản")):
        refused = admin.post(address, day)
        said = refused.content.decode()
        assert refused.status_code == 409
        assert heading in said and "còn 1 việc" in said and page_of(post) in said
    sent = {"common": str(actor("vanhoaxahoi").post_id), "reason": "Nghỉ hưu", f"tasks-{task.pk}": ""}
    assert admin.post(page_of(post), sent).status_code == 302
    assert admin.post(ending, day).status_code == 302
    assert admin.post(closing).status_code == 302
    assert not User.objects.get(username=HOLDER).is_active
    assert Task.objects.get().holder == actor("vanhoaxahoi").post


def test_one_for_all_another_for_one_and_one_stays(chair: Client) -> None:
    first, second, third = (task_at(Status.GIVEN) for _ in range(3))
    post = actor(HOLDER).post
    sent = {
        "common": str(actor("vanhoaxahoi").post_id), "reason": "Nghỉ hưu", f"tasks-{first.pk}": "",
        f"tasks-{second.pk}": str(actor("tuphap").post_id), f"tasks-{third.pk}": "de-lai",
    }  # fmt: skip
    chair.post(page_of(post), sent)
    holders = {task.pk: task.holder for task in Task.objects.select_related("holder")}
    assert holders == {first.pk: actor("vanhoaxahoi").post, second.pk: actor("tuphap").post, third.pk: post}
    minute = events_of(post).get(name="work_handed_over")
    assert len(minute.data["lines"]) == 2
    page = chair.get(page_of(post)).content.decode()
    assert third.title in page and reverse("print_minute", args=[post.pk, minute.pk]) in page
    paper = chair.get(reverse("print_minute", args=[post.pk, minute.pk]))
    assert (paper["Content-Type"], paper["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert paper.content.startswith(b"%PDF-")


def test_without_a_successor_nothing_moves(chair: Client) -> None:
    task, post = task_at(Status.GIVEN), actor(HOLDER).post
    response = chair.post(page_of(post), {"reason": "Nghỉ hưu", f"tasks-{task.pk}": ""})
    assert response.status_code == 422
    assert "Hãy chọn người nhận chung" in response.content.decode()
    stays = chair.post(page_of(post), {"reason": "Nghỉ hưu", f"tasks-{task.pk}": "de-lai"})
    assert "ít nhất một việc" in stays.content.decode()
    assert Task.objects.get().holder == post


def test_the_administrator_moves_no_dossier_and_reads_no_name(admin: Client, chair: Client) -> None:
    dossier = dossier_at(DossierStatus.IN_PROCESS)
    post = holder(dossier).post
    page = admin.get(page_of(post)).content.decode()
    assert str(dossier.code) in page and dossier.applicant_name not in page
    assert f'name="dossiers-{dossier.pk}"' not in page
    assert f'name="dossiers-{dossier.pk}"' in chair.get(page_of(post)).content.decode()


def test_what_was_asked_and_what_he_inspects_is_named(admin: Client, chair: Client) -> None:
    dossier = dossier_at(DossierStatus.IN_PROCESS)
    asked = request_consultation(dossier=dossier, by=holder(dossier), consulted=actor("vanphong").post,
                                 due_on=date(2026, 9, 16), question="Bà Nguyễn Thị Mơ có ở đây không?")  # fmt: skip
    opened = inspection_at(InspectionStatus.OPEN)
    finding = found(opened, by=actor("phochutich"))
    office, inspected = (page_of(actor(name).post) for name in ("vanphong", "vanhoaxahoi"))
    page = admin.get(office).content.decode()
    assert opened.subject in page and "Thành viên đoàn" in page
    assert "hỏi ý kiến" in page and "Mơ" not in page and f'name="consultations-{asked.pk}"' not in page
    assert f'name="consultations-{asked.pk}"' in chair.get(office).content.decode()
    assert finding.text in admin.get(inspected).content.decode()
    counts = {row["post"]: row["count"] for row in admin.get(reverse("work_at_hand")).context["rows"]}
    assert counts[actor("vanphong").post] == 2 and counts[actor("vanhoaxahoi").post] == 1


def test_who_left_with_work_comes_first(admin: Client) -> None:
    task_at(Status.GIVEN)
    post = actor(HOLDER).post
    Post.objects.filter(pk=post.pk).update(held_until=today().replace(day=1))
    rows: list[dict[str, Any]] = admin.get(reverse("work_at_hand")).context["rows"]
    assert (rows[0]["post"], rows[0]["count"]) == (post, 1)


@pytest.mark.parametrize("tasks", [2, 12])
def test_cost_does_not_grow(chair: Client, tasks: int, django_assert_num_queries: Any) -> None:
    for _ in range(tasks):
        task_at(Status.IN_PROGRESS)
    chair.get(page_of(actor(HOLDER).post))
    with django_assert_num_queries(17):
        chair.get(page_of(actor(HOLDER).post))
    with django_assert_num_queries(12):
        chair.get(reverse("work_at_hand"))
