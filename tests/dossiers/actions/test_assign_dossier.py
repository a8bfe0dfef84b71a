"""A head assigns, or the officer accepts."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.models import DossierStep, Status
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import BIRTH, dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_head_assigns_to_an_officer_of_the_field() -> None:
    to = actor("tuphap2", role="officer").post
    dossier = assign_dossier(dossier=dossier_at(Status.FORWARDED), by=actor("chanhvanphong"), to=to)
    assert (dossier.status, dossier.step.holder, dossier.step.number) == (Status.IN_PROCESS, to, 3)


def test_officer_accepts_his_own() -> None:
    dossier = dossier_at(Status.FORWARDED, code=BIRTH)
    step = dossier.step
    dossier = assign_dossier(dossier=dossier, by=holder(dossier))
    assert (dossier.status, dossier.step) == (Status.IN_PROCESS, step)


def test_head_gives_it_to_another_at_once() -> None:
    dossier = dossier_at(Status.FORWARDED, code=BIRTH)
    tuphap, tuphap2 = actor("tuphap").post, actor("tuphap2", role="officer").post
    other = tuphap2 if dossier.step.holder == tuphap else tuphap
    dossier = assign_dossier(dossier=dossier, by=actor("chutich"), to=other)
    assert (dossier.step.holder, dossier.step.number) == (other, 2)
    assert dossier.steps.get(order=2).outcome == DossierStep.Outcome.MOVED


def test_refused_to_officers_of_other_fields(refused: Refused) -> None:
    dossier = dossier_at(Status.FORWARDED)
    with refused("người đang giữ hồ sơ hoặc lãnh đạo"):
        assign_dossier(dossier=dossier, by=actor("kinhte"))
    with refused("không giữ được bước"):
        assign_dossier(dossier=dossier, by=actor("chanhvanphong"), to=actor("kinhte").post)


def test_refused_on_a_matter_of_his_own(refused: Refused) -> None:
    own = actor("chanhvanphong").official.personal_number
    dossier = dossier_at(Status.FORWARDED, applicant_number=own)
    with refused("hồ sơ của chính anh/chị"):
        assign_dossier(dossier=dossier, by=actor("chanhvanphong"))
