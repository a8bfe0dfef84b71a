"""How the chain moves: in parallel when electronic, one after another on paper, never past a part that failed."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.start_member import start_member
from cchc.dossiers.chain import Chain, GroupStatus, Standing
from cchc.dossiers.models import Dossier
from cchc.organization.models import Post
from tests.dossiers.actions.conftest import Refused
from tests.factories.groups import (
    REJECTED,
    carried,
    fresh,
    group_received,
    part,
    part_dossier,
    settled,
    started,
    whole_birth,
)
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def standings(group: object) -> dict[str, str]:
    chain = Chain.of(fresh(group))  # type: ignore[arg-type]
    return {each.member.key: chain.standing(each).value for each in chain.parts}


def test_electronic_parts_run_side_by_side_as_soon_as_they_may() -> None:
    group = group_received()
    assert standings(group) == {
        "khai-sinh": "running", "thuong-tru": "waiting", "bhyt": "waiting", "can-cuoc": "waiting",
    }  # fmt: skip
    settled(group, "khai-sinh")
    assert standings(group) == {
        "khai-sinh": "done", "thuong-tru": "running", "bhyt": "running", "can-cuoc": "waiting",
    }  # fmt: skip
    residence = part_dossier(group, "thuong-tru")
    assert residence.step.holder.official.full_name == "Quách Tuấn Anh"
    assert residence.step.limit == "1h"  # faster in the group than on its own
    settled(group, "thuong-tru")
    assert standings(group)["can-cuoc"] == "running"


def test_the_whole_ends_with_its_last_part() -> None:
    group = group_received()
    whole_birth(group)
    group = fresh(group)
    assert (Chain.of(group).status, group.outcome) == (GroupStatus.RESULT_READY, "settled")
    assert group.ended_at is not None
    assert group.closed_at is None


def test_on_paper_a_part_waits_for_the_one_before_and_for_the_lead_unit() -> None:
    group = group_received(travels="paper", chosen=frozenset())
    settled(group, "khai-sinh")
    assert standings(group) == {"khai-sinh": "done", "thuong-tru": "ready", "bhyt": "waiting"}
    dossier = started(group, "thuong-tru")
    member = part(group, "thuong-tru").member
    assert (dossier.unit, member.started_by) == (actor("tiepnhan.ca").unit, actor("motcua").post)
    carried(group, actor("tiepnhan.ca"), by=actor("motcua"))
    settled(group, "thuong-tru")
    assert standings(group)["bhyt"] == "ready"


def test_when_the_first_part_is_rejected_the_rest_is_called_off_with_its_reason() -> None:
    group = group_received()
    settled(group, "khai-sinh", REJECTED)
    chain = Chain.of(fresh(group))
    rest = chain.with_standing(Standing.CALLED_OFF)
    assert [each.member.key for each in rest] == ["thuong-tru", "bhyt", "can-cuoc"]
    assert all("Thông tin không đúng" in chain.why_called_off(each) for each in rest)
    assert (chain.status, fresh(group).outcome) == (GroupStatus.STOPPED, "stopped")


def test_when_a_leaf_is_rejected_the_rest_has_its_results() -> None:
    group = group_received()
    settled(group, "khai-sinh")
    settled(group, "bhyt", REJECTED)
    settled(group, "thuong-tru")
    settled(group, "can-cuoc")
    assert Chain.of(fresh(group)).status is GroupStatus.RESULT_READY
    assert fresh(group).outcome == "settled"


def test_a_unit_without_a_receiver_stops_nobody_else() -> None:
    group = group_received()
    Post.objects.filter(official__full_name="Ninh Thị Hảo").update(held_until="2026-09-13")
    settled(group, "khai-sinh")
    assert standings(group)["bhyt"] == "ready"
    assert standings(group)["thuong-tru"] == "running"
    with pytest.raises(Exception, match="Chưa ai ở Bảo hiểm xã hội cơ sở Tân Lập nhận được phần"):
        started(group, "bhyt")
    Post.objects.filter(official__full_name="Ninh Thị Hảo").update(held_until=None)
    assert started(group, "bhyt").unit.agency == "bhxh"


def test_nothing_to_start(refused: Refused) -> None:
    group = group_received(travels="paper", chosen=frozenset())
    with refused("Chưa có phần nào chuyển được"):
        started(group, "thuong-tru")
    settled(group, "khai-sinh")
    with refused("còn phải chờ"):
        started(group, "bhyt")
    with refused("đơn vị tiếp nhận làm"):
        start_member(group=group, by=actor("tiepnhan.ca"), member=part(group, "thuong-tru").member.pk)


def test_the_parts_carry_the_groups_code() -> None:
    group = group_received()
    whole_birth(group)
    assert set(Dossier.objects.values_list("code", flat=True)) == {f"{group.code}-{number}" for number in (1, 2, 3, 4)}
