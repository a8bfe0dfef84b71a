"""On what do the ui tests stand? Debian's Chromium, no database."""

from __future__ import annotations

import shutil

import pytest

from tests.journeys.conftest import QUIET


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    chromium = shutil.which("chromium")
    assert chromium, "apt-get install chromium"
    return {"executable_path": chromium, "args": QUIET}
