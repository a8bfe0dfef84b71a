"""From the day on which it is ended he signs no more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.certification.actions.delegate_signing import delegate_signing
from cchc.certification.actions.end_delegation import end_delegation
from cchc.certification.models import Delegation
from cchc.certification.signers import signers_of
from cchc.lifecycle.clock import clock_at, today
from tests.certification.conftest import MONDAY, Refused
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


@pytest.fixture
def delegation() -> Delegation:
    return delegate_signing(post=actor("tuphap").post, decision="12/GUQ-UBND", from_on=today(),
                            until_on=today() + timedelta(days=9), by=actor("chutich"))  # fmt: skip


def test_from_that_day_on(delegation: Delegation) -> None:
    with clock_at(MONDAY + timedelta(days=1)):
        assert end_delegation(delegation=delegation, by=actor("chutich")).ended_on == today()
        assert len(signers_of(ward(), today())) == 2


def test_by_the_chair_and_once(delegation: Delegation, refused: Refused) -> None:
    for username in ("tuphap", "chutich.hlt"):
        with refused("Chỉ Chủ tịch"):
            end_delegation(delegation=delegation, by=actor(username))
    end_delegation(delegation=delegation, by=actor("chutich"))
    with refused("đã kết thúc"):
        end_delegation(delegation=delegation, by=actor("chutich"))
