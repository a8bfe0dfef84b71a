"""Does cchc.js keep its promises in a real browser? Pages are answered from here; no server runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.template import engines
from playwright.sync_api import Page, Route, expect

from cchc.ui.templatetags.ui import SPRITE

STATIC = SPRITE.parent.parent.parent
FRAME = {
    "person_name": "Vũ Thị Ngọc Ánh",
    "search_url": "/tim",
    "new_url": "/new",
    "navigation": [
        {"label": "Một cửa", "url": "/one-stop", "icon": "building-bank", "current": "", "count": 0, "key": "m"}
    ],
}
FORM = """{% extends 'ui/office.html' %}{% block title %}Mẫu{% endblock %}{% block main %}<h1>Mẫu</h1>
<form method="post" action="/ANSWER" data-keep="mau" data-enter-next>
<label>Tên <input name="name"></label> <label>Ngày <input name="day" data-date></label>
<label><input type="radio" name="how" value="1" checked> Quầy</label>
<label><input type="radio" name="how" value="2"> Bưu chính</label>
<label data-digit="2"><input type="checkbox" name="seen"> Đã xem</label>
<label>Mật khẩu <input type="password" name="secret"></label>
<button class="btn btn-primary" type="submit" data-key="F9">Lưu</button>
<button class="btn" type="submit" data-confirm="ask">Xóa</button></form>
<dialog id="ask"><form method="dialog"><button value="yes">Đồng ý</button>
<button value="no">Thôi</button></form></dialog>
{% endblock %}"""
SAVED = "{% extends 'ui/office.html' %}{% block main %}<h1>Đã lưu</h1>{% endblock %}"


def rendered(source: str) -> str:
    return str(engines["django"].from_string(source).render({"frame": FRAME, "csrf_token": "t"}))


@pytest.fixture
def opened(page: Page) -> Iterator[Callable[[str], list[str]]]:
    """Open the form whose answer is the given page; what was posted is collected in the list."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))

    def open_form(answer: str) -> list[str]:
        refused = engines["django"].get_template("ui/refused.html").render({"frame": FRAME, "sentence": "Chưa."})
        pages = {"/form": rendered(FORM.replace("ANSWER", answer)), "/refused": str(refused)}
        posted: list[str] = []

        def respond(route: Route) -> None:
            path = urlsplit(route.request.url).path
            if route.request.method == "POST":
                posted.append(route.request.post_data or "")
            if path.startswith("/static/"):
                route.fulfill(path=STATIC / path.removeprefix("/static/"))
            else:
                route.fulfill(body=pages.get(path, rendered(SAVED)), content_type="text/html; charset=utf-8")

        page.route("**/*", respond)
        page.goto("http://ward.test/form")
        return posted

    yield open_form
    assert not faults


def test_keys_search_go_and_show_themselves(page: Page, opened: Callable[[str], list[str]]) -> None:
    opened("saved")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Phím tắt")
    expect(keys).to_contain_text("Đến Một cửa")
    expect(keys).to_contain_text("F9Lưu")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("g?n")
    expect(page.get_by_role("searchbox")).to_have_value("g?n")
    page.get_by_role("heading", level=1).click()
    page.keyboard.type("gm")
    page.wait_for_url("**/one-stop")
    page.keyboard.press("n")
    page.wait_for_url("**/new")


def test_letter_keys_can_be_switched_off(page: Page, opened: Callable[[str], list[str]]) -> None:
    opened("saved")
    page.keyboard.press("?")
    page.get_by_label("Dùng phím tắt một chữ").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.press("2")
    expect(page.get_by_label("Đã xem")).to_be_checked()
    assert page.url.endswith("/form")


def test_enter_goes_on_and_only_the_button_submits(page: Page, opened: Callable[[str], list[str]]) -> None:
    posted = opened("saved")
    page.get_by_label("Tên").focus()
    for label in ("Ngày", "Quầy", "Đã xem", "Mật khẩu"):
        page.keyboard.press("Enter")
        expect(page.get_by_label(label)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Lưu")).to_be_focused()
    assert not posted
    page.get_by_label("Ngày").fill("23112026")
    page.keyboard.press("F9")
    page.wait_for_url("**/saved")
    assert posted == ["name=&day=23%2F11%2F2026&how=1&secret="]


def test_a_form_is_sent_once(page: Page, opened: Callable[[str], list[str]]) -> None:
    opened("saved")
    sent = page.evaluate(
        """() => {
            let sent = 0;
            addEventListener("submit", (event) => {
                sent += !event.defaultPrevented;
                event.preventDefault();
            });
            const button = document.querySelector("[data-key=F9]");
            button.form.requestSubmit(button);
            button.form.requestSubmit(button);
            return sent;
        }"""
    )
    assert sent == 1
    expect(page.get_by_role("button", name="Lưu")).to_have_attribute("aria-busy", "true")


def test_a_question_is_asked_before_the_form_is_sent(page: Page, opened: Callable[[str], list[str]]) -> None:
    posted = opened("saved")
    page.get_by_role("button", name="Xóa", exact=True).click()
    page.get_by_role("button", name="Thôi").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert not posted
    page.get_by_role("button", name="Xóa", exact=True).click()
    page.get_by_role("button", name="Đồng ý").click()
    page.wait_for_url("**/saved")


def test_what_was_typed_survives_a_reload_but_never_a_password(page: Page, opened: Callable[[str], list[str]]) -> None:
    opened("saved")
    page.get_by_label("Tên").fill("Lý Hoàng Nam")
    page.get_by_label("Bưu chính").check()
    page.get_by_label("Mật khẩu").fill("rất bí mật")
    assert "bí mật" not in page.evaluate("JSON.stringify(sessionStorage)")
    page.reload()
    expect(page.get_by_label("Tên")).to_have_value("Lý Hoàng Nam")
    expect(page.get_by_label("Bưu chính")).to_be_checked()
    expect(page.locator("#thong-bao")).to_contain_text("Đã lấy lại những ô đang điền dở.")
    page.get_by_role("button", name="Xóa để làm mới").click()
    expect(page.locator("#thong-bao")).not_to_contain_text("Đã lấy lại")
    expect(page.get_by_label("Tên")).to_have_value("")


def test_a_refused_form_is_kept_and_a_saved_one_forgotten(page: Page, opened: Callable[[str], list[str]]) -> None:
    opened("refused")
    page.get_by_label("Tên").fill("Lý Hoàng Nam")
    page.keyboard.press("F9")
    page.wait_for_url("**/refused")
    page.get_by_role("link", name="Quay lại").click()
    page.wait_for_url("**/form")
    expect(page.get_by_label("Tên")).to_have_value("Lý Hoàng Nam")
    opened("saved")
    expect(page.get_by_label("Tên")).to_have_value("Lý Hoàng Nam")
    page.get_by_role("button", name="Lưu").click()
    page.wait_for_url("**/saved")
    opened("saved")
    expect(page.get_by_label("Tên")).to_have_value("")


def test_what_one_person_typed_is_not_shown_to_the_next(page: Page, opened: Callable[[str], list[str]]) -> None:
    opened("saved")
    page.get_by_label("Tên").fill("Lý Hoàng Nam")
    FRAME["person_name"] = "Trần Quốc Bảo"
    try:
        opened("saved")
    finally:
        FRAME["person_name"] = "Vũ Thị Ngọc Ánh"
    expect(page.get_by_label("Tên")).to_have_value("")
