"""Is the demonstration played through the real actions, and the same again from the same seed?"""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import transaction

from cchc.audit.verification import faults
from cchc.catalogue.models import ProcedureVersion
from cchc.config.demonstration.play import play
from cchc.config.demonstration.town import Town
from cchc.dossiers.models import Dossier, DossierStep, PaperTransfer, Status
from cchc.handovers.models import HandOverList
from cchc.worktime.zone import ZONE
from tests.factories.office import ward

pytestmark = pytest.mark.django_db
START, UNTIL = datetime(2026, 9, 7, tzinfo=ZONE), datetime(2026, 9, 11, 15, tzinfo=ZONE)


def played(seed: int) -> list[tuple[object, ...]]:
    days: list[int] = []
    play(ward(), seed=seed, start=START, until=UNTIL, progress=days.append)
    assert sum(days) == 5
    return sorted(
        Dossier.objects.values_list("filed_at", "applicant_name", "applicant_number", "code", "status", "due_at"),
        key=str,
    )


def test_same_seed_same_week() -> None:
    with transaction.atomic():
        first = played(7)
        transaction.set_rollback(True)
    assert len(first) > 60
    assert played(7) == first


def test_the_week_is_a_real_one() -> None:
    played(3)
    assert not list(faults())
    assert {Status.RETURNED, Status.IN_PROCESS} <= set(Dossier.objects.values_list("status", flat=True))
    assert not Dossier.objects.filter(filed_at__gte=UNTIL).exists()
    holders = set(DossierStep.objects.values_list("holder__position__role", flat=True))
    assert {"counter", "officer", "office", "field_lead"} <= holders


def test_a_year_would_ask_for_every_shipped_procedure() -> None:
    town = Town(1)
    asked = {town.filing(UNTIL.date()).procedure.procedure.code for _ in range(6000)}
    assert asked == set(ProcedureVersion.objects.in_force(UNTIL.date()).values_list("procedure__code", flat=True))


def test_some_are_received_for_others_and_lists_are_handed_over() -> None:
    played(3)
    for_others = Dossier.objects.received_for_others(ward().pk)
    assert for_others.exists()
    assert PaperTransfer.objects.exclude(received_at=None).exists()
    lists = HandOverList.objects.all()
    assert {each.kind for each in lists} == {"dossiers", "results"}
    assert lists.exclude(confirmed_at=None).count() > lists.unconfirmed().count()
