"""Both ends of a hand-over are on record."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.confirm_papers import confirm_papers
from cchc.dossiers.actions.hand_on_papers import hand_on_papers
from cchc.dossiers.chain import bundle_of, place_of_papers
from tests.dossiers.actions.conftest import Refused
from tests.factories.groups import fresh, group_received
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_the_receiving_end_signs() -> None:
    group = group_received(travels="paper")
    clerk, police = actor("motcua"), actor("tiepnhan.ca")
    assert place_of_papers(fresh(group), bundle_of(group)) == clerk.unit
    hand_on_papers(group=group, by=clerk, to_unit=police.unit_id, papers="Tờ khai")
    assert place_of_papers(fresh(group), bundle_of(group)) is None
    done = confirm_papers(group=group, by=police)
    assert (done.handed_on_by, done.confirmed_by) == (clerk.post, police.post)
    assert place_of_papers(fresh(group), bundle_of(group)) == police.unit


def test_nobody_else_signs_and_nothing_twice(refused: Refused) -> None:
    group = group_received(travels="paper")
    clerk, police = actor("motcua"), actor("tiepnhan.ca")
    with refused("Không có giấy tờ nào đang trên đường"):
        confirm_papers(group=group, by=police)
    hand_on_papers(group=group, by=clerk, to_unit=police.unit_id, papers="Tờ khai")
    with refused("nơi nhận mới xác nhận được"):
        confirm_papers(group=group, by=clerk)
    confirm_papers(group=group, by=police)
    with refused("Không có giấy tờ nào đang trên đường"):
        confirm_papers(group=group, by=police)
