"""The mended result gets its number; another error may be corrected later."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.issue_correction import issue_correction
from cchc.dossiers.actions.request_correction import request_correction
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import now
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_numbered_and_then_another_one_may_follow() -> None:
    dossier = dossier_at(Status.RETURNED)
    request_correction(dossier=dossier, by=actor("motcua"), error="Sai năm sinh")
    correction = issue_correction(dossier=dossier, by=actor("vanphong"), result_number="3/ĐC")
    assert (correction.corrected_at, correction.result_number) == (now(), "3/ĐC")
    dossier.refresh_from_db()
    assert (dossier.status, dossier.result_number) == (Status.RETURNED, "15/XN")
    request_correction(dossier=dossier, by=actor("motcua"), error="Sai tên")
    assert dossier.corrections.count() == 2


def test_refused_without_request_or_number(refused: Refused) -> None:
    dossier = dossier_at(Status.RETURNED)
    with refused("không có đề nghị đính chính"):
        issue_correction(dossier=dossier, by=actor("vanphong"), result_number="1")
    request_correction(dossier=dossier, by=actor("motcua"), error="Sai năm sinh")
    with refused("số của bản đính chính"):
        issue_correction(dossier=dossier, by=actor("vanphong"), result_number="")
