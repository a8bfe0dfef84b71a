"""Receiving for another unit on screen: the form, the receiving unit's page, the papers at both ends, the citizen."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.dossiers.actions.send_papers import send_papers
from cchc.dossiers.models import Dossier
from tests.dossiers.views.conftest import SignIn
from tests.dossiers.views.counter import send, typed
from tests.factories.dossiers import dossier_elsewhere
from tests.factories.office import actor, ward
from tests.factories.taken import workbook_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(sign_in: SignIn) -> Client:
    return sign_in(actor("motcua"))


@pytest.mark.parametrize("name", ["Ủy ban nhân dân phường Hòa Lạc Tây", "phuong hoa lac tay", "hoa lac"])
def test_the_competent_unit_is_typed(name: str, clerk: Client) -> None:
    assert send(clerk, "receive_dossier", typed(competent=name, result_place="there")).status_code == 302
    dossier = Dossier.objects.get()
    assert (dossier.unit.code, dossier.received_at_unit) == ("H99.26.06", ward())
    assert not dossier.result_at_receiving_unit
    page = clerk.get(reverse("received", args=[dossier.pk])).content.decode()
    assert "gửi bản giấy đến trước" in page


@pytest.mark.parametrize("name", ["", "phường Tân Lập Đông", "uy ban nhan dan phuong tan lap dong"])
def test_our_own_name_is_our_own_unit(name: str, clerk: Client) -> None:
    assert send(clerk, "receive_dossier", typed(competent=name)).status_code == 302
    assert not Dossier.objects.get().is_elsewhere


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"competent": "phường"}, "Không có đúng một đơn vị nào"),
        ({"competent": "Sao Hỏa"}, "Không có đúng một đơn vị nào"),
        ({"competent": "Bến Sậy"}, "dùng hệ thống khác"),
        ({"competent": "Hòa Lạc", "outside_code": "H99.26.06-260914-0031"}, "hãy để trống ô mã hồ sơ"),
    ],
)
def test_faults_are_said_and_nothing_is_lost(changes: dict[str, str], said: str, clerk: Client) -> None:
    answer = send(clerk, "receive_dossier", typed(**changes))
    html = answer.content.decode()
    assert (answer.status_code, Dossier.objects.count()) == (422, 0)
    assert said in html
    assert f'value="{changes["competent"]}"' in html


def test_a_unit_with_another_system(clerk: Client) -> None:
    sending = typed(competent="Bến Sậy", outside_code="h99.26.07-260914-0031")
    assert send(clerk, "receive_dossier", sending).status_code == 302
    assert Dossier.objects.get().code == "H99.26.07-260914-0031"


def test_the_receiving_unit_s_page(clerk: Client, sign_in: SignIn) -> None:
    dossier = dossier_elsewhere()
    html = clerk.get(reverse("dossier", args=[dossier.pk])).content.decode()
    for words in ("Phi địa giới", "Nơi giải quyết", "Gửi bản giấy", "Hồ sơ giấy đến phường Hòa Lạc Tây"):
        assert words in html
    assert reverse("print_form", args=[dossier.pk, "06"]) not in html
    forms = {"01": 200, "06": 404, "han": 404}
    for form, status in forms.items():
        assert clerk.get(reverse("print_form", args=[dossier.pk, form])).status_code == status, form
        there = sign_in(actor("motcua.hlt")).get(reverse("print_form", args=[dossier.pk, form]))
        assert there.status_code == 200
    assert clerk.post(reverse("forward_dossier", args=[dossier.pk])).status_code == 409
    assert sign_in(actor("tuphap")).get(reverse("dossier", args=[dossier.pk])).status_code == 404


def test_papers_and_what_was_received_stand_on_one_page(clerk: Client, sign_in: SignIn) -> None:
    sent, waits = dossier_elsewhere(), dossier_elsewhere()
    send_papers(dossier=sent, by=actor("motcua"))
    ours = clerk.get(reverse("elsewhere"))
    assert {label for *_, label, _ in ours.context["papers"]} == {"", "Gửi bản giấy"}
    assert {row.pk for row, _ in ours.context["rows"]} == {sent.pk, waits.pk}
    theirs = sign_in(actor("motcua.hlt")).get(reverse("elsewhere"))
    assert {label for *_, label, _ in theirs.context["papers"]} == {"Nhận bản giấy", ""}
    assert theirs.context["rows"] == []


def test_both_desks_show_the_papers(clerk: Client, sign_in: SignIn) -> None:
    dossier = dossier_elsewhere()
    for client in (clerk, sign_in(actor("motcua.hlt"))):
        groups = {group.title: group.rows for group in client.get(reverse("my_work")).context["groups"]}
        assert [row.code for row in groups["Bản giấy giữa các đơn vị"]] == [dossier.code]


def test_the_page_costs_the_same_for_10_and_30(clerk: Client) -> None:
    costs = []
    for count in (10, 20):
        for _ in range(count):
            dossier_elsewhere()
        clerk.get(reverse("elsewhere"))
        with CaptureQueriesContext(connection) as queries:
            page: Any = clerk.get(reverse("elsewhere"))
        costs.append(len(queries))
    assert costs[0] == costs[1]
    dossier_elsewhere()
    page = clerk.get(reverse("elsewhere"))
    older = clerk.get(reverse("elsewhere") + page.context["older_url"])
    assert len(older.context["rows"]) == 1


def test_what_was_received_for_others_goes_out_as_shown(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.dossiers.views.elsewhere.ROWS", 1)
    made = [dossier_elsewhere().code for _ in range(3)]
    response = clerk.post(reverse("elsewhere"), {"way": "excel"})
    lines = workbook_of(response)
    assert [line[0] for line in lines[-3:]] == made[::-1]
    assert "•••" in lines[-1][3]
    paper = clerk.post(reverse("elsewhere"), {"way": "print"})
    assert [row[0] for row in paper.context["rows"]] == made[::-1]
