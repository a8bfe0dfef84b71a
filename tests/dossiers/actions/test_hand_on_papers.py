"""The bundle goes from unit to unit; whoever does not hold it cannot hand it on."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.hand_on_papers import hand_on_papers
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import holder
from tests.factories.groups import carried, group_received, settled, started
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_nothing_is_examined_before_the_papers_have_arrived(refused: Refused) -> None:
    group = group_received(travels="paper")
    settled(group, "khai-sinh")
    residence = started(group, "thuong-tru")
    with refused("đang ở Ủy ban nhân dân phường Tân Lập Đông"):
        forward_dossier(dossier=residence, by=holder(residence))
    police = actor("tiepnhan.ca")
    hand_on_papers(group=group, by=actor("motcua"), to_unit=police.unit_id, papers="Giấy khai sinh")
    with refused("đang trên đường chuyển"):
        forward_dossier(dossier=residence, by=holder(residence))


def test_only_who_holds_the_bundle_hands_it_on(refused: Refused) -> None:
    group = group_received(travels="paper")
    police, clerk = actor("tiepnhan.ca"), actor("motcua")
    with refused("nơi đang giữ mới giao được"):
        hand_on_papers(group=group, by=police, to_unit=clerk.unit_id, papers="Giấy khai sinh")
    with refused("cùng giải quyết hồ sơ này"):
        hand_on_papers(group=group, by=clerk, to_unit=actor("motcua.hlt").unit_id, papers="Giấy khai sinh")
    with refused("Hãy ghi những giấy tờ"):
        hand_on_papers(group=group, by=clerk, to_unit=police.unit_id, papers=" ")
    carried(group, police, by=clerk)
    with refused("đang ở Công an phường Tân Lập Đông"):
        hand_on_papers(group=group, by=clerk, to_unit=police.unit_id, papers="Giấy khai sinh")
    carried(group, clerk, by=police)


def test_an_electronic_group_has_no_bundle(refused: Refused) -> None:
    group = group_received()
    with refused("không có giấy tờ phải giao"):
        hand_on_papers(group=group, by=actor("motcua"), to_unit=actor("tiepnhan.ca").unit_id, papers="Tờ khai")


def test_strangers_have_no_part_in_it(refused: Refused) -> None:
    group = group_received(travels="paper")
    with refused("một đơn vị cùng giải quyết"):
        hand_on_papers(group=group, by=actor("motcua.hlt"), to_unit=actor("motcua").unit_id, papers="Tờ khai")
