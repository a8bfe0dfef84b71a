"""The counter: a citizen stands there, the clerk's hands stay on the keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.browser import Person

CARD = "099198004512|012345678|Trương Thị Diệu Linh|14061998|Nữ|Số 18 ngõ 42, tổ dân phố 5|12032021"
CODE = re.compile(r"H99\.26\.05-\d{6}-\d{4}")


def test_receives_a_birth_without_the_mouse(desk: Person) -> None:
    """Signs in; presses n; scans the citizen card; searches «khai sinh» without accents and takes the best match;
    ticks the two papers brought; writes for whom; F9 receives. Enter opens the receipt, which is a PDF.
    The name was wrong: mends it under the same code, prints again. With n the next citizen may come."""
    desk.sign_in("motcua")
    desk.keys("n")
    desk.sees("Tiếp nhận hồ sơ")
    _scan(desk)
    _answer(desk, "id_for_whom_0")
    _answer(desk, "id_result_by_0")
    at_once = desk.page.locator("#ma-thu-tuc")
    desk.page.keyboard.type("khai sinh")
    expect(at_once).to_have_text("1.001193")
    desk.keys("Enter", "Enter")
    for paper in ("to-khai", "giay-chung-sinh"):
        expect(desk.page.locator(f"#id_papers_{paper}")).to_be_focused()
        desk.keys("Space", "Enter")
    desk.sees("Đủ giấy tờ")
    desk.keep("reception")
    desk.sees("Hẹn trả")
    desk.keys("Enter", "Enter", "Enter")
    desk.page.keyboard.type("Con: Trương Gia Bảo")
    desk.keys("F9")

    desk.sees("Đã tiếp nhận")
    code = _code(desk)
    _prints(desk)

    desk.page.get_by_role("link", name="Sửa giấy tiếp nhận").focus()
    desk.keys("Enter")
    expect(desk.page.locator("#id_applicant_name")).to_be_focused()
    desk.keys("Control+a")
    desk.page.keyboard.type("Trương Thị Diệu Lan")
    desk.keys("F9")
    desk.sees("Đã sửa giấy tiếp nhận")
    desk.sees("Trương Thị Diệu Lan")
    assert _code(desk) == code
    _prints(desk)

    desk.keys("n")
    expect(desk.page.locator("#id_applicant_number")).to_be_focused()
    expect(desk.page.locator("#id_applicant_number")).to_have_value("")
    desk.page.keyboard.type("099198004512")
    desk.keys("Enter")
    desk.sees("Đã từng nộp ở đây")
    desk.sees("Trương Thị Diệu Lan")


def test_receives_several_requests_of_one_person(desk: Person) -> None:
    """Scans the card once; receives a certificate; with t a second one and a third, without typing the person again;
    the last page names all of them, each with its receipt."""
    desk.sign_in("motcua")
    desk.open("/ho-so/tiep-nhan/?procedure=1.004873")
    _scan(desk)
    codes = []
    for number in range(3):
        if number:
            desk.keys("t")
            desk.sees("Trương Thị Diệu Linh")
            desk.page.locator("#id_q").fill("1.004873")
            expect(desk.page.locator("#ma-thu-tuc")).to_have_text("1.004873")
            desk.page.locator("#id_q").press("Enter")
        for paper in desk.page.locator("[name=papers]").all():
            paper.check()
        desk.keys("F9")
        desk.sees("Đã tiếp nhận")
        codes.append(CODE.findall(desk.page.locator(".c-big").inner_text())[0])
    assert len(set(codes)) == 3
    received = desk.page.locator(".c-received .c-list")
    for code in codes[:2]:
        line = received.get_by_role("listitem").filter(has_text=code)
        href = line.get_by_role("link", name="In giấy tiếp nhận").get_attribute("href") or ""
        assert desk.page.request.get(desk.address + href).body().startswith(b"%PDF-")


def test_sends_back_what_is_not_complete_then_receives_it(desk: Person) -> None:
    """Scans the card; takes a key of the frequent procedures; F9 says in place what is missing and nothing typed
    is lost; F8 opens the slip, which names it; prints the slip. The citizen comes back: the clerk types the number,
    follows the awaited dossier, ticks the papers, F9."""
    desk.sign_in("motcua")
    desk.open("/ho-so/tiep-nhan/?procedure=1.004873")
    _scan(desk)
    desk.keys("F9")
    desk.sees("Còn thiếu: ")
    desk.sees("Trương Thị Diệu Linh")
    desk.keys("F8")
    desk.sees("Phiếu ghi các giấy tờ chưa đánh dấu:")
    desk.page.locator("#id_reason").fill("Chưa có tờ khai")
    desk.press("Lập phiếu và in")
    desk.sees("Đã lập phiếu yêu cầu hoàn thiện")
    _prints(desk)

    desk.keys("n")
    desk.page.keyboard.type("099198004512")
    desk.keys("Enter")
    desk.follow("nhận tiếp hồ sơ này")
    desk.sees("Tiếp nhận hồ sơ đã hoàn thiện")
    for paper in desk.page.locator("[name=papers]").all():
        paper.check()
    desk.keys("F9")
    desk.sees("Đã tiếp nhận")
    _prints(desk)


def test_hands_over_a_result(desk: Person) -> None:
    """Finds the dossiers with a result, opens the first, hands it over to its owner."""
    desk.sign_in("motcua")
    desk.open("/ho-so/?status=result_ready")
    desk.page.locator("main tbody a").first.click()
    desk.look()
    desk.follow("Trả kết quả")
    expect(desk.page.get_by_label("Họ tên người nhận")).not_to_have_value("")
    desk.press("Trả kết quả")
    desk.sees("Đã trả kết quả")


def _scan(desk: Person) -> None:
    """A scanner types the whole code of the card, then Enter."""
    desk.page.locator("#id_applicant_number").focus()
    desk.page.keyboard.insert_text(CARD)
    desk.keys("Enter")
    expect(desk.page.locator("#id_applicant_number")).to_have_value("099198004512")
    desk.sees("Sinh ngày 14/06/1998")


def _answer(desk: Person, field: str) -> None:
    """Leave the answer as it stands."""
    expect(desk.page.locator(f"#{field}")).to_be_focused()
    desk.keys("Enter")


def _code(desk: Person) -> str:
    return CODE.findall(desk.page.locator("main").inner_text())[0]


def _prints(desk: Person) -> None:
    """The paper lies under Enter, and is a PDF."""
    link = desk.page.locator("main .btn-primary")
    expect(link).to_be_focused()
    paper = desk.page.request.get(desk.address + (link.get_attribute("href") or ""))
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body().startswith(b"%PDF-")
