"""One slip for the citizen of a group, answered once at the place of receipt."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cchc.dossiers.actions.close_unsupplemented import close_unsupplemented
from cchc.dossiers.actions.receive_group_supplement import receive_group_supplement
from cchc.dossiers.actions.receive_supplement import receive_supplement
from cchc.dossiers.actions.request_supplement import request_supplement
from cchc.dossiers.chain import Chain, GroupStatus
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import clock_at
from cchc.organization.actor import actors_of
from cchc.organization.models import Official
from cchc.worktime.zone import ZONE
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import holder
from tests.factories.groups import examined, fresh, group_received, part_dossier, settled
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def two_asked(group: object) -> None:
    settled(group, "khai-sinh")  # type: ignore[arg-type]
    for key in ("thuong-tru", "bhyt"):
        dossier = examined(group, key)  # type: ignore[arg-type]
        request_supplement(dossier=dossier, by=holder(dossier), items=f"Giấy tờ của {key}", reason="Chưa rõ nơi ở")


def test_all_parts_run_again_and_their_clocks_restart() -> None:
    group = group_received()
    two_asked(group)
    assert Chain.of(fresh(group)).status is GroupStatus.AWAITING_SUPPLEMENT
    with clock_at(datetime(2026, 9, 21, 9, tzinfo=ZONE)):
        group = receive_group_supplement(group=group, by=actor("motcua1"), note="Đủ cả")
        assert Chain.of(fresh(group)).status is GroupStatus.RUNNING
        for key, at_its_unit in (("thuong-tru", "tiepnhan.ca"), ("bhyt", "tiepnhan.bh")):
            dossier = part_dossier(group, key)
            assert (dossier.status, dossier.step.holder) == (Status.RECEIVED, actor(at_its_unit).post)
    assert group.due_at == datetime(2026, 9, 24, 17, tzinfo=ZONE)  # the whole moves with the restarted clock
    assert group.first_due_at == datetime(2026, 9, 17, 17, tzinfo=ZONE)


def test_the_citizen_is_not_sent_a_second_slip(refused: Refused) -> None:
    group = group_received()
    settled(group, "khai-sinh")
    residence = examined(group, "thuong-tru")
    request_supplement(dossier=residence, by=holder(residence), items="Ý kiến chủ hộ", reason="Chưa có")
    receive_group_supplement(group=group, by=actor("motcua"))
    card = examined(group, "bhyt")
    with refused("đã bổ sung một lần cho cả nhóm"):
        request_supplement(dossier=card, by=holder(card), items="Ảnh", reason="Chưa có")
    asked = request_supplement(dossier=card, by=holder(card), items="Ảnh", reason="Chưa có",
                               sector_rule="Luật chuyên ngành cho phép")  # fmt: skip
    assert asked.status == Status.AWAITING_SUPPLEMENT


def test_the_parts_unit_does_not_meet_the_citizen(refused: Refused) -> None:
    group = group_received()
    two_asked(group)
    with refused("công chức Bộ phận Một cửa"):
        receive_supplement(dossier=part_dossier(group, "thuong-tru"), by=actor("tiepnhan.ca"))
    with refused("đơn vị tiếp nhận làm"):
        receive_group_supplement(group=group, by=actor("tiepnhan.ca"))


def test_nothing_was_asked(refused: Refused) -> None:
    group = group_received()
    with refused("đang ở trạng thái «Đang giải quyết»"):
        receive_group_supplement(group=group, by=actor("motcua"))


def test_a_part_closed_by_lapse_of_time_calls_the_rest_off() -> None:
    group = group_received()
    birth = examined(group, "khai-sinh")
    request_supplement(dossier=birth, by=holder(birth), items="Giấy chứng sinh", reason="Tẩy xóa")
    system = actors_of(Official.objects.get(unit=birth.unit, full_name="Hệ thống"), on=date(2026, 9, 14))[0]
    with clock_at(birth.filed_at + timedelta(days=30)):
        close_unsupplemented(dossier=birth, by=system)
    group = fresh(group)
    assert (Chain.of(group).status, group.outcome) == (GroupStatus.STOPPED, "stopped")
    assert group.closed_at is not None  # no result waits for anybody
