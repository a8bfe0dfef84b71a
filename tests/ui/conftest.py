"""On what do the ui tests stand? Plain static addresses and Debian's Chromium, no database."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from tests.journeys.conftest import QUIET


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    chromium = shutil.which("chromium")
    assert chromium, "apt-get install chromium"
    return {"executable_path": chromium, "args": QUIET}


@pytest.fixture(scope="session")
def base_url() -> None:
    """The plug-in's own is a method, of which pytest 9 warns; pages here have whole addresses."""


@pytest.fixture(autouse=True)
def plain_static_addresses(settings: Any) -> None:
    storages = {**settings.STORAGES}
    storages["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = storages
