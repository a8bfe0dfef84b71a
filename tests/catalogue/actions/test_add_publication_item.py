"""One procedure typed on the screen joins a draft."""

from __future__ import annotations

import pytest

from cchc.catalogue.actions.add_publication_item import add_publication_item
from cchc.catalogue.actions.apply_publication import apply_publication
from tests.catalogue.actions.conftest import Refused
from tests.factories.office import actor
from tests.factories.publications import AMENDED, NEW, board, draft_of, publication

pytestmark = pytest.mark.django_db


def test_after_those_that_are_there() -> None:
    draft = publication(AMENDED)
    [item] = draft_of(NEW).items
    added = add_publication_item(publication=draft, by=actor("vanphong"), item=item)
    assert (added.order, added.code) == (2, "1.999001")


def test_not_the_same_procedure_twice(refused: Refused) -> None:
    draft = publication(AMENDED)
    with refused("đã có thủ tục 1.004873"):
        add_publication_item(publication=draft, by=actor("vanphong"), item=draft_of(AMENDED).items[0])


def test_not_to_an_applied_decision(refused: Refused) -> None:
    board()
    item = draft_of(NEW).items[0]
    applied = apply_publication(publication=publication(AMENDED), by=actor("vanphong"))
    with refused("trạng thái hiện nay là «Đã áp dụng»"):
        add_publication_item(publication=applied, by=actor("vanphong"), item=item)
