"""The authority accepts or rejects; the level above enters it itself, or the office from its letter."""

from __future__ import annotations

import pytest

from cchc.catalogue.actions.answer_review import answer_review
from tests.catalogue.actions.conftest import Refused
from tests.factories.office import actor
from tests.factories.publications import office_of_the_neighbour
from tests.factories.reviews import review_at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["vanphong", "captren"])
def test_accepted(name: str) -> None:
    answered = answer_review(review=review_at("submitted"), by=actor(name), status="accepted", answer="77/UBND-KSTT")
    assert (answered.status, answered.answer) == ("accepted", "77/UBND-KSTT")


def test_rejected_with_a_reason(refused: Refused) -> None:
    sent = review_at("submitted")
    with refused("phải ghi lý do"):
        answer_review(review=sent, by=actor("vanphong"), status="rejected", answer="77/UBND-KSTT")
    answered = answer_review(
        review=sent, by=actor("vanphong"), status="rejected", answer="77/UBND-KSTT", reason="Luật chưa cho phép."
    )
    assert answered.answer_reason == "Luật chưa cho phép."


def test_refused(refused: Refused) -> None:
    drafted, sent = review_at("prepared"), review_at("submitted")
    with refused("«Đang soạn»"):
        answer_review(review=drafted, by=actor("vanphong"), status="accepted", answer="77/UBND-KSTT")
    with refused("số văn bản trả lời"):
        answer_review(review=sent, by=actor("vanphong"), status="accepted", answer="")
    with refused("chọn chấp thuận"):
        answer_review(review=sent, by=actor("vanphong"), status="carried_out", answer="77/UBND-KSTT")
    for by in (actor("motcua"), office_of_the_neighbour()):
        with refused("Việc này do cấp trên"):
            answer_review(review=sent, by=by, status="accepted", answer="77/UBND-KSTT")
