"""How many statements does one act send? At most eight, besides those that begin and end its transaction."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.dossiers.models import Dossier, Status
from cchc.organization.actor import Actor
from tests.factories.dossiers import dossier_at, holder, to_the_signing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
MOST = 8
FRAME = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")


def statements(verb: str, dossier: Dossier, by: Actor, **values: Any) -> list[str]:
    ProcedureVersion.met(dossier.procedure_id), ProcessVersion.met(dossier.process_id)  # read once per process
    act = getattr(import_module(f"cchc.dossiers.actions.{verb}"), verb)
    with CaptureQueriesContext(connection) as queries:
        act(dossier=dossier, by=by, **values)
    return [query["sql"] for query in queries if not query["sql"].startswith(FRAME)]


@pytest.mark.parametrize(
    ("verb", "status", "by", "values"),
    [
        ("forward_dossier", Status.RECEIVED, "", {}),
        ("assign_dossier", Status.FORWARDED, "", {}),
        ("complete_step", Status.IN_PROCESS, "", {"note": "Đã thẩm tra"}),
        ("request_supplement", Status.IN_PROCESS, "", {"items": "Bản sao", "reason": "Thông tin khác nhau"}),
        ("receive_supplement", Status.AWAITING_SUPPLEMENT, "motcua", {}),
        ("issue_result", Status.DECIDED, "", {"result_number": "15/XN"}),
        ("hand_over_result", Status.RESULT_READY, "motcua", {"to_name": "Nguyễn Thị Đào"}),
    ],
)
def test_every_step_costs_at_most_eight(verb: str, status: Status, by: str, values: dict[str, Any]) -> None:
    dossier = dossier_at(status)
    sent = statements(verb, dossier, actor(by) if by else holder(dossier), **values)
    assert len(sent) <= MOST, sent


def test_the_signature_too() -> None:
    dossier = to_the_signing(dossier_at(Status.IN_PROCESS))
    sent = statements("decide_dossier", dossier, holder(dossier), decision=Dossier.Decision.APPROVED)
    assert len(sent) <= MOST, sent
