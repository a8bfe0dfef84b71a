"""A new place: every procedure in force has to be posted there, by the deadline of its kind."""

from __future__ import annotations

import pytest

from cchc.catalogue.models import PostingDuty, ProcedureVersion
from cchc.lifecycle.clock import today
from tests.catalogue.actions.conftest import Refused
from tests.factories.publications import board

pytestmark = pytest.mark.django_db


def test_every_procedure_in_force_has_to_be_posted_there() -> None:
    place = board("qr", "Bảng QR tầng 1")
    duties = PostingDuty.objects.open().filter(place=place)
    assert duties.count() == ProcedureVersion.objects.in_force(today()).count()
    assert {duty.task for duty in duties} == {"post"}
    assert {duty.due_at.isoformat() for duty in duties} == {"2026-09-21T10:00:00+00:00"}  # the fifth working day


def test_a_known_kind_and_a_name_of_its_own(refused: Refused) -> None:
    board()
    with refused("đã có nơi niêm yết «Bảng tại Một cửa»"):
        board("qr")
    with refused("chọn một loại"):
        board("tree", "Gốc đa đầu làng")
