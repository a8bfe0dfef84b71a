"""Do the lists of the desk use their indexes, on the engine at hand?"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from uuid import uuid4

import pytest
from django.db import connection

from cchc.desk.worklists import awaiting_supplement, held_by, late, results_due_today, to_forward
from cchc.dossiers.models import Dossier, DossierQuerySet, DossierStep, Status
from cchc.lifecycle.clock import now
from cchc.organization.actor import Actor
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
OPEN = (Status.RECEIVED, Status.IN_PROCESS, Status.AWAITING_SUPPLEMENT, Status.RESULT_READY)
WORKLISTS: list[tuple[str, Callable[[Actor], DossierQuerySet], str]] = [
    ("tuphap", held_by, "step_of_holder"),
    ("motcua", to_forward, "dossier_worklist"),
    ("motcua", awaiting_supplement, "dossier_worklist"),
    ("motcua", lambda by: results_due_today(by, now(), now()), "dossier_worklist"),
    ("vanthu", lambda by: late(by, now()), "dossier_worklist"),
]


def test_worklists_use_their_index() -> None:
    """On shelves as they are after some weeks: most of it done, a little at each status, less before one officer."""
    for status in OPEN:
        _copy(dossier_at(status), 60)
    _copy(dossier_at(Status.RETURNED), 1000)
    mine = list(DossierStep.objects.open().values_list("pk", flat=True)[:10])
    DossierStep.objects.filter(pk__in=mine).update(holder=actor("tuphap").post)
    if connection.vendor == "postgresql":  # SQLite keeps no statistics unless told to, and nobody tells it
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    plans = {index: rows(actor(username))[:100].explain() for username, rows, index in WORKLISTS}
    assert [index for index, plan in plans.items() if index not in plan] == [], plans


def _copy(dossier: Dossier, times: int) -> None:
    """The dossier and its steps, again and again; open ones before the officer's colleague."""
    walked, colleague = list(dossier.steps.all()), actor("tuphap2").post
    copies, steps = [], []
    for _ in range(times):
        one = copy(dossier)
        one.pk, one.submission, one.code, one.current_step = uuid4(), uuid4(), str(uuid4()), None
        copies.append(one)
        for step in walked:
            held = copy(step)
            held.pk, held.dossier, held.holder = uuid4(), one, colleague
            steps.append(held)
    Dossier.objects.bulk_create(copies)
    DossierStep.objects.bulk_create(steps)
    for held in steps:
        if held.left_at is None:
            held.dossier.current_step = held
    Dossier.objects.bulk_update(copies, ["current_step"])
