"""An accepted cut is carried out by a publication decision that makes a new version."""

from __future__ import annotations

import pytest

from cchc.catalogue.actions.apply_publication import apply_publication
from cchc.catalogue.actions.carry_out_review import carry_out_review
from tests.catalogue.actions.conftest import Refused
from tests.factories.office import actor
from tests.factories.publications import AMENDED, board, publication
from tests.factories.reviews import review_at

pytestmark = pytest.mark.django_db


def test_tied_to_the_version_that_it_brought_about(refused: Refused) -> None:
    accepted = review_at("accepted")
    with refused("chưa có phiên bản mới"):
        carry_out_review(review=accepted, by=actor("vanphong"))
    board()
    apply_publication(publication=publication(AMENDED), by=actor("vanphong"))
    carried_out = carry_out_review(review=accepted, by=actor("vanphong"))
    assert carried_out.status == "carried_out"
    assert carried_out.new_version is not None and carried_out.new_version.number == 2


def test_not_what_was_not_accepted(refused: Refused) -> None:
    for status in ("prepared", "submitted", "rejected"):
        review = review_at(status)
        with refused("Không ghi nhận đã thực hiện được"):
            carry_out_review(review=review, by=actor("vanphong"))
