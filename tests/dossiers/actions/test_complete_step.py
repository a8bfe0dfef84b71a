"""One holder has done his part."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.catalogue.models import ProcessVersion
from cchc.catalogue.schema import Does
from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.lifecycle.clock import clock_at, now
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, holder, to_the_signing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_held_time_is_counted_in_working_minutes_against_the_limit() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(now() + timedelta(days=1)):  # 09:00 to 09:00 is one working day
        complete_step(dossier=dossier, by=holder(dossier))
    left = dossier.steps.get(order=3)
    assert (left.outcome, left.held_minutes) == (DossierStep.Outcome.COMPLETED, 480)
    assert not left.is_late(now())


def test_lateness_stays_with_who_held_it() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    slow = holder(dossier).post
    with clock_at(now() + timedelta(days=4)):
        complete_step(dossier=dossier, by=holder(dossier))
        assert [step.holder for step in DossierStep.objects.filter(dossier=dossier).late(now())] == [slow]


def test_the_step_can_be_late_while_the_dossier_is_not() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    soon = dossier.step.due_at + timedelta(minutes=10)
    assert dossier.due_at is not None
    assert soon < dossier.due_at
    assert dossier.step.is_late(soon)
    assert not Dossier.objects.overdue(soon).exists()


def test_the_signing_ends_by_a_signature_only(refused: Refused) -> None:
    dossier = to_the_signing(dossier_at(Status.IN_PROCESS))
    with refused("ký duyệt"):
        complete_step(dossier=dossier, by=holder(dossier))


def test_an_officer_does_not_examine_his_own_matter(refused: Refused) -> None:
    officer = actor("tuphap")
    dossier = dossier_at(Status.FORWARDED, applicant_number=officer.official.personal_number)
    dossier = assign_dossier(dossier=dossier, by=actor("chanhvanphong"), to=officer.post)
    with refused("hồ sơ của chính anh/chị"):
        complete_step(dossier=dossier, by=officer)


def test_a_running_dossier_keeps_the_process_version_it_began_with() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    old = dossier.process
    shorter = [step for step in old.steps if step["does"] != Does.ASSIGN]
    ProcessVersion.objects.filter(pk=old.pk).update(effective_until="2026-09-14")
    ProcessVersion(
        procedure=old.procedure, number=2, approval="QĐ 2", mark="composed", effective_from="2026-09-14", steps=shorter
    ).save()
    dossier = complete_step(dossier=dossier, by=holder(dossier))
    assert (dossier.process, dossier.step.name) == (old, old.path[3].name)


@pytest.mark.parametrize("dossiers", [1, 20])
def test_cost_is_constant(dossiers: int, django_assert_num_queries: object) -> None:
    *_, dossier = [dossier_at(Status.IN_PROCESS) for _ in range(dossiers)]
    by = holder(dossier)
    with django_assert_num_queries(9):  # type: ignore[operator]
        complete_step(dossier=dossier, by=by)
