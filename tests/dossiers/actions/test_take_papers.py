"""The paper part arrives: who took it, where it lies; of two clerks who confirm at once one reads that it is done."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.send_papers import send_papers
from cchc.dossiers.actions.take_papers import take_papers
from cchc.dossiers.models import Dossier, PaperTransfer
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_elsewhere
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def on_the_way(**chosen: str) -> Dossier:
    dossier = dossier_elsewhere(**chosen)
    send_papers(dossier=dossier, by=actor("motcua"))
    return dossier


def test_taken_at_the_other_end() -> None:
    dossier = on_the_way()
    transfer = take_papers(dossier=dossier, by=actor("motcua.hlt"), place=" quầy 1, tủ A ")
    assert (transfer.received_by, transfer.place) == (actor("motcua.hlt").post, "quầy 1, tủ A")
    assert not PaperTransfer.objects.open().exists()


def test_not_before_they_were_sent(refused: Refused) -> None:
    dossier = dossier_elsewhere()
    with refused("Không có bản giấy nào của hồ sơ này đang trên đường"):
        take_papers(dossier=dossier, by=actor("motcua.hlt"))


def test_the_second_clerk_reads_that_it_is_done(refused: Refused) -> None:
    dossier = on_the_way()
    take_papers(dossier=dossier, by=actor("motcua.hlt"))
    with refused("Không có bản giấy nào"):
        take_papers(dossier=dossier, by=actor("motcua.hlt"))


def test_not_by_who_sent_them(refused: Refused) -> None:
    dossier = on_the_way()
    with refused("Không có bản giấy nào"):
        take_papers(dossier=dossier, by=actor("motcua"))


def test_for_a_unit_outside_our_clerk_records_it() -> None:
    dossier = on_the_way(unit="H99.26.07", outside_code="H99.26.07-260914-0031")
    transfer = take_papers(dossier=dossier, by=actor("motcua"), place="Bộ phận Một cửa phường Bến Sậy")
    assert transfer.received_by == actor("motcua").post
