"""A scan attached by mistake is set aside, never deleted."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.documents.models import Attachment
from cchc.dossiers.actions.attach_paper import attach_paper
from cchc.dossiers.actions.withdraw_paper import withdraw_paper
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import now
from tests.documents import samples
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def scanned(dossier: Dossier) -> Attachment:
    return attach_paper(dossier=dossier, by=actor("motcua"), upload=io.BytesIO(samples.PDF), name="a.pdf")


def test_set_aside_with_its_reason() -> None:
    dossier = dossier_at(Status.RECEIVED)
    scan = withdraw_paper(dossier=dossier, by=actor("motcua1"), attachment=scanned(dossier), reason=" Nhầm hồ sơ ")
    assert scan.withdrawn_at == now()
    assert Attachment.objects.filter(pk=scan.pk).exists()
    event = events_of(dossier).last()
    assert event is not None
    assert (event.name, event.data) == ("paper_withdrawn", {"name": "a.pdf", "reason": "Nhầm hồ sơ"})


def test_the_same_file_may_come_again() -> None:
    dossier = dossier_at(Status.RECEIVED)
    first = withdraw_paper(dossier=dossier, by=actor("motcua"), attachment=scanned(dossier), reason="Nhầm")
    again = scanned(dossier)
    assert (again.pk != first.pk, again.file_id) == (True, first.file_id)


def test_only_once(refused: Refused) -> None:
    dossier = dossier_at(Status.RECEIVED)
    scan = withdraw_paper(dossier=dossier, by=actor("motcua"), attachment=scanned(dossier), reason="Nhầm")
    with refused("đã được rút"):
        withdraw_paper(dossier=dossier, by=actor("motcua"), attachment=scan, reason="Nhầm")


def test_not_without_a_reason(refused: Refused) -> None:
    dossier = dossier_at(Status.RECEIVED)
    scan = scanned(dossier)
    with refused("lý do rút tệp"):
        withdraw_paper(dossier=dossier, by=actor("motcua"), attachment=scan, reason="  ")


def test_not_through_another_dossier() -> None:
    dossier, other = dossier_at(Status.RECEIVED), dossier_at(Status.RECEIVED)
    with pytest.raises(Attachment.DoesNotExist):
        withdraw_paper(dossier=other, by=actor("motcua"), attachment=scanned(dossier), reason="Nhầm")
