"""Once, within three working days, and the clock stops."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.receive_supplement import receive_supplement
from cchc.dossiers.actions.request_supplement import request_supplement
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.lifecycle.clock import clock_at, now
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
ASK = {"items": "Bản sao hộ khẩu cũ", "reason": "Tên đệm khác nhau"}


def test_pauses_the_clock_and_gives_fifteen_days() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    dossier = request_supplement(dossier=dossier, by=holder(dossier), **ASK)
    assert (dossier.status, dossier.supplements, dossier.current_step) == (Status.AWAITING_SUPPLEMENT, 1, None)
    assert dossier.clock_runs.get().stopped_at == now()
    assert dossier.supplement_requests.get().due_on == date(2026, 9, 29)
    assert dossier.steps.get(order=3).outcome == DossierStep.Outcome.PAUSED
    assert not Dossier.objects.overdue(now() + timedelta(days=30)).exists()


def test_only_once(refused: Refused) -> None:
    dossier = dossier_at(Status.AWAITING_SUPPLEMENT)
    receive_supplement(dossier=dossier, by=actor("motcua"))
    forward_dossier(dossier=dossier, by=actor("motcua"))
    assign_dossier(dossier=dossier, by=holder(dossier))
    with refused("chỉ được yêu cầu một lần"):
        request_supplement(dossier=dossier, by=holder(dossier), **ASK)


def test_late_only_where_sector_law_allows(refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(now() + timedelta(days=4)):
        with refused("Đã quá hạn yêu cầu bổ sung"):
            request_supplement(dossier=dossier, by=holder(dossier), **ASK)
        request_supplement(dossier=dossier, by=holder(dossier), **ASK, sector_rule="Điều 9 luật chuyên ngành")
    assert "Điều 9" in dossier.supplement_requests.get().reason


@pytest.mark.parametrize(("changes", "sentence"), [({"items": " "}, "một lần, mọi giấy tờ"), ({"reason": ""}, "lý do")])
def test_refused_when_not_said_what_and_why(changes: dict[str, str], sentence: str, refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with refused(sentence):
        request_supplement(dossier=dossier, by=holder(dossier), **ASK | changes)
