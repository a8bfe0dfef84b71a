"""The Chair: between two meetings she sees what is late and what waits for her, and signs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE

PREPARED = """
from datetime import timedelta
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at, now
from tests.factories.dossiers import dossier_at, holder, to_the_signing
with clock_at(now() - timedelta(days=14)):
    late = dossier_at(Status.IN_PROCESS, applicant_name="Lý Hoàng Nam")
while True:
    signing = to_the_signing(dossier_at(Status.IN_PROCESS, applicant_name="Trịnh Công Hiếu"))
    if holder(signing).role == "chair":
        break
print(late.code, holder(late).official_name, signing.code, sep="|")
"""


@pytest.fixture
def prepared(ward: Installation) -> list[str]:
    """The code of a dossier that is late with an officer, his name, and the code of one that the Chair is to sign."""
    return ward.python(PREPARED).strip().split("|")


def test_sees_what_is_late_and_signs_what_waits(prepared: list[str], desk: Person) -> None:
    """Signs in; reads both figures in the heading; goes through the door of the late ones and finds who holds it;
    comes back; opens what waits for her signature from her list, signs it, and it has left her desk."""
    late, officer, signing = prepared
    desk.sign_in("chutich")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"\d+ hồ sơ chờ anh/chị ký, \d+ hồ sơ của phường quá hạn")
    )
    waiting = _waiting(desk)
    desk.keep("chair")
    desk.page.get_by_role("link", name=re.compile("^Quá hạn hiện nay")).click()
    desk.look()
    desk.sees("Hồ sơ quá hạn")
    row = desk.page.get_by_role("row").filter(has_text=late)
    expect(row).to_contain_text("Quá hạn")
    expect(row).to_contain_text(officer)

    desk.follow("Việc của tôi")
    desk.page.get_by_role("listitem").filter(has_text=signing).get_by_role("link", name=re.compile("^Ký duyệt")).click()
    desk.look()
    desk.sees("Trịnh Công Hiếu")
    desk.tick("Đồng ý giải quyết")
    desk.press("Ký duyệt")
    desk.sees("Ký duyệt: xong.")

    desk.follow("Việc của tôi")
    expect(desk.page.get_by_text(signing)).to_have_count(0)
    assert _waiting(desk) == waiting - 1


def test_reads_the_same_on_a_phone(prepared: list[str], arrive: Callable[..., Person]) -> None:
    """The four figures stand first, in the same order; nothing scrolls sideways; a name leads to the dossier."""
    *_, signing = prepared
    phone = arrive(PHONE)
    phone.sign_in("chutich")
    figures = phone.page.locator(".c-fig-l").all_inner_texts()
    assert figures == ["Quá hạn hiện nay", "Đến hạn trong tuần", "Chờ anh/chị ký", "Kết quả chờ nhận"]
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"] < DESK["width"]
    phone.page.get_by_role("listitem").filter(has_text=signing).get_by_role("link").first.click()
    phone.look()
    phone.sees("Ký duyệt")


def _waiting(person: Person) -> int:
    return int(person.page.locator("a[href='#cho-ky'] .c-fig-n").inner_text())
