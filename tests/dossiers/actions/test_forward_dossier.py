"""From the counter to the first holder of the professional unit."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.models import DossierStep, Status
from cchc.organization.models import Post
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import BIRTH, dossier_at
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


def test_to_the_field_lead_who_assigns() -> None:
    dossier = forward_dossier(dossier=dossier_at(Status.RECEIVED), by=actor("motcua"))
    assert dossier.status == Status.FORWARDED
    assert dossier.step.holder == actor("chanhvanphong").post
    first = dossier.steps.get(order=1)
    assert (first.outcome, first.left_by) == (DossierStep.Outcome.COMPLETED, actor("motcua").post)


def test_to_the_officer_with_least_to_do() -> None:
    holders = [
        forward_dossier(dossier=dossier_at(Status.RECEIVED, code=BIRTH), by=actor("motcua")).step.holder
        for _ in range(4)
    ]
    officers = {actor("tuphap").post, actor("tuphap2", role="officer").post}
    assert set(holders[:2]) == set(holders[2:]) == officers


def test_to_the_chosen_one_if_he_fits(refused: Refused) -> None:
    dossier = dossier_at(Status.RECEIVED, code=BIRTH)
    with refused("không giữ được bước"):
        forward_dossier(dossier=dossier, by=actor("motcua"), to=actor("kinhte").post)
    chosen = actor("tuphap2", role="officer").post
    assert forward_dossier(dossier=dossier, by=actor("motcua"), to=chosen).step.holder == chosen


def test_refused_when_nobody_can_hold_the_step(refused: Refused) -> None:
    dossier = dossier_at(Status.RECEIVED)
    Post.objects.filter(unit=ward(), position__role="field_lead").update(held_until="2026-01-01")
    with refused("Chưa ai được giao bước"):
        forward_dossier(dossier=dossier, by=actor("motcua"))


def test_twice_tells_where_it_is(refused: Refused) -> None:
    dossier = dossier_at(Status.FORWARDED)
    with refused("đang ở trạng thái «Đã chuyển xử lý»"):
        forward_dossier(dossier=dossier, by=actor("motcua1"))
