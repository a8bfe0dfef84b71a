"""Is the demonstration played through the real actions, and the same again from the same seed?"""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import Any

import pytest
from django.db import transaction

from cchc.audit.verification import faults
from cchc.catalogue.models import ProcedureVersion, ProcessDraft, ProcessVersion
from cchc.config.demonstration.interlinked import Chainmates, families, group_life
from cchc.config.demonstration.play import _play_until, play
from cchc.config.demonstration.processes import process_change, process_waiting
from cchc.config.demonstration.town import Town
from cchc.config.demonstration.ward import Ward
from cchc.dossiers.models import (
    Correction,
    Dossier,
    DossierGroup,
    DossierStep,
    Extension,
    PaperTransfer,
    Status,
)
from cchc.dossiers.rules import calendar_of
from cchc.handovers.models import HandOverList
from cchc.indicators.daily import differences, keep_daily_figures
from cchc.lifecycle.clock import clock_at
from cchc.organization.models import Post
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


def test_the_week_is_a_real_one_with_lists_and_dossiers_of_others() -> None:
    played(3)
    assert not list(faults())
    assert {Status.RETURNED, Status.IN_PROCESS} <= set(Dossier.objects.values_list("status", flat=True))
    assert not Dossier.objects.filter(filed_at__gte=UNTIL).exists()
    holders = set(DossierStep.objects.values_list("holder__position__role", flat=True))
    assert {"counter", "officer", "office", "field_lead"} <= holders
    assert Dossier.objects.received_for_others(ward().pk).exists()
    assert PaperTransfer.objects.exclude(received_at=None).exists()
    lists = HandOverList.objects.all()
    assert {each.kind for each in lists} == {"dossiers", "results"}
    assert lists.exclude(confirmed_at=None).count() > lists.unconfirmed().count()
    with clock_at(UNTIL):
        assert keep_daily_figures()
        assert not list(differences())


def test_apologies_come_in_time_and_some_things_are_left_open() -> None:
    days: list[int] = []
    play(ward(), seed=8, start=START, until=datetime(2026, 9, 26, 9, tzinfo=ZONE), progress=days.append)
    announced = Extension.objects.all()
    assert announced.exists()
    assert all(each.announced_at.date() < each.old_due_at.date() for each in announced)
    assert Correction.objects.open().count() == 1
    assert DossierGroup.objects.open().exists()


def test_a_year_would_ask_for_every_shipped_procedure() -> None:
    town = Town(1)
    asked = {town.filing(UNTIL.date()).procedure.procedure.code for _ in range(6000)}
    shipped = set(ProcedureVersion.objects.in_force(UNTIL.date()).values_list("procedure__code", flat=True))
    assert shipped - asked == {"3.000722", "2.002913", "0.000001", "0.000003"}  # groups, and parts of groups only


def test_families_bring_interlinked_requests_on_paper_and_electronically() -> None:
    until = datetime(2026, 9, 30, 15, tzinfo=ZONE)
    mates = Chainmates(ward(), calendar_of(ward().calendar))
    town, order = Town(3), count()
    agenda: list[Any] = [
        (moment, next(order), group_life(town, mates)) for moment in families(town, START.date(), until, mates.calendar)
    ]
    _play_until(until, agenda, order)
    groups = DossierGroup.objects.all()
    assert set(groups.values_list("travels", flat=True)) == {"electronic", "paper"}
    assert groups.filter(closed_at__isnull=False).exists()
    assert {"ubnd", "cong_an", "bhxh"} == set(Dossier.objects.values_list("unit__agency", flat=True))
    assert not list(faults())


def test_a_process_is_changed_and_whoever_comes_then_follows_it() -> None:
    unit, town = ward(), Town(1)
    posts = Post.objects.filter(unit=unit).select_related("official", "unit", "position")
    acts = process_change(town, Ward(list(posts), calendar_of(unit.calendar)))
    moment: datetime | None = START.replace(hour=9)
    while moment is not None:
        assert {town.filing(START.date()).process.unit_id for _ in range(300)} == {None}
        with clock_at(moment):
            moment = next(acts, None)
    version = ProcessVersion.objects.get(unit=unit)
    assert (version.number, version.path[2].time, version.draft.status) == (2, "32h", "approved")
    filings = [town.filing(version.effective_from) for _ in range(1500)]
    assert {each.process for each in filings if each.procedure.procedure_id == version.procedure_id} == {version}


def test_at_the_end_a_process_waits_for_the_chair() -> None:
    unit = ward()
    posts = Post.objects.filter(unit=unit).select_related("official", "unit", "position")
    acts = process_waiting(Ward(list(posts), calendar_of(unit.calendar)))
    moment: datetime | None = START.replace(hour=9)
    while moment is not None:
        with clock_at(moment):
            moment = next(acts, None)
    assert ProcessDraft.objects.get(unit=unit).status == "submitted"
