"""The head agrees, once, and never with himself; what was late stays late."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.accept_explanation import accept_explanation
from cchc.dossiers.actions.explain_lateness import explain_lateness
from cchc.dossiers.models import LatenessExplanation
from cchc.lifecycle.clock import clock_at, now
from tests.dossiers.actions.conftest import Refused
from tests.factories import late
from tests.factories.late import SEPTEMBER, september
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def later() -> Iterator[None]:
    with clock_at(september(25)):
        yield


@pytest.fixture
def stated() -> LatenessExplanation:
    """By a field lead, for two dossiers."""
    dossiers = [late.whole_late(), late.extended()]
    return explain_lateness(dossiers=dossiers, month=SEPTEMBER, cause="staffing", explanation="Một người nghỉ ốm.",
                            by=actor("chanhvanphong"))  # fmt: skip


def test_accepted_for_every_dossier(stated: LatenessExplanation, refused: Refused) -> None:
    chair = actor("chutich")
    accepted = accept_explanation(explanation=stated, by=chair)
    assert (accepted.accepted_at, accepted.accepted_by) == (now(), chair.post)
    for line in stated.lines.select_related("dossier"):
        event = events_of(line.dossier).last()
        assert event is not None
        assert event.name == "explanation_accepted"
    with refused("đã được chấp nhận"):
        accept_explanation(explanation=stated, by=actor("phochutich"))


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("chanhvanphong", "của chính anh/chị"),
        ("tuphap", "Chủ tịch, Phó Chủ tịch hoặc phụ trách lĩnh vực"),
        ("vanphong", "Chủ tịch, Phó Chủ tịch hoặc phụ trách lĩnh vực"),
        ("chutich.hlt", "của đơn vị thụ lý"),
    ],
)
def test_refused_to_others(who: str, sentence: str, stated: LatenessExplanation, refused: Refused) -> None:
    with refused(sentence):
        accept_explanation(explanation=stated, by=actor(who))
