"""Does a dossier say by itself when its clock stopped, as its newest run does, wherever it stands?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

import pytest

from cchc.dossiers.actions.receive_supplement import receive_supplement
from cchc.dossiers.actions.record_payment import record_payment
from cchc.dossiers.actions.withdraw_dossier import withdraw_dossier
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 9, day, hour, tzinfo=ZONE)


def newest_stop(dossier: Dossier) -> datetime | None:
    newest = dossier.clock_runs.order_by("number").last()
    return newest.stopped_at if newest else None


@pytest.mark.django_db
@pytest.mark.parametrize("status", Status)
def test_at_every_status(status: Status) -> None:
    dossier = dossier_at(status)
    assert dossier.clock_stopped_at == newest_stop(dossier)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "back"),
    [
        (Status.AWAITING_SUPPLEMENT, receive_supplement),
        (Status.AWAITING_PAYMENT, partial(record_payment, voucher="BL 0012")),
    ],
)
def test_it_runs_again_after_a_pause(status: Status, back: Callable[..., Dossier]) -> None:
    with clock_at(at(14)):
        dossier = dossier_at(status)
    with clock_at(at(15)):
        dossier = back(dossier=dossier, by=actor("motcua"))
    dossier.refresh_from_db()
    assert dossier.clock_stopped_at is newest_stop(dossier) is None


@pytest.mark.django_db
def test_what_ends_while_paused_stopped_with_the_pause() -> None:
    with clock_at(at(14)):
        dossier = dossier_at(Status.AWAITING_SUPPLEMENT)
    with clock_at(at(15)):
        withdraw_dossier(dossier=dossier, by=actor("motcua"), asked_by_name="Nguyễn Thị Đào", reason="Không cần nữa")
    dossier.refresh_from_db()
    assert (dossier.clock_stopped_at, dossier.ended_at) == (at(14), at(15))
    assert dossier.clock_stopped_at == newest_stop(dossier)
