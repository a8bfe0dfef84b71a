"""The Chair takes the proposal to the authority, by a numbered letter."""

from __future__ import annotations

import pytest

from cchc.catalogue.actions.submit_review import submit_review
from tests.catalogue.actions.conftest import Refused
from tests.factories.office import actor
from tests.factories.reviews import review

pytestmark = pytest.mark.django_db


def test_on_its_way() -> None:
    sent = submit_review(review=review(), by=actor("chutich"), submission="15/TTr-UBND")
    assert (sent.status, sent.submission, sent.submitted_by) == ("submitted", "15/TTr-UBND", actor("chutich").post)


def test_refused(refused: Refused) -> None:
    drafted = review()
    with refused("Việc này do Chủ tịch"):
        submit_review(review=drafted, by=actor("vanphong"), submission="15/TTr-UBND")
    with refused("số văn bản trình"):
        submit_review(review=drafted, by=actor("chutich"), submission=" ")
    submit_review(review=drafted, by=actor("phochutich"), submission="15/TTr-UBND")
    with refused("«Đã trình»"):
        submit_review(review=drafted, by=actor("chutich"), submission="16/TTr-UBND")
