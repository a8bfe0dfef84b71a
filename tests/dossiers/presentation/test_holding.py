"""Who held it how long: every working minute until the result belongs to one holder or to the citizen."""

from __future__ import annotations

from datetime import datetime

import pytest

from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.actions.receive_supplement import receive_supplement
from cchc.dossiers.actions.request_supplement import request_supplement
from cchc.dossiers.lateness import lateness_in, months_late
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.presentation.holding import CITIZEN, Holding, holding_of
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import clock_at
from tests.factories import late
from tests.factories.dossiers import dossier_at, holder
from tests.factories.late import SEPTEMBER, september
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def held(dossier: Dossier, at: datetime) -> Holding:
    dossier = Dossier.objects.get(pk=dossier.pk)
    steps = list(dossier.steps.select_related("holder__official"))
    found = holding_of(dossier, steps=steps, at=at, calendar=calendar_of("vn"))
    assert found is not None
    return found


def test_nobody_before_reception() -> None:
    dossier = dossier_at(Status.AWAITING_COMPLETION)
    assert holding_of(dossier, steps=[], at=september(15), calendar=calendar_of("vn")) is None


def test_the_open_step_counts_until_now() -> None:
    dossier = late.still_late()
    found = held(dossier, september(15))
    by = holder(dossier).official_name
    assert [(share.who, share.percent) for share in found.shares if share.percent] == [(by, 100)]
    last = found.stretches[-1]
    assert (last.who, last.when, last.minutes) == (by, "14/09, 09:00 đến nay", 480)
    assert held(dossier, september(18)).stretches[-1].over.startswith("quá ")


def test_the_citizens_waiting_is_his_own_share() -> None:
    dossier = late.started()
    with clock_at(september(15)):
        request_supplement(dossier=dossier, by=holder(dossier), items="Bản sao", reason="Thông tin khác nhau")
    waiting = held(dossier, september(16)).stretches[-1]
    assert (waiting.who, waiting.when, waiting.held) == (CITIZEN, "15/09, 09:00 đến nay", "1 ngày")
    with clock_at(september(17)):
        receive_supplement(dossier=dossier, by=actor("motcua"))
    found = held(dossier, september(18))
    assert {share.percent for share in found.shares if share.is_citizen} == {50}
    assert sum(stretch.minutes for stretch in found.stretches) == 4 * 480
    assert found.total == "4 ngày"


def test_what_follows_the_result_counts_for_nobody() -> None:
    dossier = late.in_time()
    with clock_at(september(16)):
        hand_over_result(dossier=dossier, by=actor("motcua"), to_name="Nguyễn Thị Đào")
    found = held(dossier, september(30))
    assert found.fetched == "2 ngày"
    assert sum(stretch.minutes for stretch in found.stretches) == 0


@pytest.mark.parametrize(
    "made", [late.whole_late, late.still_late, late.extended, late.only_a_step_late, late.reception_late, late.in_time]
)
def test_the_page_and_the_month_agree(made: object) -> None:
    """What the dossier's page says of its months is what the month's page lists."""
    dossier = Dossier.objects.get(pk=made().pk)  # type: ignore[operator]
    at = september(30)
    lateness = lateness_in(SEPTEMBER, at=at, actor=actor("chutich"))
    listed = list(lateness.missed.holdings().filter(dossier=dossier))
    assert months_late(dossier, at=at) == ([SEPTEMBER] if listed else [])
    assert lateness.arose_at(dossier, list(dossier.steps.all()), list(dossier.clock_runs.all())) == listed
