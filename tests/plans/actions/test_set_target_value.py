"""A year of the programme gets its value, and another one later."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cchc.audit.recording import events_of
from cchc.plans.actions.set_target_value import set_target_value
from tests.factories.office import actor
from tests.factories.plans import DRAFTER, programme
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_set_and_set_again_with_the_former_value_in_the_record() -> None:
    target = programme().targets.get(code="dung-han")
    set_target_value(target=target, by=actor(DRAFTER), year=2026, value=Decimal("96"))
    set_target_value(target=target, by=actor(DRAFTER), year=2026, value=Decimal("96.5"))
    assert target.years.get(year=2026).value == Decimal("96.5")
    assert events_of(target.programme).last().data["from"] == "96.00"


@pytest.mark.parametrize(("year", "value", "sentence"), [
    (2031, "96", "Năm 2031 ở ngoài giai đoạn 2026-2030"),
    (2026, "-1", "một số không âm"),
    (2026, "10000000000", "một số không âm"),
])  # fmt: skip
def test_refused(year: int, value: str, sentence: str, refused: Refused) -> None:
    target = programme().targets.get(code="dung-han")
    with refused(sentence):
        set_target_value(target=target, by=actor(DRAFTER), year=year, value=Decimal(value))


def test_by_the_office_alone(refused: Refused) -> None:
    target = programme().targets.get(code="dung-han")
    with refused("do Văn phòng của đơn vị làm"):
        set_target_value(target=target, by=actor("chutich"), year=2026, value=Decimal("96"))
