"""The head moves a dossier between officers without its being returned first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.dossiers.actions.reassign_dossier import reassign_dossier
from cchc.dossiers.models import DossierStep, Status
from cchc.lifecycle.clock import clock_at, now
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_each_holder_answers_for_his_own_time() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    first = dossier.step.holder
    other = next(p for p in (actor("tuphap").post, actor("tuphap2", role="officer").post) if p != first)
    with clock_at(now() + timedelta(hours=2)):
        dossier = reassign_dossier(dossier=dossier, by=actor("chutich"), to=other, reason="Nghỉ ốm")
    assert (dossier.status, dossier.step.number, dossier.step.holder) == (Status.IN_PROCESS, 3, other)
    moved = dossier.steps.get(order=3)
    assert (moved.holder, moved.outcome, moved.held_minutes) == (first, DossierStep.Outcome.MOVED, 120)


def test_refused_to_the_same_hands_without_reason_or_to_who_does_not_fit(refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with refused("đang giữ hồ sơ này rồi"):
        reassign_dossier(dossier=dossier, by=actor("chutich"), to=dossier.step.holder, reason="x")
    with refused("lý do điều chuyển"):
        reassign_dossier(dossier=dossier, by=actor("chutich"), to=actor("kinhte").post, reason="")
    with refused("không giữ được bước"):
        reassign_dossier(dossier=dossier, by=actor("chutich"), to=actor("kinhte").post, reason="x")
