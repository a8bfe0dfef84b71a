"""Waiting for money stops the clock only where the procedure's own law says so."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.await_payment import await_payment
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.lifecycle.clock import now
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import LAND, dossier_at, holder

pytestmark = pytest.mark.django_db
DUE = {"what": "Lệ phí trước bạ", "amount": 1_500_000}


def test_pauses_clock_and_step_on_the_rule_of_the_procedure() -> None:
    dossier = dossier_at(Status.IN_PROCESS, code=LAND)
    dossier = await_payment(dossier=dossier, by=holder(dossier), **DUE)
    assert (dossier.status, dossier.national_code, dossier.current_step) == (Status.AWAITING_PAYMENT, 6, None)
    assert dossier.clock_runs.get().stopped_at == now()
    assert dossier.steps.last().outcome == DossierStep.Outcome.UNPAID
    assert dossier.payment_requests.get().source == "Điều 22 Nghị định 101/2024/NĐ-CP"
    assert not Dossier.objects.running().exists()


def test_elsewhere_the_clock_runs_on(refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with refused("đồng hồ vẫn chạy"):
        await_payment(dossier=dossier, by=holder(dossier), **DUE)


@pytest.mark.parametrize(("changes", "sentence"), [({"what": " "}, "khoản phải nộp"), ({"amount": 0}, "lớn hơn 0")])
def test_refused_when_it_is_not_said_what_and_how_much(
    changes: dict[str, object], sentence: str, refused: Refused
) -> None:
    dossier = dossier_at(Status.IN_PROCESS, code=LAND)
    with refused(sentence):
        await_payment(dossier=dossier, by=holder(dossier), **DUE | changes)
