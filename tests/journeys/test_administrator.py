"""How does a real ward begin? Its administrator is led from the first password to the first colleague at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.config.commands.test_init import BY_AREA, init
from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE, serving

FIRST, OWN = "nui cao song dai", "mua thu la vang roi"


@pytest.fixture(scope="module")
def address(ready: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A ward that was founded a minute ago: one administrator, nobody else."""
    installation = ready.copy(tmp_path_factory.mktemp("new-ward"))
    founded = init(installation, *BY_AREA, password=FIRST)
    assert founded.returncode == 0, founded.stderr
    with serving(installation) as address:
        yield address


def enter(person: Person, name: str, password: str) -> None:
    person.open("/dang-nhap/")
    person.fill("Tên đăng nhập", name)
    person.fill("Mật khẩu", password)
    person.press("Đăng nhập")


def change_password(person: Person, old: str, new: str) -> None:
    person.sees("Đặt mật khẩu của anh/chị")
    person.fill("Mật khẩu hiện tại", old)
    person.fill("Mật khẩu mới", new)
    person.fill("Gõ lại mật khẩu mới", new)
    person.press("Đổi mật khẩu")


def engage(admin: Person, name: str, number: str, position: str) -> str:
    """Add somebody, give the post, open the account: his first password, as the screen shows it once."""
    admin.open("/quan-tri/")
    admin.follow("Thêm cán bộ")
    admin.fill("Họ và tên", name)
    admin.fill("Số định danh cá nhân không bắt buộc", number)
    admin.press("Thêm cán bộ")
    admin.choose("Vị trí công tác", position)
    admin.tick("Hộ tịch")
    admin.press("Giao vị trí")
    admin.press("Mở tài khoản")
    admin.sees("Chỉ hiện một lần.")
    password = admin.page.locator(".a-password").inner_text()
    admin.follow("Đã trao, quay lại")
    return password


def test_the_first_day_of_a_ward(arrive: Callable[..., Person]) -> None:
    """The administrator signs in, must change his password, is shown what is missing, adds a clerk, lets her in;
    she changes her password by phone; he sends her in his place; she acts there, and her list says for whom."""
    admin = arrive(DESK)
    enter(admin, "quantri", FIRST)
    admin.open("/quan-tri/")
    change_password(admin, FIRST, OWN)
    admin.sees("còn 3 việc trước hồ sơ đầu tiên")
    admin.sees("Công chức Bộ phận Một cửa")
    position = "Công chức Bộ phận Một cửa (vai trò: Công chức Bộ phận Một cửa)"
    password = engage(admin, "Lê Thị Lan", "031190000001", position)
    admin.sees("Giao vị trí Công chức Bộ phận Một cửa")
    admin.follow("Quản trị")
    admin.sees("còn 2 việc trước hồ sơ đầu tiên")
    admin.keep("people")
    admin.follow("Xem bước nào của quy trình chưa ai giữ được")
    admin.sees("Phụ trách lĩnh vực")

    clerk = arrive(PHONE)
    enter(clerk, "lanlt", password)
    change_password(clerk, password, "gio mua dong bac ve")
    clerk.sees("Đã đổi mật khẩu.")

    admin.open("/lam-thay/")
    admin.choose("Vị trí vắng mặt", "Nguyễn Văn Quản (Quản trị hệ thống)")
    admin.choose("Người làm thay", "Lê Thị Lan")
    admin.fill("Đến hết ngày", f"{timezone.localdate() + timedelta(days=2):%d%m%Y}")
    admin.fill("Lý do", "đi tập huấn")
    admin.press("Cử người làm thay")
    admin.sees("Lê Thị Lan làm thay Nguyễn Văn Quản (Quản trị hệ thống)")

    clerk.open("/viec-cua-toi/")
    clerk.page.locator(".c-post summary").click()
    clerk.press("Quản trị hệ thống làm thay Nguyễn Văn Quản")
    clerk.open("/quan-tri/")
    clerk.sees("Lê Thị Lan làm thay đến hết")


def test_five_wrong_passwords(arrive: Callable[..., Person]) -> None:
    """The fifth one closes the door, and the page says for how long."""
    stranger = arrive(DESK)
    for _ in range(5):
        enter(stranger, "ai-do", "doan mo")
    stranger.sees("Tạm khóa đăng nhập vì nhập sai nhiều lần")
