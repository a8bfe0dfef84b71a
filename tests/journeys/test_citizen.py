"""A citizen with a phone: what must I bring, and how does my dossier stand?"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE

LIGHT = 150_000  # bytes of a procedure's page, cold (P14)
FILED = """
from cchc.dossiers.models import Status
from cchc.dossiers.tracking import address_of
from tests.factories.dossiers import dossier_at
dossier = dossier_at(Status.IN_PROCESS, applicant_name="Đỗ Văn Thắng", applicant_number="099090000277",
                     applicant_phone="0900 000 319", applicant_address="Số 7 phố Chợ Mới")
print(dossier.code)
print(address_of(dossier))
print(dossier.step.name)
print(dossier.step.holder.official.full_name)
"""
SECRETS = ("Đỗ Văn Thắng", "099090000277", "0900 000 319", "Chợ Mới")


@pytest.fixture
def filed(ward: Installation) -> list[str]:
    """Code, address in the QR code, step and holder of a dossier that is being examined."""
    return ward.python(FILED).splitlines()


def test_finds_out_what_to_bring(phone: Person) -> None:
    """Asks in everyday words without accents; takes the first answer; reads the five answers in order; opens the
    sheet to print. The page is light enough for an old phone."""
    phone.open("/")
    phone.keep("portal-phone")
    phone.page.get_by_role("searchbox", name="Anh/chị cần làm thủ tục gì?").fill("toi moi sinh em be")
    phone.press("Tìm")
    first = phone.page.locator("main .c-found a").first
    expect(first).to_have_text("Khai sinh cho con")
    first.click()
    phone.look()
    questions = phone.page.locator("main h2").all_inner_texts()
    assert questions == ["Cần giấy tờ gì", "Bao lâu", "Bao nhiêu tiền", "Làm ở đâu", "Nhận gì"]
    for answer in ("Giấy chứng sinh", "Trong ngày", "Không mất tiền", "Số 1 phố Cầu Đông", "Giấy khai sinh"):
        phone.sees(answer)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.follow("Bản in")
    phone.sees("Căn cứ pháp lý")


def test_a_procedures_page_is_light(arrive: Callable[..., Person]) -> None:
    """Every byte that came, fonts included, by somebody who never was here before."""
    phone = arrive(PHONE)
    sizes: dict[str, int] = {}

    def count(request: object) -> None:
        transfer = request.sizes()  # type: ignore[attr-defined]
        sizes[request.url] = transfer["responseHeadersSize"] + transfer["responseBodySize"]  # type: ignore[attr-defined]

    phone.page.on("requestfinished", count)
    phone.open("/thu-tuc-hanh-chinh/1.001193/")
    phone.page.wait_for_load_state("networkidle")
    assert any(url.endswith(".woff2") for url in sizes)
    assert sum(sizes.values()) <= LIGHT, sizes


def test_follows_a_dossier_by_its_code(filed: list[str], phone: Person) -> None:
    """Mistypes the code and is told what to look at; types it in small letters; reads status, step and date;
    nothing about anybody is there. Scanning the receipt's code also names the procedure."""
    code, address, step, holder = filed
    phone.open("/")
    phone.fill("Mã hồ sơ trên giấy hẹn", f"{code[:-4]}9999")
    phone.press("Xem")
    phone.sees("Không tìm thấy hồ sơ có mã này")
    phone.fill("Mã hồ sơ trên giấy hẹn", f" {code.lower()} ")
    phone.press("Xem")
    phone.sees("Hồ sơ đang được giải quyết")
    phone.keep("track-phone")
    phone.sees(step)
    phone.sees("Hẹn trả")
    expect(phone.page.locator("[aria-current=step]")).to_contain_text(step)
    expect(phone.page.get_by_text("Xác nhận độc thân")).to_have_count(0)
    _nobody_is_named(phone, holder)
    phone.open(address)
    phone.sees("Xác nhận độc thân, tình trạng hôn nhân")
    _nobody_is_named(phone, holder)


def test_looks_around_at_a_desk(arrive: Callable[..., Person]) -> None:
    """Reads the whole list, and turns to the portal of the neighbouring ward, which stays that ward's."""
    visitor = arrive(DESK)
    visitor.open("/thu-tuc-hanh-chinh/")
    visitor.sees("thủ tục phường giải quyết")
    visitor.open("/")
    visitor.page.get_by_label(re.compile("Xem phường, xã khác")).select_option(label="phường Hòa Lạc Tây")
    visitor.press("Chuyển")
    visitor.sees("Số 9 phố Hàng Me")
    visitor.follow("Thủ tục")
    expect(visitor.page.get_by_role("banner")).to_contain_text("phường Hòa Lạc Tây")


def _nobody_is_named(person: Person, holder: str) -> None:
    html = person.page.content()
    assert [secret for secret in (*SECRETS, holder) if secret in html] == []
