"""The applicant of a group takes the whole back at the place where he filed it."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.hand_over_group_result import hand_over_group_result
from cchc.dossiers.actions.withdraw_dossier import withdraw_dossier
from cchc.dossiers.actions.withdraw_group import withdraw_group
from cchc.dossiers.chain import Chain, GroupStatus, Standing
from cchc.dossiers.models import DossierGroup, Status
from tests.dossiers.actions.conftest import Refused
from tests.factories.groups import examined, fresh, group_received, part_dossier, settled, whole_birth
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
ASK = {"asked_by_name": "Nguyễn Thị Đào", "reason": "Gia đình chuyển nơi ở."}


def standings(group: DossierGroup) -> dict[str, Standing]:
    chain = Chain.of(fresh(group))
    return {part.member.key: chain.standing(part) for part in chain.parts}


def test_before_anything_is_decided_all_of_it_ends() -> None:
    group = withdraw_group(group=group_received(), by=actor("motcua1"), **ASK, papers_back="Giấy chứng sinh")
    assert set(standings(group).values()) == {Standing.STOPPED, Standing.CALLED_OFF}
    chain = Chain.of(fresh(group))
    assert (chain.status, group.outcome, bool(group.closed_at)) == (GroupStatus.STOPPED, "stopped", True)
    assert "rút hồ sơ: Gia đình chuyển nơi ở." in chain.why_called_off(chain.parts[-1])
    birth = part_dossier(group, "khai-sinh")
    assert (birth.status, birth.stoppage.asked_by_name) == (Status.WITHDRAWN, "Nguyễn Thị Đào")
    event = events_of(group).get(name="group_withdrawn")
    assert event.data["parts"] == [chain.parts[0].name]
    assert group.withdrawal_signed_by == actor("chutich").post


def test_a_decided_part_keeps_its_result_and_the_others_end() -> None:
    group = group_received()
    settled(group, "khai-sinh")
    examined(group, "thuong-tru")
    group = withdraw_group(group=group, by=actor("motcua"), **ASK)
    assert standings(group) == {
        "khai-sinh": Standing.DONE, "thuong-tru": Standing.STOPPED, "bhyt": Standing.STOPPED,
        "can-cuoc": Standing.CALLED_OFF,
    }  # fmt: skip
    assert (Chain.of(fresh(group)).status, group.closed_at) == (GroupStatus.RESULT_READY, None)
    hand_over_group_result(group=group, by=actor("motcua"), to_name="Nguyễn Thị Đào")
    assert fresh(group).closed_at is not None


def test_on_paper_the_part_that_would_be_next_never_begins() -> None:
    group = group_received(travels="paper")
    settled(group, "khai-sinh")
    group = withdraw_group(group=group, by=actor("motcua"), **ASK)
    assert set(standings(group).values()) == {Standing.DONE, Standing.CALLED_OFF}
    assert group.ended_at is not None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"asked_by_name": " "}, "ghi họ tên người rút"), ({"reason": ""}, "ghi lý do rút hồ sơ")],
)
def test_who_and_why_are_asked(changes: dict[str, str], sentence: str, refused: Refused) -> None:
    group = group_received()
    with refused(sentence):
        withdraw_group(group=group, by=actor("motcua"), **ASK | changes)
    assert fresh(group).withdrawn_at is None


def test_only_where_it_was_filed(refused: Refused) -> None:
    group = group_received()
    settled(group, "khai-sinh")
    with refused("Bộ phận Một cửa của đơn vị tiếp nhận"):
        withdraw_group(group=group, by=actor("tiepnhan.ca"), **ASK)
    with refused("công chức Bộ phận Một cửa, nơi nhận hồ sơ"):
        withdraw_dossier(dossier=part_dossier(group, "thuong-tru"), by=actor("tiepnhan.ca"), **ASK)


def test_what_is_over_is_not_withdrawn(refused: Refused) -> None:
    group = group_received()
    whole_birth(group)
    with refused("Không rút hồ sơ liên thông được"):
        withdraw_group(group=group, by=actor("motcua"), **ASK)
