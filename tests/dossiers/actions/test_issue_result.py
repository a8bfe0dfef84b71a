"""Number and seal: processing ends here."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.lifecycle.clock import clock_at, now
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, holder

pytestmark = pytest.mark.django_db


def test_ends_processing_and_returns_to_the_counter() -> None:
    dossier = dossier_at(Status.DECIDED)
    dossier = issue_result(dossier=dossier, by=holder(dossier), result_number=" 15/XN ")
    assert (dossier.status, dossier.ended_at, dossier.result_number) == (Status.RESULT_READY, now(), "15/XN")
    assert dossier.step.holder == dossier.received_by
    assert not dossier.clock_runs.filter(stopped_at=None).exists()


def test_a_result_that_waits_for_the_citizen_is_not_late() -> None:
    dossier = dossier_at(Status.RESULT_READY)
    with clock_at(now() + timedelta(days=60)):
        assert dossier not in Dossier.objects.overdue(now())
        assert not dossier.step.is_late(now())
        assert not DossierStep.objects.filter(dossier=dossier).late(now()).exists()


def test_a_number_is_needed(refused: Refused) -> None:
    dossier = dossier_at(Status.DECIDED)
    with refused("số của văn bản"):
        issue_result(dossier=dossier, by=holder(dossier), result_number="")
