"""Who is meant by what plans write; several who fit, or nobody, are asked about."""

from __future__ import annotations

import pytest

from cchc.plans.people_words import Staff
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return Staff.of(ward())


@pytest.mark.parametrize(("text", "username"), [
    ("VP", "chanhvanphong"),
    ("Văn phòng", "chanhvanphong"),
    ("VP HĐND&UBND", "chanhvanphong"),
    ("Văn phòng HĐND và UBND phường", "chanhvanphong"),
    ("Chánh Văn phòng", "chanhvanphong"),
    ("VHXH", "truongphongvhxh"),
    ("VH-XH", "truongphongvhxh"),
    ("VHXH-NV", "truongphongvhxh"),
    ("Phòng Văn hóa – Xã hội", "truongphongvhxh"),
    ("phong van hoa - xa hoi", "truongphongvhxh"),
    ("Phòng KTHT&ĐT", "truongphongkinhte"),
    ("KT", "truongphongkinhte"),
    ("CA", "truongcongan"),
    ("Chủ tịch UBND phường", "chutich"),
    ("Phó Chủ tịch", "phochutich"),
    ("Hà Thị Liên", "truongphongvhxh"),
    ("Đ/c Hà Thị Liên", "truongphongvhxh"),
    ("đồng chí Hà Thị Liên", "truongphongvhxh"),
    ("Bà Hà Thị Liên - Trưởng phòng", "truongphongvhxh"),
    ("Chánh Văn phòng (Lương Thị Bích)", "chanhvanphong"),
    ("Công chức Địa chính - Xây dựng", "diachinh"),
])  # fmt: skip
def test_one_post(staff: Staff, text: str, username: str) -> None:
    assert staff.meant(text) == [actor(username).post]


def test_several_posts_of_one_name(staff: Staff) -> None:
    meant = staff.meant("PVHCC")
    assert {post.position.code for post in meant} == {"mot-cua"}
    assert len(meant) == 3
    assert len(staff.meant("Tư pháp")) == 2


def test_the_post_beside_the_name_decides_between_two_posts_of_one_person(staff: Staff) -> None:
    assert len(staff.meant("Hoàng Văn Kiên")) == 2
    (post,) = staff.meant("Công chức Tư pháp - Hộ tịch Hoàng Văn Kiên")
    assert post.position.code == "tu-phap"


def test_two_names_in_one_cell_are_two_candidates(staff: Staff) -> None:
    assert staff.meant("VP, VHXH") == []
    assert staff.candidates("VP, VHXH") == [actor("chanhvanphong").post, actor("truongphongvhxh").post]
    assert staff.candidates("Sở Nội vụ và KT") == [actor("truongphongkinhte").post]


@pytest.mark.parametrize("text", ["", "-", "Sở Nội vụ", "Nguyễn Văn Không", "Liên", "UBMTTQ"])
def test_nobody(staff: Staff, text: str) -> None:
    assert staff.meant(text) == []


def test_partners(staff: Staff) -> None:
    lead = actor("chanhvanphong").post
    every = staff.partners("các phòng", lead)
    assert {post.position.code for post in every.posts} == {
        "truong-phong-vhxh", "truong-phong-kinh-te", "truong-cong-an",
    }  # fmt: skip
    some = staff.partners("VHXH; Đoàn TN, Sở Nội vụ và KT", lead)
    assert [post.position.code for post in some.posts] == ["truong-phong-vhxh", "truong-phong-kinh-te"]
    assert some.unknown == ("Sở Nội vụ",)
    [(words, posts)] = staff.partners("PVHCC, VP", lead).several
    assert (words, len(posts)) == ("PVHCC", 3)
    assert staff.partners("–", lead) == staff.partners("", lead)
