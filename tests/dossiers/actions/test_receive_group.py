"""One submission for several procedures: one code, one date, and the parts that wait for nothing begin."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import pytest

from cchc.dossiers.actions.receive_dossier import receive_dossier
from cchc.dossiers.actions.receive_group import receive_group
from cchc.dossiers.models import Dossier, DossierGroup, Status
from cchc.organization.models import Post
from cchc.worktime.zone import ZONE
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import filing
from tests.factories.groups import BIRTH_GROUP, DEATH_GROUP, group_filing, group_received, part_dossier
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


def test_the_group_has_one_code_and_the_date_of_its_longest_chain() -> None:
    group = group_received()
    assert group.code == "H99.26.05-260914-0001"
    # Monday 9:00: birth the same day, residence two working days on, the card a day of eight hours after that
    assert group.due_at == group.first_due_at == datetime(2026, 9, 17, 17, tzinfo=ZONE)
    units = [member.unit.agency for member in group.members.all()]
    assert units == ["ubnd", "cong_an", "bhxh", "cong_an"]


def test_the_first_part_begins_at_once_as_an_ordinary_dossier() -> None:
    group = group_received()
    [birth] = Dossier.objects.all()
    assert (birth.code, birth.status, birth.unit) == (f"{group.code}-1", Status.RECEIVED, ward())
    assert birth.owner_name == "Nguyễn Gia Bảo"
    assert birth.step.holder == actor("motcua").post
    assert [paper.code for paper in birth.papers.order_by("code")] == ["giay-chung-sinh", "to-khai-dien-tu"]
    assert birth.due_at == datetime(2026, 9, 14, 17, tzinfo=ZONE)


def test_an_optional_part_is_left_out_and_the_date_is_earlier() -> None:
    group = group_received(chosen=frozenset())
    assert [member.key for member in group.members.all()] == ["khai-sinh", "thuong-tru", "bhyt"]
    assert group.due_at == datetime(2026, 9, 16, 17, tzinfo=ZONE)


def test_on_paper_the_parts_follow_each_other() -> None:
    group = group_received(travels="paper", chosen=frozenset())
    dues = [member.planned_due_at.astimezone(ZONE).day for member in group.members.all()]
    assert dues == [14, 16, 18]
    assert group.due_at.astimezone(ZONE).day == 18


def test_the_death_group_takes_one_benefit() -> None:
    group = group_received(DEATH_GROUP, chosen=frozenset({"mai-tang-bao-tro"}), owner_name="Nguyễn Văn Lâm")
    assert [member.key for member in group.members.all()] == ["khai-tu", "xoa-thuong-tru", "mai-tang-bao-tro"]
    assert part_dossier(group, "khai-tu").procedure.procedure.code == "1.000656"


def test_the_same_form_sent_twice_is_one_group() -> None:
    token = uuid4()
    first = receive_group(filing=group_filing(submission=token), by=actor("motcua"))
    assert receive_group(filing=group_filing(submission=token), by=actor("motcua1")) == first
    assert DossierGroup.objects.count() == 1


def test_the_fee_is_that_of_all_parts() -> None:
    assert group_received().fee_due == 10000  # residence, filed electronically
    assert group_received(travels="paper", applicant_number="099192004513").fee_due == 20000


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"owner_name": " "}, "Ghi họ tên của trẻ được khai sinh."),
        ({"papers": frozenset({"to-khai-dien-tu"})}, "Còn thiếu: Giấy chứng sinh"),
        ({"applicant_number": "12"}, "12 chữ số"),
    ],
)
def test_faults_of_the_request(changes: dict[str, object], sentence: str, refused: Refused) -> None:
    with refused(sentence):
        receive_group(filing=group_filing(**changes), by=actor("motcua"))


def test_two_benefits_are_refused(refused: Refused) -> None:
    both = frozenset({"mai-tang-bao-tro", "tu-tuat"})
    with refused("Chỉ chọn một trong các phần"):
        receive_group(filing=group_filing(DEATH_GROUP, chosen=both), by=actor("motcua"))


def test_a_part_that_nobody_can_hold_is_said_before_the_citizen_leaves(refused: Refused) -> None:
    Post.objects.filter(official__full_name="Giáp Đình Trọng").update(held_until="2026-09-01")
    with refused("Chưa ai ở Bảo hiểm xã hội cơ sở Tân Lập giữ được bước"):
        receive_group(filing=group_filing(), by=actor("motcua"))


def test_only_the_counter_receives(refused: Refused) -> None:
    with refused("Bộ phận Một cửa"):
        receive_group(filing=group_filing(), by=actor("tuphap"))


def test_a_group_is_not_received_as_an_ordinary_dossier(refused: Refused) -> None:
    with refused("biểu mẫu liên thông"):
        receive_dossier(filing=filing(BIRTH_GROUP), by=actor("motcua"))


def test_a_ward_whose_police_have_no_unit_here_handles_the_part_with_its_own_posts() -> None:
    ward().served_by.filter(agency="cong_an").update(valid_until="2026-09-01")
    group = group_received()
    assert [member.unit for member in group.members.all() if member.key in ("thuong-tru", "can-cuoc")] == [ward()] * 2
