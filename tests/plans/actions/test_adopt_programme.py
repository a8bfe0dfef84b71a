"""A programme of the content becomes the unit's own, once."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.plans.actions.adopt_programme import adopt_programme
from cchc.plans.programmes import programme_of
from tests.factories.office import actor, ward
from tests.factories.plans import DRAFTER, PROGRAMME, programme
from tests.plans.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_with_every_target_its_mark_and_its_value() -> None:
    adopted = programme()
    assert (adopted.from_year, adopted.to_year) == (2026, 2030)
    target = adopted.targets.get(code="ho-so-truc-tuyen")
    assert (target.content, target.mark, target.years.get().year, target.years.get().value) == (
        "ND6",
        "memory",
        2030,
        80,
    )
    assert programme_of(ward(), 2028) == adopted
    assert programme_of(ward(), 2025) is None
    assert events_of(adopted).get().name == "programme_adopted"


def test_not_twice(refused: Refused) -> None:
    programme()
    with refused("Đơn vị đã áp dụng"):
        programme()


def test_only_what_the_content_offers(refused: Refused) -> None:
    with refused("Không có chương trình này"):
        adopt_programme(unit=ward(), by=actor(DRAFTER), code="khong-co")


@pytest.mark.parametrize("who", ["chutich", "tuphap", "captren"])
def test_by_the_office_alone(who: str, refused: Refused) -> None:
    with refused("do Văn phòng của đơn vị làm"):
        adopt_programme(unit=ward(), by=actor(who), code=PROGRAMME)
