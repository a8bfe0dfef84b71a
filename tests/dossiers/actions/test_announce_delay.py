"""Apology and one new date, at least a day before the old one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cchc.dossiers.actions.announce_delay import announce_delay
from cchc.dossiers.models import ClockRun, Status
from cchc.lifecycle.clock import clock_at, now
from cchc.worktime.zone import ZONE
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import BIRTH, dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
NEW = {"new_due_on": date(2026, 9, 21), "reason": "Cần xác minh ở nơi khác"}


def test_moves_the_date_once(refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    first = dossier.due_at
    dossier = announce_delay(dossier=dossier, by=actor("vanphong"), **NEW)
    assert (dossier.due_at, dossier.first_due_at) == (datetime(2026, 9, 21, 17, tzinfo=ZONE), first)
    assert dossier.extension.old_due_at == first
    assert [run.ground for run in dossier.clock_runs.all()] == [ClockRun.Ground.RECEPTION, ClockRun.Ground.EXTENSION]
    with refused("chỉ được hẹn lại một lần"):
        announce_delay(dossier=dossier, by=actor("vanphong"), **NEW | {"new_due_on": date(2026, 9, 23)})


def test_a_day_before_at_the_latest(refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)  # due on Thursday 17/9
    by = actor("vanphong")
    with clock_at(now() + timedelta(days=3)), refused("chậm nhất ngày 16/09/2026"):
        announce_delay(dossier=dossier, by=by, **NEW)
    with clock_at(now() + timedelta(days=2)):
        announce_delay(dossier=dossier, by=by, **NEW)


def test_same_day_procedures_cannot(refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS, code=BIRTH)
    with refused("chậm nhất ngày 13/09/2026"):
        announce_delay(dossier=dossier, by=actor("vanphong"), **NEW)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"new_due_on": date(2026, 9, 17)}, "phải sau ngày hẹn cũ"),
        ({"new_due_on": date(2026, 9, 20)}, "là ngày nghỉ"),
        ({"reason": " "}, "lý do chậm"),
    ],
)
def test_refused_values(changes: dict[str, object], sentence: str, refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with refused(sentence):
        announce_delay(dossier=dossier, by=actor("vanphong"), **NEW | changes)
