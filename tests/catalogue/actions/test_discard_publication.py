"""A draft entered by mistake is set aside; an applied decision is not."""

from __future__ import annotations

import pytest

from cchc.catalogue.actions.apply_publication import apply_publication
from cchc.catalogue.actions.discard_publication import discard_publication
from cchc.catalogue.models import Publication
from tests.catalogue.actions.conftest import Refused
from tests.factories.office import actor
from tests.factories.publications import AMENDED, board, publication

pytestmark = pytest.mark.django_db


def test_set_aside() -> None:
    assert discard_publication(publication=publication(AMENDED), by=actor("vanphong")).status == "discarded"


def test_not_once_applied(refused: Refused) -> None:
    board()
    applied = apply_publication(publication=publication(AMENDED), by=actor("vanphong"))
    with refused("Không bỏ bản nhập được"):
        discard_publication(publication=applied, by=actor("vanphong"))
    assert Publication.objects.get().status == "applied"
