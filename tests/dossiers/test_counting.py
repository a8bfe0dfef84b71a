"""Does what came in equal what went out and what is there, and does a group never count beside its parts?"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cchc.dossiers.actions.request_supplement import request_supplement
from cchc.dossiers.actions.withdraw_group import withdraw_group
from cchc.dossiers.counting import Tally, tally_where_handled, tally_where_received
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at, holder
from tests.factories.groups import REJECTED, examined, group_received, settled, whole_birth
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db
WEEK = (date(2026, 9, 14), date(2026, 9, 20))
FRIDAY_BEFORE = datetime(2026, 9, 11, 9, tzinfo=ZONE)


def a_busy_week() -> None:
    """One group of each fate, two of them received the week before, beside five ordinary dossiers."""
    with clock_at(FRIDAY_BEFORE):
        carried = group_received(applicant_number="099190000001")
        group_received(applicant_number="099190000002")
        dossier_at(Status.IN_PROCESS)
    whole_birth(carried)
    paused = group_received(applicant_number="099190000003")
    settled(paused, "khai-sinh")
    residence = examined(paused, "thuong-tru")
    request_supplement(dossier=residence, by=holder(residence), items="Ý kiến chủ hộ", reason="Chưa có")
    settled(group_received(applicant_number="099190000004"), "khai-sinh", REJECTED)
    dossier_at(Status.RETURNED)
    dossier_at(Status.AWAITING_SUPPLEMENT)
    dossier_at(Status.WITHDRAWN)
    dossier_at(Status.AWAITING_PAYMENT)


def test_where_received_a_group_counts_once() -> None:
    a_busy_week()
    tally = tally_where_received(ward(), *WEEK)
    assert tally == Tally(carried=3, received=6, settled=2, running=2, paused=3, stopped=1, withdrawn=1)
    assert tally.balances


def test_where_handled_the_parts_count_and_no_group() -> None:
    a_busy_week()
    police = tally_where_handled(actor("tiepnhan.ca").unit, *WEEK)
    assert police == Tally(carried=0, received=3, settled=2, running=0, paused=1, stopped=0)
    insurance = tally_where_handled(actor("tiepnhan.bh").unit, *WEEK)
    assert insurance == Tally(carried=0, received=2, settled=1, running=1, paused=0, stopped=0)
    here = tally_where_handled(ward(), *WEEK)
    assert here.carried + here.received == 3 + 6  # each group has one part of its own here
    assert police.balances
    assert insurance.balances
    assert here.balances


def test_a_group_taken_back_is_withdrawn_once() -> None:
    group = group_received()
    withdraw_group(group=group, by=actor("motcua"), asked_by_name="Nguyễn Thị Đào", reason="Thôi")
    tally = tally_where_received(ward(), *WEEK)
    assert tally == Tally(carried=0, received=1, settled=0, running=0, paused=0, stopped=0, withdrawn=1)


def test_other_agencies_have_received_nothing_themselves() -> None:
    a_busy_week()
    assert tally_where_received(actor("tiepnhan.ca").unit, *WEEK) == Tally(0, 0, 0, 0, 0, 0)


PERIODS = [
    (date(2026, 9, 1), date(2026, 9, 11)), (date(2026, 9, 12), date(2026, 9, 13)),
    (date(2026, 9, 14), date(2026, 9, 14)), (date(2026, 9, 15), date(2026, 10, 1)),
]  # fmt: skip


@pytest.mark.parametrize("days", PERIODS)
def test_it_balances_in_every_period(days: tuple[date, date]) -> None:
    a_busy_week()
    assert tally_where_received(ward(), *days).balances
    assert tally_where_handled(ward(), *days).balances
