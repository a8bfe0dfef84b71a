"""The paper part of a dossier received for another ward leaves within a working day, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.send_papers import send_papers
from cchc.dossiers.models import PaperTransfer, Status
from cchc.lifecycle.clock import clock_at, now
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, dossier_elsewhere
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_sent_by_the_receiving_clerk() -> None:
    dossier = dossier_elsewhere()
    transfer = send_papers(dossier=dossier, by=actor("motcua1"), carrier="Bưu điện, EA 123")
    assert (transfer.sent_by, transfer.carrier) == (actor("motcua1").post, "Bưu điện, EA 123")
    assert transfer.to_unit == dossier.unit
    event = events_of(dossier).last()
    assert event is not None
    assert (event.name, event.data["to"]) == ("papers_sent", dossier.unit.name)


def test_only_once(refused: Refused) -> None:
    dossier = dossier_elsewhere()
    send_papers(dossier=dossier, by=actor("motcua"))
    with refused("không có bản giấy nào chờ chuyển đi"):
        send_papers(dossier=dossier, by=actor("motcua1"))


def test_not_by_the_unit_that_waits_for_them(refused: Refused) -> None:
    dossier = dossier_elsewhere()
    with refused("chờ chuyển đi từ đơn vị anh/chị"):
        send_papers(dossier=dossier, by=actor("motcua.hlt"))


def test_a_dossier_of_our_own_sends_none(refused: Refused) -> None:
    dossier = dossier_at(Status.RECEIVED)
    with refused("không có bản giấy nào chờ chuyển đi"):
        send_papers(dossier=dossier, by=actor("motcua"))


def test_late_at_both_ends_until_it_is_there() -> None:
    dossier = dossier_elsewhere()
    with clock_at(now() + timedelta(days=3)):
        send_papers(dossier=dossier, by=actor("motcua"))
        for clerk in ("motcua", "motcua.hlt"):
            (transfer,) = PaperTransfer.objects.open().at_either_end(actor(clerk).unit_id)
            assert transfer.is_late(now())
