"""An interlinked birth across three units: the ward, its police, the insurance office; then the mother's phone."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE

CARD = "099198004512|012345678|Trương Thị Diệu Linh|14061998|Nữ|Số 18 ngõ 42, tổ dân phố 5|12032021"
CODE = re.compile(r"H99\.26\.05-\d{6}-\d{4}")
CHILD = "Trương Gia Bảo"
SETTLED = """
from cchc.dossiers.models import DossierGroup
from tests.factories.groups import settled
group = DossierGroup.objects.get(code="{code}")
for key in {keys}:
    settled(group, key)
"""


def test_interlinked_birth_registration_across_three_units(arrive: Callable[..., Person], ward: Installation) -> None:
    """The clerk scans the mother's card, takes the group; F9 opens its form; names the child, ticks the papers, F9:
    one code, one date, one receipt. The ward registers the birth. Police and insurance find their parts at once, side
    by side, and each passes its own on. The insurance card is ready early; in the end the clerk hands all results over
    together. The mother reads on her phone how each part stands, and nothing there names anybody."""
    clerk = arrive(DESK)
    code = _receives(clerk)
    ward.python(SETTLED.format(code=code, keys=["khai-sinh"]))
    phone = arrive(PHONE)
    _follows(phone, code, "Đăng ký khai sinh, lấy số định danh cá nhân cho trẻ: có kết quả")

    police = arrive(DESK)
    _passes_on(police, "tiepnhan.ca", f"{code}-2")
    insurance = arrive(DESK)
    _passes_on(insurance, "tiepnhan.bh", f"{code}-3")
    ward.python(SETTLED.format(code=code, keys=["bhyt"]))
    phone.open(f"/tra-cuu/?ma={code}")
    phone.sees("Có phần đã xong trước")
    phone.keep("interlinked-phone")

    _looks_at_the_whole(clerk, code)
    ward.python(SETTLED.format(code=code, keys=["thuong-tru", "can-cuoc"]))
    _hands_over(clerk, code)
    phone.open(f"/tra-cuu/?ma={code}")
    phone.sees("Đã trả kết quả")
    assert [secret for secret in (CHILD, "Diệu Linh", "099198004512") if secret in phone.page.content()] == []


def _receives(clerk: Person) -> str:
    clerk.sign_in("motcua")
    clerk.open("/ho-so/tiep-nhan/?procedure=3.000722")
    clerk.page.locator("#id_applicant_number").focus()
    clerk.page.keyboard.insert_text(CARD)
    clerk.keys("Enter")
    clerk.sees("Sinh ngày 14/06/1998")
    clerk.keys("F9")
    clerk.sees("Liên thông nhóm khai sinh")
    clerk.sees("Trương Thị Diệu Linh")
    clerk.sees("Bảo hiểm xã hội cơ sở Tân Lập")
    clerk.keys("F9")
    clerk.sees("Ghi họ tên trẻ được khai sinh.")
    clerk.fill("Họ tên trẻ được khai sinh", CHILD)
    for paper in ("to-khai-dien-tu", "giay-chung-sinh"):
        clerk.page.locator(f"#id_papers_{paper}").check()
    clerk.sees("Đủ giấy tờ")
    clerk.keep("interlinked-reception")
    clerk.keys("F9")
    clerk.sees("Đã tiếp nhận")
    clerk.sees("Hẹn trả cả nhóm")
    link = clerk.page.locator("main .c-received .btn-primary")
    expect(link).to_be_focused()
    paper = clerk.page.request.get(clerk.address + (link.get_attribute("href") or ""))
    assert paper.body().startswith(b"%PDF-")
    return CODE.findall(clerk.page.locator("main").inner_text())[0]


def _passes_on(person: Person, username: str, code: str) -> None:
    """Finds the part on the desk by its code, sees whose whole it is, sends it on to a colleague."""
    person.sign_in(username)
    person.open(f"/ho-so/?q={code}")
    person.sees("của hồ sơ liên thông")
    person.follow("Chuyển xử lý")
    person.press("Chuyển xử lý")
    person.sees("Chuyển xử lý: xong")
    person.follow(code[:-2])
    person.sees("Mỗi cơ quan đã giữ bao lâu")


def _looks_at_the_whole(clerk: Person, code: str) -> None:
    """Every part in its lane, the early result offered on the desk."""
    clerk.open("/viec-cua-toi/")
    clerk.sees("Hồ sơ liên thông cần làm")
    clerk.open(f"/ho-so/?q={code}")
    expect(clerk.page.locator(".c-lanes > li")).to_have_count(4)
    clerk.sees("2 trên 4 phần đã có kết quả")
    clerk.keep("interlinked")


def _hands_over(clerk: Person, code: str) -> None:
    clerk.open(f"/ho-so/?q={code}")
    clerk.follow("Trả kết quả")
    expect(clerk.page.get_by_label("Họ tên người nhận")).to_have_value("Trương Thị Diệu Linh")
    clerk.press("Trả kết quả")
    clerk.sees("4 trên 4 phần đã có kết quả")
    clerk.sees("Giấy biên nhận trả kết quả")


def _follows(phone: Person, code: str, said: str) -> None:
    phone.open("/")
    phone.fill("Mã hồ sơ trên giấy hẹn", code.lower())
    phone.press("Xem")
    phone.sees("Hồ sơ liên thông đang được giải quyết")
    expect(phone.page.locator(".c-way")).to_contain_text(said)
    expect(phone.page.locator(".c-way .is-now")).to_have_count(2)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
