"""Fifteen days without a supplement close the dossier."""

from __future__ import annotations

from datetime import datetime

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.close_unsupplemented import close_unsupplemented
from cchc.dossiers.due import close_all_unsupplemented
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at
from tests.factories.office import system_actor

pytestmark = pytest.mark.django_db


def test_only_after_the_last_day(refused: Refused) -> None:
    dossier = dossier_at(Status.AWAITING_SUPPLEMENT)
    system = system_actor()
    with clock_at(datetime(2026, 9, 29, 23, 59, tzinfo=ZONE)):
        assert close_all_unsupplemented() == []
        with refused("hết ngày 29/09/2026"):
            close_unsupplemented(dossier=dossier, by=system)
    with clock_at(datetime(2026, 9, 30, 0, 5, tzinfo=ZONE)):
        assert close_all_unsupplemented() == [dossier]
        assert close_all_unsupplemented() == []
    dossier.refresh_from_db()
    assert dossier.status == Status.STOPPED
    assert "15 ngày" in dossier.reason
    last = events_of(dossier).last()
    assert last is not None
    assert (last.name, last.official_name) == ("dossier_closed_unsupplemented", "Hệ thống")
