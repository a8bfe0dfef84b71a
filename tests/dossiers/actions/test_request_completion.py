"""What is missing before reception: one slip, no code, no clock."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.request_completion import request_completion
from cchc.dossiers.models import Dossier, Status, SupplementRequest
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import filing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_waits_without_code_and_clock() -> None:
    form = filing(papers=frozenset())
    dossiers = [
        request_completion(filing=form, by=actor("motcua"), items="Tờ khai", reason="Chưa có tờ khai") for _ in range(2)
    ]
    assert dossiers[0] == dossiers[1] == Dossier.objects.get()
    assert (dossiers[0].status, dossiers[0].code, dossiers[0].due_at) == (Status.AWAITING_COMPLETION, None, None)
    asked = dossiers[0].supplement_requests.get()
    assert (asked.phase, asked.items, asked.due_on) == (SupplementRequest.Phase.BEFORE, "Tờ khai", None)


@pytest.mark.parametrize(
    ("items", "reason", "sentence"), [(" ", "x", "một lần, mọi giấy tờ"), ("Tờ khai", "", "lý do")]
)
def test_refused_without_items_or_reason(items: str, reason: str, sentence: str, refused: Refused) -> None:
    with refused(sentence):
        request_completion(filing=filing(), by=actor("motcua"), items=items, reason=reason)


def test_refused_away_from_the_counter(refused: Refused) -> None:
    with refused("Chỉ công chức Bộ phận Một cửa"):
        request_completion(filing=filing(), by=actor("tuphap"), items="x", reason="x")
