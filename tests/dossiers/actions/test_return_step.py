"""Back to the earlier step that the process names, to the hands that held it."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.return_step import return_step
from cchc.dossiers.models import DossierStep, Status
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, holder, to_the_signing

pytestmark = pytest.mark.django_db


def test_from_the_signing_to_whoever_examined() -> None:
    dossier = to_the_signing(dossier_at(Status.IN_PROCESS))
    examiner = dossier.steps.get(order=3).holder
    dossier = return_step(dossier=dossier, by=holder(dossier), reason="Sai họ tên")
    assert (dossier.step.number, dossier.step.holder) == (3, examiner)
    assert dossier.steps.get(order=4).outcome == DossierStep.Outcome.SENT_BACK


def test_refused_without_a_reason_or_where_the_process_has_no_way_back(refused: Refused) -> None:
    dossier = to_the_signing(dossier_at(Status.IN_PROCESS))
    with refused("lý do trả lại"):
        return_step(dossier=dossier, by=holder(dossier), reason=" ")
    examined = dossier_at(Status.IN_PROCESS)
    with refused("không cho trả lại"):
        return_step(dossier=examined, by=holder(examined), reason="x")
