"""Results gathered at the place of receipt: all together, or early what is ready early."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.hand_over_group_result import hand_over_group_result
from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.chain import Chain, GroupStatus
from cchc.dossiers.models import Status
from tests.dossiers.actions.conftest import Refused
from tests.factories.groups import (
    REJECTED,
    carried,
    fresh,
    group_received,
    part_dossier,
    settled,
    started,
    whole_birth,
)
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
MOTHER = "Nguyễn Thị Đào"


def test_all_results_together_close_the_group() -> None:
    group = group_received()
    whole_birth(group)
    group = hand_over_group_result(group=group, by=actor("motcua1"), to_name=MOTHER)
    assert group.closed_at is not None
    assert Chain.of(fresh(group)).status is GroupStatus.RETURNED
    card = part_dossier(group, "bhyt")
    assert (card.status, card.returned_to, card.returned_by) == (Status.RETURNED, MOTHER, actor("motcua1").post)


def test_what_is_ready_early_is_given_early() -> None:
    group = group_received()
    settled(group, "khai-sinh")
    hand_over_group_result(group=group, by=actor("motcua"), to_name=MOTHER)
    assert part_dossier(group, "khai-sinh").status == Status.RETURNED
    assert Chain.of(fresh(group)).status is GroupStatus.RUNNING
    assert fresh(group).closed_at is None


def test_a_written_refusal_is_handed_over_too() -> None:
    group = group_received()
    settled(group, "khai-sinh", REJECTED)
    assert fresh(group).closed_at is None
    group = hand_over_group_result(group=group, by=actor("motcua"), to_name=MOTHER)
    assert (Chain.of(fresh(group)).status, group.closed_at is not None) == (GroupStatus.STOPPED, True)


def test_a_paper_result_must_have_come_back(refused: Refused) -> None:
    group = group_received(travels="paper", chosen=frozenset())
    clerk, police = actor("motcua"), actor("tiepnhan.ca")
    settled(group, "khai-sinh")
    hand_over_group_result(group=group, by=clerk, to_name=MOTHER)
    started(group, "thuong-tru")
    carried(group, police, by=clerk)
    settled(group, "thuong-tru")
    with refused("chưa về nơi tiếp nhận"):
        hand_over_group_result(group=group, by=clerk, to_name=MOTHER)
    carried(group, clerk, by=police)
    hand_over_group_result(group=group, by=clerk, to_name=MOTHER)
    assert part_dossier(group, "thuong-tru").status == Status.RETURNED


def test_refusals(refused: Refused) -> None:
    group = group_received()
    with refused("Chưa có kết quả nào chờ trả"):
        hand_over_group_result(group=group, by=actor("motcua"), to_name=MOTHER)
    settled(group, "khai-sinh")
    with refused("họ tên người nhận"):
        hand_over_group_result(group=group, by=actor("motcua"), to_name=" ")
    with refused("đơn vị tiếp nhận làm"):
        hand_over_group_result(group=group, by=actor("tuphap"), to_name=MOTHER)
    settled(group, "bhyt")
    with refused("công chức Một cửa nơi trả kết quả"):
        hand_over_result(dossier=part_dossier(group, "bhyt"), by=actor("tiepnhan.bh"), to_name=MOTHER)
