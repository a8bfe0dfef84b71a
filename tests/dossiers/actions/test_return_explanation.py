"""The head wants it said otherwise: with a reason, once, and the returned one no longer stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.accept_explanation import accept_explanation
from cchc.dossiers.actions.explain_lateness import explain_lateness
from cchc.dossiers.actions.return_explanation import return_explanation
from cchc.dossiers.models import LatenessExplanation
from cchc.lifecycle.clock import clock_at
from tests.dossiers.actions.conftest import Refused
from tests.factories import late
from tests.factories.dossiers import holder
from tests.factories.late import SEPTEMBER, september
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def later() -> Iterator[None]:
    with clock_at(september(25)):
        yield


@pytest.fixture
def stated() -> LatenessExplanation:
    """By the officer who holds it."""
    dossier = late.still_late()
    return explain_lateness(dossiers=[dossier], month=SEPTEMBER, cause="handling", explanation="Sót việc.",
                            by=holder(dossier))  # fmt: skip


def test_returned_with_a_reason(stated: LatenessExplanation, refused: Refused) -> None:
    returned = return_explanation(explanation=stated, reason=" Nêu biện pháp khắc phục. ", by=actor("phochutich"))
    assert returned.return_reason == "Nêu biện pháp khắc phục."
    line = stated.lines.select_related("dossier").get()
    assert not line.standing
    event = events_of(line.dossier).last()
    assert event is not None
    assert (event.name, event.data["reason"]) == ("explanation_returned", "Nêu biện pháp khắc phục.")
    with refused("đã bị trả lại"):
        accept_explanation(explanation=stated, by=actor("chutich"))


def test_refused_without_a_reason_and_to_others(stated: LatenessExplanation, refused: Refused) -> None:
    with refused("lý do trả lại"):
        return_explanation(explanation=stated, reason="  ", by=actor("chutich"))
    with refused("Chủ tịch, Phó Chủ tịch hoặc phụ trách lĩnh vực"):
        return_explanation(explanation=stated, reason="Chưa rõ", by=actor("motcua"))
