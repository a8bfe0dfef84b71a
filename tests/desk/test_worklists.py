"""Do the lists of the desk use their indexes, on the engine at hand?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from cchc.desk.worklists import awaiting_supplement, held_by, late, results_due_today, to_forward
from cchc.dossiers.models import DossierQuerySet
from cchc.lifecycle.clock import now
from cchc.organization.actor import Actor
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def plan(rows: DossierQuerySet) -> str:
    """Without sequential scans, which PostgreSQL prefers while tables are small."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    return rows.explain()


@pytest.mark.parametrize(
    ("username", "rows", "index"),
    [
        ("tuphap", held_by, "step_of_holder"),
        ("motcua", to_forward, "dossier_worklist"),
        ("motcua", awaiting_supplement, "dossier_worklist"),
        ("motcua", lambda by: results_due_today(by, now(), now()), "dossier_worklist"),
        ("vanthu", lambda by: late(by, now()), "dossier_worklist"),
    ],
)
def test_worklists_use_their_index(username: str, rows: Callable[[Actor], DossierQuerySet], index: str) -> None:
    assert index in plan(rows(actor(username))[:100])
