"""The applicant takes his request back before a decision; what he brought goes back to him."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.actions.withdraw_dossier import withdraw_dossier
from cchc.dossiers.models import Consultation, DossierStep, Status, Stoppage
from cchc.lifecycle.clock import now, today
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
ASK = {"asked_by_name": "Nguyễn Thị Đào", "reason": "Không còn nhu cầu"}


@pytest.mark.parametrize(
    "status", [Status.RECEIVED, Status.IN_PROCESS, Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT]
)
def test_ends_the_dossier_its_step_and_its_clock(status: Status) -> None:
    dossier = withdraw_dossier(dossier=dossier_at(status), by=actor("motcua"), **ASK, papers_back="Tờ khai")
    assert (dossier.status, dossier.national_code, dossier.ended_at) == (Status.WITHDRAWN, 7, now())
    assert (dossier.current_step, dossier.reason) == (None, "Không còn nhu cầu")
    assert not dossier.clock_runs.filter(stopped_at=None).exists()
    assert not dossier.steps.filter(left_at=None).exists()
    assert (dossier.stoppage.ground, dossier.stoppage.papers_back) == (Stoppage.Ground.WITHDRAWN, "Tờ khai")


def test_a_held_step_is_left_as_stopped() -> None:
    dossier = withdraw_dossier(dossier=dossier_at(Status.IN_PROCESS), by=actor("motcua"), **ASK)
    assert dossier.steps.last().outcome == DossierStep.Outcome.STOPPED


def test_nobody_has_to_answer_any_more() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    request_consultation(
        dossier=dossier, by=holder(dossier), consulted=actor("kinhte").post, question="Vướng gì?", due_on=today()
    )
    withdraw_dossier(dossier=dossier, by=actor("motcua"), **ASK)
    assert not Consultation.objects.open().exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"asked_by_name": " "}, "họ tên người rút"), ({"reason": ""}, "lý do rút"), ({"refund": 9000}, "lớn hơn phí")],
)
def test_refused_when_something_is_missing(changes: dict[str, str], sentence: str, refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS, fee_due=8000)
    with refused(sentence):
        withdraw_dossier(dossier=dossier, by=actor("motcua"), **ASK | changes)


@pytest.mark.parametrize("status", [Status.DECIDED, Status.RESULT_READY, Status.RETURNED])
def test_not_once_it_is_decided(status: Status, refused: Refused) -> None:
    dossier = dossier_at(status)
    with refused(f"«{status.label}»"):
        withdraw_dossier(dossier=dossier, by=actor("motcua"), **ASK)
