"""Everything is there: the clock restarts from zero, under the same code."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.receive_supplement import receive_supplement
from cchc.dossiers.models import ClockRun, Status
from cchc.lifecycle.clock import clock_at, now
from cchc.worktime.zone import ZONE
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_restarts_from_zero() -> None:
    dossier = dossier_at(Status.AWAITING_SUPPLEMENT)
    code, first_due_at = dossier.code, dossier.first_due_at
    with clock_at(now() + timedelta(days=2)):  # Wednesday 16/9, 09:00
        dossier = receive_supplement(dossier=dossier, by=actor("motcua1"), note="Đủ")
    assert (dossier.status, dossier.code, dossier.first_due_at) == (Status.RECEIVED, code, first_due_at)
    assert dossier.due_at == datetime(2026, 9, 21, 17, tzinfo=ZONE)
    assert dossier.step.holder == actor("motcua1").post
    assert [run.ground for run in dossier.clock_runs.all()] == [ClockRun.Ground.RECEPTION, ClockRun.Ground.SUPPLEMENT]
    assert dossier.supplement_requests.get().answered_by == actor("motcua1").post


def test_goes_back_to_who_knew_it() -> None:
    dossier = dossier_at(Status.AWAITING_SUPPLEMENT, code="1.001193")
    before = dossier.steps.get(order=2).holder
    receive_supplement(dossier=dossier, by=actor("motcua"))
    assert forward_dossier(dossier=dossier, by=actor("motcua")).step.holder == before


def test_refused_when_nothing_was_asked(refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with refused("«Đang xử lý»"):
        receive_supplement(dossier=dossier, by=actor("motcua"))
