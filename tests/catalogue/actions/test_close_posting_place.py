"""A place that is no longer used: its open work ends, its name is free again, what was done stays."""

from __future__ import annotations

import pytest

from cchc.catalogue.actions.close_posting_place import close_posting_place
from cchc.catalogue.models import PostingDuty
from tests.catalogue.actions.conftest import Refused
from tests.factories.office import actor
from tests.factories.publications import board, office_of_the_neighbour

pytestmark = pytest.mark.django_db


def test_its_open_work_ends() -> None:
    closed = close_posting_place(place=board(), by=actor("vanphong"))
    assert not PostingDuty.objects.open().filter(place=closed).exists()
    assert board().pk != closed.pk


def test_once_and_by_the_own_office(refused: Refused) -> None:
    place = board()
    with refused("Việc này do Văn phòng"):
        close_posting_place(place=place, by=office_of_the_neighbour())
    close_posting_place(place=place, by=actor("vanphong"))
    with refused("đã thôi dùng"):
        close_posting_place(place=place, by=actor("vanphong"))
