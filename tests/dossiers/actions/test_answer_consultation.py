"""Whoever is asked answers, once; a letter from outside is entered by the holder; late stays late."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest

from cchc.audit.recording import kind_of
from cchc.documents.actions.store_file import store_file
from cchc.documents.models import Attachment
from cchc.dossiers.actions.answer_consultation import answer_consultation
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.models import Consultation, Dossier, Status
from cchc.lifecycle.clock import clock_at, now
from tests.documents.samples import PDF
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier() -> Dossier:
    return dossier_at(Status.IN_PROCESS)


def asked(dossier: Dossier, username: str = "kinhte", agency: str = "") -> Consultation:
    return request_consultation(
        dossier=dossier, by=holder(dossier), consulted=None if agency else actor(username).post, agency=agency,
        question="Có vướng quy hoạch không?", due_on=date(2026, 9, 16),
    )  # fmt: skip


def test_the_consulted_answers_with_a_file(dossier: Dossier) -> None:
    file = store_file(upload=io.BytesIO(PDF), name="tra-loi.pdf")
    consultation = answer_consultation(
        dossier=dossier, by=actor("kinhte"), consultation=asked(dossier), answer="Không vướng", file=file,
        file_name="tra-loi.pdf",
    )  # fmt: skip
    assert (consultation.answer, consultation.answered_at, consultation.is_late(now())) == ("Không vướng", now(), False)
    attachment = Attachment.objects.of(kind_of(dossier), dossier.pk).get()
    assert attachment.label == "Ý kiến của Đặng Minh Quân (Công chức Kinh tế, Hạ tầng và Đô thị)"
    dossier.refresh_from_db()
    assert dossier.awaited_answers == 0


def test_another_unit_answers_too(dossier: Dossier) -> None:
    consultation = asked(dossier, "tuphap.hlt")
    assert (
        answer_consultation(
            dossier=dossier, by=actor("tuphap.hlt"), consultation=consultation, answer="Không có thông tin"
        ).answered_by
        == actor("tuphap.hlt").post
    )


def test_a_letter_from_outside_is_entered_by_the_holder(dossier: Dossier, refused: Refused) -> None:
    consultation = asked(dossier, agency="Chi cục Thuế")
    with refused("người được hỏi"):
        answer_consultation(dossier=dossier, by=actor("kinhte"), consultation=consultation, answer="Đã nộp")
    answer_consultation(dossier=dossier, by=holder(dossier), consultation=consultation, answer="Đã nộp")


def test_only_once_and_only_by_the_one_who_was_asked(dossier: Dossier, refused: Refused) -> None:
    first, second = asked(dossier), asked(dossier, "vanhoaxahoi")
    with refused("hỏi người khác"):
        answer_consultation(dossier=dossier, by=actor("kinhte"), consultation=second, answer="Không")
    answer_consultation(dossier=dossier, by=actor("kinhte"), consultation=first, answer="Không")
    with refused("người được hỏi mà chưa trả lời"):
        answer_consultation(dossier=dossier, by=actor("kinhte"), consultation=first, answer="Có")


def test_a_late_answer_shows(dossier: Dossier) -> None:
    consultation = asked(dossier)
    with clock_at(now() + timedelta(days=3)):
        assert consultation.is_late(now())
        consultation = answer_consultation(
            dossier=dossier, by=actor("kinhte"), consultation=consultation, answer="Không"
        )
    assert consultation.is_late(now())


def test_a_dossier_goes_on_without_the_answer_only_with_a_reason(dossier: Dossier, refused: Refused) -> None:
    consultation = asked(dossier)
    with refused("ghi lý do tiếp tục"):
        complete_step(dossier=dossier, by=holder(dossier))
    complete_step(dossier=dossier, by=holder(dossier), unanswered="Đã tra cứu được bản đồ")
    consultation.refresh_from_db()
    assert consultation.left_behind == "Đã tra cứu được bản đồ"
    dossier.refresh_from_db()
    assert dossier.awaited_answers == 0
    answer_consultation(dossier=dossier, by=actor("kinhte"), consultation=consultation, answer="Không vướng")
    dossier.refresh_from_db()
    assert dossier.awaited_answers == 0


def test_refused_without_words(dossier: Dossier, refused: Refused) -> None:
    consultation = asked(dossier)
    with refused("nội dung trả lời"):
        answer_consultation(dossier=dossier, by=actor("kinhte"), consultation=consultation, answer=" ")
