"""Does everybody see the buttons that make sense, and the guard's sentence on those he cannot press?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.dossiers.lifecycle import TRANSITIONS, why_not
from cchc.dossiers.models import Status
from cchc.dossiers.presentation.verbs import SHOWN, VERBS, buttons_of
from cchc.lifecycle.clock import clock_at, now
from tests.factories.dossiers import BIRTH, dossier_at, holder, to_the_signing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db

BESIDE_THE_PAPERS = {"attach_paper", "withdraw_paper"}
OF_MANY_DOSSIERS = {"explain_lateness", "accept_explanation", "return_explanation"}  # from the month's page
WITHOUT_A_BUTTON = {"request_completion", "close_unsupplemented"}  # before there is a dossier; by the system


RECEPTION = {
    "Tiếp nhận": "receive_dossier",
    "Từ chối tiếp nhận": "refuse_dossier",
    "Sửa giấy tiếp nhận": "correct_receipt",
}


def test_every_verb_has_its_button() -> None:
    assert set(VERBS) == set(TRANSITIONS) - BESIDE_THE_PAPERS - OF_MANY_DOSSIERS - WITHOUT_A_BUTTON


@pytest.mark.parametrize(
    ("status", "label"),
    [
        (Status.AWAITING_COMPLETION, "Tiếp nhận"),
        (Status.RECEIVED, "Chuyển xử lý"),
        (Status.AWAITING_SUPPLEMENT, "Nhận hồ sơ bổ sung"),
        (Status.RESULT_READY, "Trả kết quả"),
    ],
)
def test_what_the_counter_does_next(status: Status, label: str) -> None:
    buttons = buttons_of(dossier_at(status), by=actor("motcua"))
    assert [button.label for button in buttons.shown if button.primary] == [label]


@pytest.mark.parametrize(("status", "label"), [(Status.FORWARDED, "Phân công"), (Status.IN_PROCESS, "Trình ký")])
def test_what_the_holder_does_next(status: Status, label: str) -> None:
    dossier = dossier_at(status)
    assert [b.label for b in buttons_of(dossier, by=holder(dossier)).shown if b.primary] == [label]


def test_who_takes_the_dossier_himself_accepts_it() -> None:
    dossier = dossier_at(Status.FORWARDED, code=BIRTH)
    assert buttons_of(dossier, by=holder(dossier)).shown[0].label == "Nhận xử lý"
    assert buttons_of(dossier, by=actor("chutich")).shown[0].label == "Phân công"


def test_signing_comes_first_for_the_leader() -> None:
    dossier = to_the_signing(dossier_at(Status.IN_PROCESS))
    buttons = buttons_of(dossier, by=holder(dossier))
    assert (buttons.shown[0].label, buttons.shown[0].primary) == ("Ký duyệt", True)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("username", ["motcua", "tuphap", "chutich", "vanphong", "captren", "motcua.hlt"])
def test_a_locked_button_says_why_and_a_free_one_is_free(status: Status, username: str) -> None:
    dossier, by = dossier_at(status), actor(username)
    buttons = buttons_of(dossier, by=by)
    every = [*buttons.shown, *buttons.others]
    assert len(every) == sum(status in TRANSITIONS[verb].sources and VERBS[verb].concerns(dossier) for verb in VERBS)
    assert sum(button.primary for button in every) <= 1
    assert not any(button.primary and button.refusal for button in every)
    for button in every:
        verb = next(verb for verb in VERBS if f"/{verb}/" in button.url or verb in RECEPTION.get(button.label, ""))
        assert bool(button.refusal) or why_not(verb, dossier=dossier, by=by) is None
    rare = {button.url for button in every if any(f"/{verb}/" in button.url for verb in VERBS if VERBS[verb].rare)}
    assert not rare & {button.url for button in buttons.shown}
    free = [button for button in every if not button.refusal and button.url not in rare]
    assert buttons.shown[: len(free)] == free
    assert len(buttons.shown) <= max(SHOWN, len(free))
    assert bool(buttons.shown) == bool(free)


def test_asking_late_for_a_supplement_is_refused_only_by_the_form() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(now() + timedelta(days=10)):
        labels = [b.label for b in buttons_of(dossier, by=holder(dossier)).shown if not b.refusal]
    assert "Yêu cầu bổ sung" in labels
