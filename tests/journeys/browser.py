"""How does a journey use the product? As a person at a screen: opening, reading, filling in, pressing.

Every page that a person arrives at is examined: accessibility (axe-core, serious findings), errors in the
console (breaches of the content security policy among them), requests to other hosts, answers from 500 up.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Frame, Locator, Page, Request, Response, expect

from cchc.config.commands.demo import PASSWORD
from tests.installation import ROOT

GRAVE = ("serious", "critical")
PICTURES = ROOT / "var" / "journeys"
MANUAL = PICTURES / "huong-dan"


class Person:
    """Somebody before a screen. `page` is Playwright's own, for what the few words here do not say."""

    def __init__(self, page: Page, address: str, pictures: Callable[[str], Path]) -> None:
        self.page, self.address, self.pictures = page, address, pictures
        self.faults: list[str] = []
        self.unexamined = ""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("request", self._watch_host)
        page.on("response", self._watch_answer)
        page.on("framenavigated", self._arrive)

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.look()

    def sign_in(self, name: str) -> None:
        """As one of the demonstration's officials."""
        self.open("/dang-nhap/")
        self.fill("Tên đăng nhập", name)
        self.fill("Mật khẩu", PASSWORD)
        self.press("Đăng nhập")

    def press(self, name: str, *, role: str = "button", within: Locator | None = None) -> None:
        """Press the button (or link, tab …) of that name and look at the page that follows."""
        (within or self.page).get_by_role(role, name=name, exact=True).click()  # type: ignore[arg-type]
        self.look()

    def follow(self, name: str) -> None:
        self.press(name, role="link")

    def fill(self, label: str, value: str) -> None:
        self.page.get_by_label(label, exact=True).fill(value)

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def tick(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).check()

    def keys(self, *keys: str) -> None:
        """Press keys one after another, as somebody without a mouse does."""
        for key in keys:
            self.page.keyboard.press(key)
        self.look()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def sees_not(self, text: str) -> None:
        expect(self.page.get_by_text(text).filter(visible=True)).to_have_count(0)

    def look(self) -> None:
        """Wait until the page stands, keep its picture, examine it."""
        self.page.wait_for_load_state("load")
        expect(self.page.locator(".htmx-request")).to_have_count(0)
        self.unexamined = ""
        title = re.sub(r"[^\w]+", "-", self.page.title()).strip("-") or "page"
        self.page.screenshot(path=self.pictures(title), full_page=True, caret="initial")  # hiding it breaks the policy
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        for violation in found:
            if violation["impact"] in GRAVE:
                where = "; ".join(str(node["target"]) for node in violation["nodes"][:5])
                self.faults.append(f"{self.page.url}: {violation['id']}: {violation['help']}: {where}")

    def keep(self, name: str) -> None:
        """This screen, as large as it is, for the manual: `make pictures` puts it into docs/screenshots."""
        self.page.evaluate("scrollTo(0, 0)")
        self.page.screenshot(path=MANUAL / f"{name}.png", caret="initial")

    def _hear(self, message: ConsoleMessage) -> None:
        own_status = "Failed to load resource" in message.text and message.location["url"] == self.page.url
        if message.type == "error" and not own_status:  # a page may well answer 404, its parts may not
            self.faults.append(f"{self.page.url}: console: {message.text}")

    def _watch_host(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in ("data", "blob") and f"{url.scheme}://{url.netloc}" != self.address:
            self.faults.append(f"{self.page.url}: asked another host: {request.url}")

    def _watch_answer(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status}: {response.url}")

    def _arrive(self, frame: Frame) -> None:
        if frame == self.page.main_frame:
            if self.unexamined:
                self.faults.append(f"left without look(): {self.unexamined}")
            self.unexamined = frame.url

    def leave(self) -> None:
        """The end of the journey: every fault met on the way fails it."""
        if self.unexamined:
            self.look()
        assert not self.faults, "\n".join(dict.fromkeys(self.faults))
