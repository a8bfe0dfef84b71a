"""What a leaving colleague was asked is asked of a successor, on the same clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.answer_consultation import answer_consultation
from cchc.dossiers.actions.hand_over_consultations import hand_over_consultations
from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.models import Consultation, Status
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock_at(datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)):
        yield


def asked(whom: str = "kinhte") -> Consultation:
    dossier = dossier_at(Status.IN_PROCESS)
    return request_consultation(dossier=dossier, by=holder(dossier), consulted=actor(whom).post,
                                question="Có vướng gì không?", due_on=date(2026, 9, 16))  # fmt: skip


def hand_over(
    question: Consultation, to: str, *, leaver: str = "kinhte", by: str = "chutich", reason: str = "Nghỉ hưu"
) -> Consultation:
    [moved] = hand_over_consultations(
        leaver=actor(leaver).post, by=actor(by), to={question.pk: actor(to).post}, reason=reason
    )
    return moved


def test_the_successor_answers() -> None:
    question = asked()
    moved = hand_over(question, "diachinh")
    assert (moved.consulted, moved.due_at) == (actor("diachinh").post, question.due_at)
    event = events_of(question.dossier).last()
    assert event is not None
    assert (event.name, event.data["from"]) == ("consultation_handed_over", str(actor("kinhte").post))
    answer_consultation(dossier=question.dossier, by=actor("diachinh"), consultation=moved, answer="Không vướng")
    assert not Consultation.objects.open().exists()


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"to": "diachinh", "by": "vanphong"}, "do Chủ tịch, Phó Chủ tịch hoặc phụ trách lĩnh vực"),
    ({"to": "diachinh", "reason": " "}, "Hãy ghi lý do"),
    ({"to": "kinhte"}, "phải là người khác"),
    ({"to": "motcua.hlt"}, "phải là người khác"),
    ({"to": "diachinh", "leaver": "vanphong"}, "không còn chờ"),
])  # fmt: skip
def test_refused(refused: Refused, changes: dict[str, str], sentence: str) -> None:
    question = asked()
    with refused(sentence):
        hand_over(question, **changes)


def test_neither_who_holds_it_nor_who_is_asked_too(refused: Refused) -> None:
    question = asked()
    by = holder(question.dossier)
    with refused("nên không tự trả lời"):
        hand_over_consultations(
            leaver=actor("kinhte").post, by=actor("chutich"), to={question.pk: by.post}, reason="Nghỉ hưu"
        )
    request_consultation(dossier=question.dossier, by=by, consulted=actor("vanphong").post, question="Còn gì không?",
                         due_on=date(2026, 9, 16))  # fmt: skip
    with refused("cũng đang được hỏi"):
        hand_over(question, "vanphong")
