"""An error in an issued result: due within three working days, one at a time."""

from __future__ import annotations

from datetime import datetime

import pytest

from cchc.dossiers.actions.request_correction import request_correction
from cchc.dossiers.models import Status
from cchc.worktime.zone import ZONE
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_due_in_three_working_days_and_one_at_a_time(refused: Refused) -> None:
    dossier = dossier_at(Status.RETURNED)
    correction = request_correction(dossier=dossier, by=actor("motcua"), error="Sai năm sinh")
    assert correction.due_at == datetime(2026, 9, 17, 17, tzinfo=ZONE)
    with refused("Đã có một đề nghị đính chính"):
        request_correction(dossier=dossier, by=actor("motcua"), error="Sai tên")


def test_the_error_must_be_said(refused: Refused) -> None:
    dossier = dossier_at(Status.RETURNED)
    with refused("sai sót"):
        request_correction(dossier=dossier, by=actor("motcua"), error="")
