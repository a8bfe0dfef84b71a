"""Does the table refuse every verb in every other status and to everybody else, with a sentence?"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from cchc.dossiers.lifecycle import TRANSITIONS
from cchc.dossiers.models import Dossier, Status
from cchc.organization.actor import Actor
from tests.factories.dossiers import dossier_at, filing, holder
from tests.factories.office import actor, system_actor

pytestmark = pytest.mark.django_db

VERBS = [verb for verb in TRANSITIONS if verb != "request_completion"]  # begins a dossier: no status before it
MORE: dict[str, dict[str, Any]] = {
    "receive_dossier": {"filing": filing},
    "refuse_dossier": {"filing": filing, "reason": "Không thuộc thẩm quyền"},
}


def why_not(verb: str, dossier: Dossier, by: Actor) -> str:
    guard = getattr(import_module(f"cchc.dossiers.actions.{verb}"), f"why_not_{verb}")
    more = {name: value() if callable(value) else value for name, value in MORE.get(verb, {}).items()}
    return str(guard(dossier=dossier, by=by, **more) or "")


@pytest.mark.parametrize("status", list(Status))
def test_refused_in_every_other_status(status: Status) -> None:
    dossier = dossier_at(status)
    by = actor("motcua")
    for verb in VERBS:
        if status not in TRANSITIONS[verb].sources:
            said = why_not(verb, dossier, by)
            assert said.endswith((".", ")")), (verb, status, said)
            assert Status(status).label in said or "một lần" in said, (verb, said)


@pytest.mark.parametrize("stranger", ["motcua.hlt", "chutich.hlt", "captren", "thanhtra", "thamdinh"])
@pytest.mark.parametrize("verb", VERBS)
def test_refused_to_other_units_and_to_those_who_only_look(verb: str, stranger: str) -> None:
    status = sorted(TRANSITIONS[verb].sources)[0]
    assert "Việc này do" in why_not(verb, dossier_at(status), actor(stranger))


@pytest.mark.parametrize(
    ("verb", "status", "allowed", "refused"),
    [
        ("forward_dossier", Status.RECEIVED, ["motcua", "motcua1"], ["tuphap", "chutich", "vanphong"]),
        ("correct_receipt", Status.RECEIVED, ["motcua", "motcua1"], ["tuphap", "chutich"]),
        ("assign_dossier", Status.FORWARDED, ["chanhvanphong", "chutich"], ["motcua", "vanphong", "kinhte"]),
        ("complete_step", Status.IN_PROCESS, [], ["motcua", "chutich", "kinhte", "vanphong"]),
        ("reassign_dossier", Status.IN_PROCESS, ["chutich", "phochutich", "chanhvanphong"], ["tuphap", "motcua"]),
        ("announce_delay", Status.IN_PROCESS, ["vanphong", "chutich", "chanhvanphong"], ["motcua", "kinhte"]),
        ("receive_supplement", Status.AWAITING_SUPPLEMENT, ["motcua1"], ["tuphap", "chutich"]),
        ("decide_dossier", Status.IN_PROCESS, [], ["motcua", "vanphong", "kinhte"]),
        ("issue_result", Status.DECIDED, [], ["motcua", "chutich"]),
        ("hand_over_result", Status.RESULT_READY, ["motcua", "motcua1"], ["tuphap", "vanthu", "chutich"]),
        ("request_correction", Status.RETURNED, ["motcua"], ["tuphap", "chutich"]),
        ("request_correction", Status.ARCHIVED, ["motcua"], ["tuphap", "chutich"]),
        ("request_consultation", Status.IN_PROCESS, [], ["motcua", "chutich", "kinhte"]),
        ("answer_consultation", Status.IN_PROCESS, [], ["motcua", "chutich", "kinhte"]),
        ("await_payment", Status.IN_PROCESS, [], ["motcua", "chutich", "kinhte"]),
        ("record_payment", Status.AWAITING_PAYMENT, ["motcua", "diachinh"], ["chutich", "vanphong"]),
        ("amend_dossier", Status.IN_PROCESS, ["motcua1"], ["tuphap", "chutich"]),
        ("withdraw_dossier", Status.AWAITING_SUPPLEMENT, ["motcua"], ["tuphap", "chutich", "vanphong"]),
        ("stop_dossier", Status.IN_PROCESS, ["chutich", "vanphong", "chanhvanphong"], ["motcua", "kinhte"]),
        ("archive_dossier", Status.RETURNED, ["motcua", "tuphap", "vanthu"], ["chutich", "chanhvanphong"]),
    ],
)
def test_who_may(verb: str, status: Status, allowed: list[str], refused: list[str]) -> None:
    dossier = dossier_at(status)
    for username in allowed:
        assert why_not(verb, dossier, actor(username)) == "", username
    for username in refused:
        assert why_not(verb, dossier, actor(username)), username


def test_the_holder_may_and_nobody_else_with_the_same_role() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    by = holder(dossier)
    other = "tuphap" if by.official_name != actor("tuphap").official_name else "tuphap2"
    assert why_not("complete_step", dossier, by) == ""
    assert "người đang giữ hồ sơ" in why_not("complete_step", dossier, actor(other, role="officer"))


def test_only_the_system_closes_by_lapse_of_time() -> None:
    dossier = dossier_at(Status.AWAITING_SUPPLEMENT)
    assert "hệ thống" in why_not("close_unsupplemented", dossier, actor("chutich"))
    assert "còn được bổ sung" in why_not("close_unsupplemented", dossier, system_actor())
