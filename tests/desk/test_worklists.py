"""Do the lists of the desk use their indexes, on the engine at hand?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cchc.desk.worklists import (
    awaiting_supplement,
    held_by,
    late_answers,
    late_with_others,
    other_results,
    results_due_today,
    to_correct,
    to_forward,
)
from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.actions.request_correction import request_correction
from cchc.dossiers.models import DossierStep, Status
from cchc.dossiers.permissions import own_unit_seen_by, units_seen_by
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor
from tests.factories.shelves import copies, gather_statistics

pytestmark = pytest.mark.django_db
OPEN = (Status.RECEIVED, Status.IN_PROCESS, Status.AWAITING_SUPPLEMENT, Status.RESULT_READY)
WORKLISTS: list[tuple[str, Callable[[Actor], Any], str]] = [
    ("tuphap", lambda by: held_by(units_seen_by(by), by.post_id), "step_of_holder"),
    ("motcua", lambda by: to_forward(own_unit_seen_by(by)), "dossier_worklist"),
    ("motcua", lambda by: awaiting_supplement(own_unit_seen_by(by)), "dossier_worklist"),
    ("motcua", lambda by: results_due_today(own_unit_seen_by(by), now(), now()), "dossier_worklist"),
    ("motcua", lambda by: other_results(own_unit_seen_by(by), now(), now()), "dossier_worklist"),
    ("vanthu", lambda by: late_with_others(own_unit_seen_by(by), now(), by.post_id), "dossier_worklist"),
]
FEW: list[Callable[[Actor], Any]] = [
    lambda by: to_correct(by.unit_id),
    lambda by: late_answers(by.unit_id, by.post_id, now()),
]
EVERY_DOSSIER = ("dossier_register", "dossier_newest", "dossier_search", "dossier_applicant", "dossiers_dossier_5")


def test_worklists_use_their_index() -> None:
    """On shelves as they are after some weeks: most of it done, a little at each status, less before one officer."""
    for status in OPEN:
        copies(dossier_at(status), 20)
    copies(dossier_at(Status.RETURNED), 1000)
    mine = list(DossierStep.objects.open().values_list("pk", flat=True)[:10])
    DossierStep.objects.filter(pk__in=mine).update(holder=actor("tuphap").post)
    gather_statistics()
    for username, rows, index in WORKLISTS:
        plan = rows(actor(username))[:100].explain()
        assert index in plan, plan


@pytest.mark.parametrize("some", [True, False])
def test_few_are_not_sought_among_every_dossier(some: bool) -> None:
    """One correction, one opinion, or none: begun with themselves, not with the thousand dossiers of the unit."""
    copies(dossier_at(Status.RETURNED), 1000)
    if some:
        _ask()
    gather_statistics()
    for rows in FEW:
        plan = rows(actor("chutich"))[:10].explain()
        assert not any(index in plan for index in EVERY_DOSSIER) and "Seq Scan on dossiers_dossier " not in plan, plan


def _ask() -> None:
    request_correction(dossier=dossier_at(Status.RETURNED), by=actor("motcua"), error="Sai ngày sinh")
    asked = dossier_at(Status.IN_PROCESS)
    request_consultation(
        dossier=asked, by=holder(asked), consulted=actor("kinhte").post, question="Có đúng không?",
        due_on=calendar_of(asked.unit.calendar).next_working_day(today()),
    )  # fmt: skip
