"""What holds for every test? A data folder of its own, the engine CCHC_DATABASE names, no socket outwards."""

from __future__ import annotations

import ipaddress
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

import django
import hypothesis
import pytest
from django.conf import settings

signal.signal(signal.SIGTERM, signal.default_int_handler)  # fixtures end their servers as after Ctrl+C
DATA = tempfile.mkdtemp(prefix="cchc-tests-")
Path(DATA, "static").mkdir()  # WhiteNoise warns of a folder that is not there

if settings.configured:
    raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the tests give the settings a data folder first.")
os.environ["CCHC_DATA"] = DATA
os.environ["DJANGO_SETTINGS_MODULE"] = "cchc.config.settings"
django.setup()
del os.environ["DJANGO_SETTINGS_MODULE"]  # a worker of xdist inherits it, and would be set up before it has a folder


def pytest_unconfigure() -> None:
    shutil.rmtree(DATA)


def _is_here(host: Any) -> bool:
    """Whether a host is this machine's loopback; unnamed hosts are ours to bind."""
    if isinstance(host, bytes):
        host = host.decode()
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_the_outside(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: a test that looks up or calls another machine fails where it does so."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if not _is_here(host):
        raise RuntimeError(f"A test may not reach {host}.")


sys.addaudithook(_refuse_the_outside)
hypothesis.settings.register_profile("untimed", deadline=None)  # no test of ours watches a clock
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def base_url() -> None:
    """The plug-in's own is a method, of which pytest 9 warns; every page here has a whole address."""


@pytest.fixture(autouse=True)
def plain_static_addresses(settings: Any) -> None:
    """Pages are drawn without collecting the static files first."""
    storages = {**settings.STORAGES}
    storages["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = storages


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Every test finds the demonstration's office with the shipped catalogue, loaded once."""
    from tests.factories.office import found_office

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests only
    with django_db_blocker.unblock():
        found_office()
