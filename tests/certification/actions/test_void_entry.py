"""A voided line stays with its number, its reason and who voided it, and is counted no more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.certification.actions.void_entry import void_entry
from cchc.certification.models import Entry
from cchc.certification.totals import totals_of
from cchc.lifecycle.clock import clock_at
from tests.certification.conftest import MONDAY, Refused
from tests.factories.certification import DEGREE, RECORD, certified, entry
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_it_stays_and_is_not_counted() -> None:
    voided = void_entry(entry=entry(DEGREE, RECORD), by=actor("tuphap"), reason=" Chứng thực nhầm bản photo ")
    assert (voided.number, voided.void_reason, voided.voided_by) == (
        1, "Chứng thực nhầm bản photo", actor("tuphap").post
    )  # fmt: skip
    assert totals_of(Entry.objects.all()) == (1, 2, 24, 28_000, 1)
    assert events_of(voided).get().name == "entry_voided"
    certified(DEGREE)
    assert sorted(Entry.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_the_counter_only_on_the_same_day(refused: Refused) -> None:
    line = entry()
    with clock_at(MONDAY + timedelta(days=1)), refused("Quầy chỉ hủy dòng ghi trong ngày"):
        void_entry(entry=line, by=actor("motcua"), reason="Ghi sai")
    void_entry(entry=line, by=actor("motcua"), reason="Ghi sai")


@pytest.mark.parametrize("username", ["vanthu", "thanhtra", "captren", "chutich.hlt"])
def test_by_nobody_else(username: str, refused: Refused) -> None:
    line = entry()
    with refused("công chức tư pháp"):
        void_entry(entry=line, by=actor(username), reason="Ghi sai")


def test_with_a_reason_and_once(refused: Refused) -> None:
    line = entry()
    with refused("Hãy ghi lý do hủy"):
        void_entry(entry=line, by=actor("tuphap"), reason="  ")
    void_entry(entry=line, by=actor("tuphap"), reason="Ghi sai")
    with refused("đã hủy rồi"):
        void_entry(entry=line, by=actor("tuphap"), reason="Ghi sai")
