"""The screens of hand-overs: what waits, the list, the confirmation, the paper to sign."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.dossiers.models import Status
from cchc.handovers.models import HandOverList
from cchc.lifecycle.clock import clock_at
from tests.factories.dossiers import dossier_at
from tests.factories.hand_overs import listed, results_listed
from tests.factories.office import actor
from tests.handovers.conftest import MONDAY, SignIn

pytestmark = pytest.mark.django_db


def test_from_what_waits_to_the_confirmed_list(sign_in: SignIn) -> None:
    dossiers = [dossier_at(Status.FORWARDED) for _ in range(2)]
    clerk, lead = sign_in(actor("motcua")), sign_in(actor("chanhvanphong"))
    assert "Lập phiếu" in clerk.get(reverse("hand_overs")).content.decode()
    address = reverse("make_hand_over_list", args=["dossiers", actor("chanhvanphong").post_id])
    assert clerk.get(address).context["steps"]
    answer = clerk.post(address, {"step": [str(each.step.pk) for each in dossiers]})
    made = HandOverList.objects.get()
    assert answer["Location"] == reverse("hand_over", args=[made.pk])
    assert "Xác nhận tất cả" not in clerk.get(answer["Location"]).content.decode()

    page = lead.get(answer["Location"]).content.decode()
    assert "Xác nhận tất cả" in page
    first, second = made.lines.all()
    typed = {"line": [str(second.pk)], f"difference-{second.pk}": "Thiếu tờ khai"}
    lead.post(reverse("confirm_hand_over", args=[made.pk]), typed)
    lead.post(reverse("confirm_hand_over", args=[made.pk]), {"all": "1"})
    page = clerk.get(answer["Location"]).content.decode()
    assert "Thiếu tờ khai" in page
    assert "Có khác biệt" in page
    first.refresh_from_db()
    assert first.answered_at is not None


def test_the_newest_lists_first_and_what_waits_longest_first(sign_in: SignIn) -> None:
    made = []
    for days in range(3):
        with clock_at(MONDAY + timedelta(days=days)):
            made.append(results_listed(dossier_at(Status.RESULT_READY)))
    page = sign_in(actor("motcua")).get(reverse("hand_overs"))
    assert list(page.context["to_confirm"]) == made
    assert list(page.context["recent"]) == made[::-1]


def test_refusals_are_said_in_place(sign_in: SignIn) -> None:
    made = listed(dossier_at(Status.FORWARDED))
    address = reverse("confirm_hand_over", args=[made.pk])
    for username, said in {"motcua": "do người nhận xác nhận", "chanhvanphong": "Hãy chọn ít nhất một dòng"}.items():
        answer = sign_in(actor(username)).post(address, {})
        assert (answer.status_code, said in answer.content.decode()) == (422, True)
    waiting = dossier_at(Status.FORWARDED)
    address = reverse("make_hand_over_list", args=["dossiers", waiting.step.holder_id])
    assert sign_in(actor("motcua")).post(address, {"step": "x"}).status_code == 422
    assert sign_in(actor("motcua")).get(address.replace("dossiers", "letters")).status_code == 404


def test_printed_with_signature_lines(sign_in: SignIn) -> None:
    clerk = sign_in(actor("motcua"))
    for made in (listed(dossier_at(Status.FORWARDED)), results_listed(dossier_at(Status.RESULT_READY))):
        answer = clerk.get(reverse("print_hand_over", args=[made.pk]))
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")


def test_another_ward_sees_nothing(sign_in: SignIn) -> None:
    made = listed(dossier_at(Status.FORWARDED))
    stranger = sign_in(actor("motcua.hlt"))
    assert str(made) not in stranger.get(reverse("hand_overs")).content.decode()
    for name in ("hand_over", "print_hand_over"):
        assert stranger.get(reverse(name, args=[made.pk])).status_code == 404


def test_pages_cost_the_same_for_10_and_60(sign_in: SignIn) -> None:
    lead, costs = sign_in(actor("chanhvanphong")), []
    for count in (10, 60):
        made = listed(*[dossier_at(Status.FORWARDED) for _ in range(count)])
        costs.append([_cost(lead, reverse("hand_overs")), _cost(lead, reverse("hand_over", args=[made.pk]))])
    assert costs[0] == costs[1]


def _cost(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)
