"""Is the record append-only and chained, and does verification name what was tampered with?"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import DatabaseError, connection, transaction

from cchc.audit.models import Event, Seal
from cchc.audit.recording import events_of
from cchc.audit.sealing import seal_ended_days
from cchc.audit.verification import faults
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at, now
from tests.factories.dossiers import dossier_at

pytestmark = pytest.mark.django_db


def test_events_of_a_subject_are_numbered_and_chained() -> None:
    story = list(events_of(dossier_at(Status.RETURNED)))
    assert [event.number for event in story] == list(range(1, len(story) + 1))
    assert all(later.previous_hash == event.hash for event, later in pairwise(story))
    assert not list(faults())


@pytest.mark.parametrize("change", ["UPDATE audit_event SET name = 'x'", "DELETE FROM audit_event"])
def test_database_refuses_to_change_events(change: str) -> None:
    dossier_at(Status.RECEIVED)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.parametrize("change", ["UPDATE audit_seal SET events = 0", "DELETE FROM audit_seal"])
def test_database_refuses_to_change_seals(change: str) -> None:
    with clock_at(now() - timedelta(days=3)):
        dossier_at(Status.RECEIVED)
    seal_ended_days()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_a_refused_action_leaves_no_event() -> None:
    dossier = dossier_at(Status.RECEIVED)
    before = Event.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        dossier_at(Status.FORWARDED)
        raise ZeroDivisionError
    assert Event.objects.count() == before
    assert Dossier.objects.get(pk=dossier.pk).status == Status.RECEIVED


def test_each_ended_day_gets_one_seal_chained_to_the_last() -> None:
    for days in (3, 2):
        with clock_at(now() - timedelta(days=days)):
            dossier_at(Status.RECEIVED)
    dossier_at(Status.RECEIVED)
    first, second = seal_ended_days()
    assert second.previous_hash == first.hash
    assert seal_ended_days() == []
    assert Seal.objects.count() == 2
    assert not list(faults())
