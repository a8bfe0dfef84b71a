"""Do the lists of the desk use their indexes, on the engine at hand?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cchc.desk.worklists import awaiting_supplement, held_by, late, results_due_today, to_forward
from cchc.dossiers.models import DossierQuerySet, DossierStep, Status
from cchc.lifecycle.clock import now
from cchc.organization.actor import Actor
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor
from tests.factories.shelves import copies, gather_statistics

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
        copies(dossier_at(status), 20)
    copies(dossier_at(Status.RETURNED), 1000)
    mine = list(DossierStep.objects.open().values_list("pk", flat=True)[:10])
    DossierStep.objects.filter(pk__in=mine).update(holder=actor("tuphap").post)
    gather_statistics()
    plans = {index: rows(actor(username))[:100].explain() for username, rows, index in WORKLISTS}
    assert [index for index, plan in plans.items() if index not in plan] == [], plans
