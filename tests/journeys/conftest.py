"""On what do the journeys walk? A small demonstration ward, served by `cchc serve`, and Debian's Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.installation import Installation
from tests.journeys.browser import PICTURES, Person

DESK: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
QUIET = [  # no look-ups of other hosts; a sandbox of its own is refused to root
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Database and content stand, nothing in them; prepared once, every ward is a copy."""
    installation = Installation(tmp_path_factory.mktemp("prepared"))
    installation.cchc("prepare")
    return installation


@pytest.fixture(scope="session")
def ward(ready: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A ward after a week of the demonstration."""
    installation = ready.copy(tmp_path_factory.mktemp("ward"))
    installation.cchc("demo", "--months", "0.25", "--direction-months", "0.25", "--seed", "1")
    return installation


@pytest.fixture(scope="session")
def address(ward: Installation) -> Iterator[str]:
    with serving(ward) as address:
        yield address


@contextmanager
def serving(installation: Installation, *, script: str = "") -> Iterator[str]:
    """Its address while it is served; afterwards its log must tell of no error. `script` serves it in its own way."""
    log = installation.data / "server.log"
    with log.open("w") as output:
        if script:
            server = installation.start_python(script, output)
        else:
            server = installation.start("serve", "--port", "0", output=output)
    try:
        yield _announced(server, log)
    finally:
        server.terminate()
        server.wait(30)
    assert "Traceback" not in log.read_text(), log.read_text()


def _announced(server: subprocess.Popen[str], log: Path) -> str:
    while server.poll() is None:
        if found := re.search(r"http://\S+", log.read_text()):
            return found[0]
        time.sleep(0.05)
    raise AssertionError(f"The server did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    chromium = shutil.which("chromium")
    assert chromium, "apt-get install chromium"
    return {"executable_path": chromium, "args": QUIET}


@pytest.fixture
def arrive(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Person]]:
    """Let another person come, at a desk or with a phone; each has cookies of his own."""
    name, number = re.sub(r"\W+", "-", request.node.originalname).strip("-"), count(1)
    shutil.rmtree(PICTURES / name, ignore_errors=True)
    here: list[Person] = []

    def come(viewport: ViewportSize = DESK) -> Person:
        context = browser.new_context(
            viewport=viewport,
            is_mobile=viewport is PHONE,
            has_touch=viewport is PHONE,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        context.set_default_timeout(10_000)  # milliseconds
        person = Person(context.new_page(), address, lambda title: PICTURES / name / f"{next(number):02}-{title}.png")
        here.append(person)
        return person

    yield come
    for person in here:
        person.leave()
        person.page.context.close()


@pytest.fixture
def desk(arrive: Callable[..., Person]) -> Person:
    return arrive(DESK)


@pytest.fixture
def phone(arrive: Callable[..., Person]) -> Person:
    return arrive(PHONE)
