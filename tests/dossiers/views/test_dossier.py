"""Does the dossier's page say how it stands, to those who may see it, at the same cost for every dossier?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.return_step import return_step
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at, now
from tests.dossiers.views.conftest import SignIn
from tests.factories.dossiers import dossier_at, holder, to_the_signing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def page(client: Any, dossier: Dossier) -> str:
    response = client.get(reverse("dossier", args=[dossier.pk]))
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("username", ["motcua", "tuphap", "chutich", "captren"])
def test_every_status_is_shown_to_everyone_in_scope(status: Status, username: str, sign_in: SignIn) -> None:
    dossier = dossier_at(status)
    html = page(sign_in(actor(username)), dossier)
    assert f"{dossier.procedure.plain_name}: Nguyễn Thị Đào" in html
    assert "Diễn biến" in html
    assert ("Ngày này được tính thế nào" in html) == bool(dossier.code)


@pytest.mark.parametrize("username", ["motcua.hlt", "chutich.hlt"])
def test_another_ward_does_not_know_it_exists(username: str, sign_in: SignIn) -> None:
    client, dossier = sign_in(actor(username)), dossier_at(Status.IN_PROCESS)
    assert client.get(reverse("dossier", args=[dossier.pk])).status_code == 404


def test_it_is_only_read_here(sign_in: SignIn) -> None:
    assert sign_in(actor("motcua")).post(reverse("dossier", args=[dossier_at(Status.RECEIVED).pk])).status_code == 405


@pytest.mark.parametrize(("username", "sees_whole"), [("motcua", True), ("kinhte", False), ("captren", False)])
def test_personal_numbers_are_masked_for_those_who_do_not_work_on_it(
    username: str, sees_whole: bool, sign_in: SignIn
) -> None:
    html = page(sign_in(actor(username)), dossier_at(Status.IN_PROCESS))
    assert ("099192004512" in html) == sees_whole
    assert ("099 192 ••• 512" in html) != sees_whole


def test_the_holder_sees_whole_numbers(sign_in: SignIn) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    assert "099192004512" in page(sign_in(holder(dossier)), dossier)


def test_what_was_typed_is_shown_never_run(sign_in: SignIn) -> None:
    evil = "<script>alert(1)</script>"
    dossier = dossier_at(Status.AWAITING_SUPPLEMENT, applicant_name=evil, applicant_address=f'"{evil}', summary=evil)
    html = page(sign_in(actor("motcua")), dossier)
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 5


@pytest.mark.parametrize(("minutes", "said"), [(30, ""), (100, "Sắp hết giờ của bước này."), (200, "Chậm ở bước này.")])
def test_the_step_warns_before_the_dossier_is_late(minutes: int, said: str, sign_in: SignIn) -> None:
    dossier, client = dossier_at(Status.RECEIVED), sign_in(actor("motcua"))
    with clock_at(now() + timedelta(minutes=minutes)):
        html = page(client, dossier)
    for words in ("Sắp hết giờ của bước này.", "Chậm ở bước này."):
        assert (words in html) == (words == said)


def test_a_late_dossier_says_so_once(sign_in: SignIn) -> None:
    dossier, client = dossier_at(Status.IN_PROCESS), sign_in(actor("motcua"))
    with clock_at(now() + timedelta(days=4)):
        html = page(client, dossier)
    assert "Quá hạn 2 giờ" in html
    assert "Chậm ở bước này." not in html


def test_the_post_to_choose_is_named_to_the_holder_in_another_post(sign_in: SignIn) -> None:
    officer, clerk = actor("tuphap2", role="officer"), actor("tuphap2", role="counter")
    dossier = dossier_at(Status.IN_PROCESS)
    Dossier.objects.get(pk=dossier.pk).steps.filter(left_at=None).update(holder=officer.post)
    assert "Chính anh/chị giữ hồ sơ này ở vị trí «Công chức Tư pháp - Hộ tịch»" in page(sign_in(clerk), dossier)
    assert "Chính anh/chị giữ" not in page(sign_in(officer), dossier)


def test_papers_missing_before_reception_are_named(sign_in: SignIn) -> None:
    assert "còn thiếu" in page(sign_in(actor("motcua")), dossier_at(Status.AWAITING_COMPLETION))


def test_an_unknown_fee_is_not_called_none(sign_in: SignIn) -> None:
    client = sign_in(actor("motcua"))
    assert "Chưa công bố" in page(client, dossier_at(Status.RECEIVED, fee_due=None))
    assert "8.000\u00a0đ" in page(client, dossier_at(Status.RECEIVED, fee_due=8000))


def cost(client: Any, dossier: Dossier) -> int:
    page(client, dossier)
    with CaptureQueriesContext(connection) as queries:
        page(client, dossier)
    return len(queries)


def test_twenty_walked_steps_cost_the_same_as_four(sign_in: SignIn) -> None:
    short, long = (to_the_signing(dossier_at(Status.IN_PROCESS)) for _ in range(2))
    for number in range(8):
        return_step(dossier=long, by=holder(long), reason=f"Sửa lần {number}")
        complete_step(dossier=long, by=holder(long))
    client = sign_in(actor("motcua"))
    assert long.steps.count() == 20
    assert cost(client, short) == cost(client, long) <= 20
