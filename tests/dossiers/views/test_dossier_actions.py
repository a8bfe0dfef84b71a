"""Can each verb be done on its page, and does a refusal stay in place with what was typed?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cchc.audit.recording import events_of
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.actions.request_correction import request_correction
from cchc.dossiers.actions.send_papers import send_papers
from cchc.dossiers.forms.verbs import state_of
from cchc.dossiers.lifecycle import TRANSITIONS
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.views.dossier_actions import ASKED
from cchc.lifecycle.clock import clock_at, now
from cchc.organization.actor import Actor
from tests.dossiers.views.conftest import SignIn
from tests.factories.dossiers import BIRTH, LAND, dossier_at, dossier_elsewhere, holder, to_the_signing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db

MARRIAGE = "1.000894"  # two examining steps in a row
# verb: (the status before, who does it, what is typed, the status after)
DONE: dict[str, tuple[Status, str, dict[str, str], Status]] = {
    "forward_dossier": (Status.RECEIVED, "motcua", {"to": "?"}, Status.FORWARDED),
    "assign_dossier": (Status.FORWARDED, "holder", {"to": "?"}, Status.IN_PROCESS),
    "complete_step": (Status.IN_PROCESS, "holder", {"to": "?", "note": "Khớp"}, Status.IN_PROCESS),
    "return_step": (Status.IN_PROCESS, "holder", {"reason": "Sai tên"}, Status.IN_PROCESS),
    "reassign_dossier": (Status.IN_PROCESS, "chutich", {"to": "?", "reason": "Nghỉ ốm"}, Status.IN_PROCESS),
    "request_supplement": (
        Status.IN_PROCESS, "holder", {"items": "Bản sao", "reason": "Thiếu"}, Status.AWAITING_SUPPLEMENT,
    ),
    "receive_supplement": (Status.AWAITING_SUPPLEMENT, "motcua", {"note": "Đủ"}, Status.RECEIVED),
    "announce_delay": (
        Status.IN_PROCESS, "vanphong", {"new_due_on": "2026-09-21", "reason": "Chờ xác minh"}, Status.IN_PROCESS,
    ),
    "decide_dossier": (Status.IN_PROCESS, "holder", {"decision": "approved"}, Status.DECIDED),
    "issue_result": (Status.DECIDED, "holder", {"result_number": "15/XN"}, Status.RESULT_READY),
    "hand_over_result": (Status.RESULT_READY, "motcua1", {"to_name": "Nguyễn Thị Đào"}, Status.RETURNED),
    "send_papers": (Status.RECEIVED, "motcua", {"carrier": "Bưu điện"}, Status.RECEIVED),
    "take_papers": (Status.RECEIVED, "motcua.hlt", {"place": "Tủ A"}, Status.RECEIVED),
    "record_outcome": (
        Status.FORWARDED, "motcua", {"decision": "approved", "result_number": "9/KS", "ended_on": "14/09/2026"},
        Status.RESULT_READY,
    ),
    "request_correction": (Status.RETURNED, "motcua", {"error": "Sai ngày sinh"}, Status.RETURNED),
    "issue_correction": (Status.RETURNED, "vanphong", {"result_number": "15/ĐC"}, Status.RETURNED),
    "request_consultation": (
        Status.IN_PROCESS, "holder", {"agency": "Bảo hiểm xã hội", "question": "Đã đóng?", "due_on": "2026-09-16"},
        Status.IN_PROCESS,
    ),
    "answer_consultation": (
        Status.IN_PROCESS, "kinhte", {"consultation": "?", "answer": "Không vướng"}, Status.IN_PROCESS,
    ),
    "await_payment": (
        Status.IN_PROCESS, "holder", {"what": "Lệ phí trước bạ", "amount": "1500000"}, Status.AWAITING_PAYMENT,
    ),
    "record_payment": (Status.AWAITING_PAYMENT, "motcua", {"voucher": "BL 0012"}, Status.IN_PROCESS),
    "amend_dossier": (
        Status.IN_PROCESS, "motcua",
        {"applicant_name": "Nguyễn Thị Đào", "applicant_address": "Số 20 ngõ 42", "result_by": "post",
         "reason": "Chuyển nhà"},
        Status.IN_PROCESS,
    ),
    "withdraw_dossier": (
        Status.IN_PROCESS, "motcua", {"asked_by_name": "Nguyễn Thị Đào", "reason": "Không cần nữa"}, Status.WITHDRAWN,
    ),
    "stop_dossier": (
        Status.IN_PROCESS, "holder", {"ground": "other", "reason": "Người nộp đã mất"}, Status.STOPPED,
    ),
    "archive_dossier": (Status.RETURNED, "tuphap", {"archive_number": "2026/HT/15"}, Status.ARCHIVED),
}  # fmt: skip


ASK_NOTHING = {"receive_supplement", "assign_dossier", "send_papers", "take_papers"}  # that must be filled in


def prepared(verb: str) -> tuple[Dossier, Actor]:
    status, who, *_ = DONE[verb]
    if verb in ("send_papers", "take_papers", "record_outcome"):
        return between_two_units(verb), actor(who)
    dossier = dossier_at(status, code=LAND if verb == "await_payment" else "")
    if verb == "answer_consultation":
        request_consultation(
            dossier=dossier, by=holder(dossier), consulted=actor("kinhte").post, question="Có vướng gì không?",
            due_on=date(2026, 9, 16),
        )  # fmt: skip
    if verb in ("decide_dossier", "return_step"):
        dossier = to_the_signing(dossier)
    if verb == "issue_correction":
        request_correction(dossier=dossier, by=actor("motcua"), error="Sai ngày sinh")
    return dossier, holder(dossier) if who == "holder" else actor(who)


def between_two_units(verb: str) -> Dossier:
    if verb == "record_outcome":
        return dossier_elsewhere(unit="H99.26.07", outside_code="H99.26.07-260914-0031")
    dossier = dossier_elsewhere()
    if verb == "take_papers":
        send_papers(dossier=dossier, by=actor("motcua"))
    return dossier


def address(verb: str, dossier: Dossier) -> str:
    return reverse(verb, args=[dossier.pk])


def sent(client: Client, verb: str, dossier: Dossier, **typed: str) -> Any:
    """The form as the page showed it, with what is typed; «?» takes the first person offered."""
    form = client.get(address(verb, dossier)).context["form"]
    for name in ("to", "consultation"):
        if typed.get(name) == "?":
            typed[name] = form.fields[name].choices[0][0]
    if "signer" in form.fields:
        typed.setdefault("signer", form.fields["signer"].choices[0][0])
    return client.post(address(verb, dossier), {"seen": form.initial["seen"], **typed})


def number_of_events(dossier: Dossier) -> int:
    return events_of(dossier).count()


def test_every_verb_on_a_page_of_its_own_is_tried_here() -> None:
    assert set(DONE) == set(ASKED)


@pytest.mark.parametrize("verb", DONE)
def test_done(verb: str, sign_in: SignIn) -> None:
    dossier, by = prepared(verb)
    before, client = number_of_events(dossier), sign_in(by)
    response = sent(client, verb, dossier, **DONE[verb][2])
    assert (response.status_code, response["Location"]) == (302, reverse("dossier", args=[dossier.pk]))
    dossier.refresh_from_db()
    assert (dossier.status, number_of_events(dossier)) == (DONE[verb][3], before + 1)
    html = client.get(response["Location"]).content.decode()
    assert ": xong. Hồ sơ " in html


@pytest.mark.parametrize("verb", DONE)
def test_opening_the_page_changes_nothing(verb: str, sign_in: SignIn) -> None:
    dossier, by = prepared(verb)
    before = number_of_events(dossier)
    assert sign_in(by).get(address(verb, dossier)).status_code == 200
    assert (number_of_events(dossier), Dossier.objects.get(pk=dossier.pk).status) == (before, dossier.status)


@pytest.mark.parametrize("verb", [verb for verb in DONE if verb not in ASK_NOTHING])
def test_an_empty_form_is_told_in_place(verb: str, sign_in: SignIn) -> None:
    dossier, by = prepared(verb)
    before = number_of_events(dossier)
    response = sent(sign_in(by), verb, dossier)
    assert response.status_code == 422
    assert "Hãy điền ô này." in response.content.decode()
    assert number_of_events(dossier) == before


@pytest.mark.parametrize(
    ("verb", "typed", "sentence"),
    [
        ("announce_delay", {"new_due_on": "2026-09-20", "reason": "Chờ <b>"}, "là ngày nghỉ"),
        ("announce_delay", {"new_due_on": "2026-09-17", "reason": "Chờ <b>"}, "phải sau ngày hẹn cũ"),
        ("announce_delay", {"new_due_on": "2099-01-05", "reason": "Chờ <b>"}, "chưa đủ để tính"),
        ("announce_delay", {"new_due_on": "31/02/2026", "reason": "Chờ <b>"}, "không có trong lịch"),
        ("decide_dossier", {"decision": "rejected", "reason": " "}, "phải ghi lý do"),
        ("decide_dossier", {"decision": "maybe", "reason": "Chờ <b>"}, "Quyết định"),
        ("complete_step", {"to": str(uuid4()), "note": "Chờ <b>"}, "không còn giữ được bước này"),
        ("issue_result", {"result_number": "x" * 61}, "60"),
    ],
)
def test_a_refusal_keeps_what_was_typed(verb: str, typed: dict[str, str], sentence: str, sign_in: SignIn) -> None:
    dossier, by = prepared(verb)
    before = number_of_events(dossier)
    response = sent(sign_in(by), verb, dossier, **typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert sentence in html
    assert ("Chờ &lt;b&gt;" in html) == any("Chờ" in value for value in typed.values())
    assert number_of_events(dossier) == before


@pytest.mark.parametrize("verb", DONE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_refused_to_those_who_only_look(verb: str, method: str, sign_in: SignIn) -> None:
    dossier, _ = prepared(verb)
    response = getattr(sign_in(actor("captren")), method)(address(verb, dossier), DONE[verb][2])
    assert response.status_code == 409
    assert "Việc này do" in response.content.decode()


@pytest.mark.parametrize("verb", [verb for verb in DONE if verb not in ("send_papers", "take_papers")])
def test_another_ward_does_not_know_it_exists(verb: str, sign_in: SignIn) -> None:
    dossier, _ = prepared(verb)
    stranger = sign_in(actor("chutich.hlt"))
    assert stranger.get(address(verb, dossier)).status_code == 404
    assert stranger.post(address(verb, dossier), DONE[verb][2]).status_code == 404


@pytest.mark.parametrize("status", list(Status))
def test_refused_in_every_other_status(status: Status, sign_in: SignIn) -> None:
    dossier, client = dossier_at(status), sign_in(actor("motcua"))
    for verb in ASKED:
        if status not in TRANSITIONS[verb].sources:
            response = client.post(address(verb, dossier), {})
            assert response.status_code == 409, verb
            assert "Việc gần nhất do" in response.content.decode(), verb


def test_the_second_click_is_told_who_was_first(sign_in: SignIn) -> None:
    dossier, client = dossier_at(Status.RECEIVED), sign_in(actor("motcua"))
    form = client.get(address("forward_dossier", dossier)).context["form"]
    typed = {"seen": form.initial["seen"], "to": form.fields["to"].choices[0][0]}
    assert client.post(address("forward_dossier", dossier), typed).status_code == 302
    again = client.post(address("forward_dossier", dossier), typed)
    assert again.status_code == 409
    assert "Việc gần nhất do Phạm Thị Mai Hương làm lúc 9 giờ" in again.content.decode()


def test_a_second_click_does_not_do_the_next_step_too(sign_in: SignIn) -> None:
    """Two steps in a row held by the same officer: the page of the first must not complete the second."""
    dossier = dossier_at(Status.IN_PROCESS, code=MARRIAGE)
    by = holder(dossier)
    seen = state_of(dossier)
    complete_step(dossier=dossier, by=by, to=by.post)
    dossier.refresh_from_db()
    assert dossier.step.holder_id == by.post_id
    before = number_of_events(dossier)
    client = sign_in(by)
    typed = {
        "seen": seen,
        "to": client.get(address("complete_step", dossier)).context["form"].fields["to"].choices[0][0],
    }
    response = client.post(address("complete_step", dossier), typed)
    assert response.status_code == 409
    assert "đã thay đổi từ khi anh/chị mở trang này" in response.content.decode()
    assert number_of_events(dossier) == before


def test_who_takes_a_dossier_himself_is_asked_nothing(sign_in: SignIn) -> None:
    dossier = dossier_at(Status.FORWARDED, code=BIRTH)
    response = sent(sign_in(holder(dossier)), "assign_dossier", dossier)
    assert response.status_code == 302
    dossier.refresh_from_db()
    assert dossier.status == Status.IN_PROCESS


def test_a_head_moves_it_while_assigning(sign_in: SignIn) -> None:
    dossier = dossier_at(Status.FORWARDED, code=BIRTH)
    client = sign_in(actor("chutich"))
    choices = client.get(address("assign_dossier", dossier)).context["form"].fields["to"].choices
    other = next(key for key, _ in choices if key != str(dossier.step.holder_id))
    assert sent(client, "assign_dossier", dossier, to=other).status_code == 302
    dossier.refresh_from_db()
    assert str(dossier.step.holder_id) == other


def test_people_are_offered_with_what_they_hold(sign_in: SignIn) -> None:
    dossier_at(Status.FORWARDED)
    dossier = dossier_at(Status.RECEIVED)
    html = sign_in(actor("motcua")).get(address("forward_dossier", dossier)).content.decode()
    assert "Lương Thị Bích (Chánh Văn phòng), đang giữ 1 hồ sơ" in html


def test_a_late_request_for_a_supplement_needs_its_sector_law(sign_in: SignIn) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    client, typed = sign_in(holder(dossier)), {"items": "Bản sao", "reason": "Thiếu"}
    with clock_at(now() + timedelta(days=10)):
        assert "hãy ghi căn cứ" in sent(client, "request_supplement", dossier, **typed).content.decode()
        typed["sector_rule"] = "Điều 5 Luật mẫu"
        assert sent(client, "request_supplement", dossier, **typed).status_code == 302


def test_nobody_works_on_his_own_matter(sign_in: SignIn) -> None:
    number = actor("tuphap").official.personal_number
    dossier = dossier_at(Status.FORWARDED, code=BIRTH, applicant_number=number)
    dossier.steps.filter(left_at=None).update(holder=actor("tuphap").post)
    response = sign_in(actor("tuphap")).post(address("assign_dossier", dossier), {"seen": state_of(dossier)})
    assert response.status_code == 409
    assert "hồ sơ của chính anh/chị" in response.content.decode()
