"""Clock and step go on from where they stopped; what was already late stays as late."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cchc.dossiers.actions.await_payment import await_payment
from cchc.dossiers.actions.record_payment import record_payment
from cchc.dossiers.models import ClockRun, Status
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import clock_at, now
from cchc.worktime.zone import ZONE, local
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import LAND, dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
PAID = {"voucher": "BL 0012"}


def test_every_due_moment_moves_by_the_working_time_of_the_pause() -> None:
    dossier = dossier_at(Status.AWAITING_PAYMENT)
    old_due, old_step = dossier.due_at, dossier.steps.last()
    with clock_at(datetime(2026, 9, 18, 14, 30, tzinfo=ZONE)):  # from Monday 09:00: 4 days and 3.5 hours
        dossier = record_payment(dossier=dossier, by=actor("motcua"), **PAID)
        calendar = calendar_of("vn")
        minutes = 4 * 480 + 210
        assert calendar.working_minutes(old_due, dossier.due_at) == minutes
        assert calendar.working_minutes(old_step.due_at, dossier.step.due_at) == minutes
        assert (dossier.status, dossier.step.holder_id) == (Status.IN_PROCESS, old_step.holder_id)
        assert (dossier.step.number, dossier.step.order) == (old_step.number, old_step.order + 1)
        assert dossier.first_due_at == old_due
        run = dossier.clock_runs.last()
        assert (run.ground, run.source) == (ClockRun.Ground.PAYMENT, "Điều 22 Nghị định 101/2024/NĐ-CP")
        assert dossier.payment_requests.get().voucher == "BL 0012"


def test_paid_at_once_nothing_moves() -> None:
    dossier = dossier_at(Status.AWAITING_PAYMENT)
    before = dossier.due_at
    assert record_payment(dossier=dossier, by=actor("diachinh"), **PAID).due_at == before


def test_a_pause_does_not_heal_lateness() -> None:
    dossier = dossier_at(Status.IN_PROCESS, code=LAND)
    with clock_at(now() + timedelta(days=90)):
        late = calendar_of("vn").working_minutes(dossier.due_at, now())
        await_payment(dossier=dossier, by=holder(dossier), what="Tiền sử dụng đất", amount=1)
    with clock_at(now() + timedelta(days=97)):
        dossier = record_payment(dossier=dossier, by=actor("motcua"), **PAID)
        assert calendar_of("vn").working_minutes(dossier.due_at, now()) == late


def test_it_may_pause_again() -> None:
    dossier = dossier_at(Status.AWAITING_PAYMENT)
    dossier = record_payment(dossier=dossier, by=actor("motcua"), **PAID)
    await_payment(dossier=dossier, by=holder(dossier), what="Lệ phí trước bạ", amount=2)
    with clock_at(now() + timedelta(days=1)):
        dossier = record_payment(dossier=dossier, by=actor("motcua"), voucher="BL 0013")
    assert [run.number for run in dossier.clock_runs.all()] == [1, 2, 3]
    assert local(dossier.due_at) > local(dossier.first_due_at)


def test_refused_without_a_voucher(refused: Refused) -> None:
    dossier = dossier_at(Status.AWAITING_PAYMENT)
    with refused("số chứng từ"):
        record_payment(dossier=dossier, by=actor("motcua"), voucher=" ")
