"""After hand-over the file is closed under its number; an error found later is still mended."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.archive_dossier import archive_dossier
from cchc.dossiers.actions.issue_correction import issue_correction
from cchc.dossiers.actions.request_correction import request_correction
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import now
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_closes_the_file() -> None:
    dossier = archive_dossier(dossier=dossier_at(Status.RETURNED), by=actor("tuphap"), archive_number=" 2026/HT/15 ")
    assert (dossier.status, dossier.national_code, dossier.archived_at) == (Status.ARCHIVED, 10, now())
    assert (dossier.archive_number, dossier.archived_by) == ("2026/HT/15", actor("tuphap").post)


def test_not_while_a_correction_is_open(refused: Refused) -> None:
    dossier = dossier_at(Status.RETURNED)
    request_correction(dossier=dossier, by=actor("motcua"), error="Sai năm sinh")
    with refused("đính chính chưa xong"):
        archive_dossier(dossier=dossier, by=actor("motcua"), archive_number="1")


def test_an_archived_result_is_still_corrected() -> None:
    dossier = dossier_at(Status.ARCHIVED)
    request_correction(dossier=dossier, by=actor("motcua"), error="Sai năm sinh")
    assert issue_correction(dossier=dossier, by=actor("vanphong"), result_number="15/ĐC").corrected_at == now()


def test_refused_without_a_number(refused: Refused) -> None:
    dossier = dossier_at(Status.RETURNED)
    with refused("số lưu trữ"):
        archive_dossier(dossier=dossier, by=actor("motcua"), archive_number=" ")
