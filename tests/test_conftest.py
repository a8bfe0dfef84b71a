"""Do the guards of tests/conftest.py hold?"""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org", "2001:db8::1"])
def test_no_test_reaches_another_machine(host: str) -> None:
    with pytest.raises(RuntimeError, match=f"may not reach {host}"):
        socket.create_connection((host, 80), timeout=1)


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_data_is_not_the_installation_s() -> None:
    assert settings.DATA.name.startswith("cchc-tests-")
    assert not settings.DATA.is_relative_to(Path("var").resolve())


def test_unknown_template_variables_fail() -> None:
    with pytest.raises(pytest.fail.Exception, match="Undefined template variable 'missing'"):
        engines["django"].from_string("{{ missing }}").render({})
