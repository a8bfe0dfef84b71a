"""Does `cchc serve` open, answer, and close as it should?"""

from __future__ import annotations

import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.installation import Installation


@pytest.fixture
def server(installation: Installation) -> Iterator[subprocess.Popen[str]]:
    running = installation.start("serve", "--port", "0", "--workers", "1")
    yield running
    running.kill()
    running.communicate()


def address(server: subprocess.Popen[str]) -> str:
    assert server.stdout
    line = server.stdout.readline()
    found = re.search(r"http://\S+", line)
    assert found, line + server.stdout.read()
    return found[0]


def test_it_answers_and_ends_when_told(server: subprocess.Popen[str]) -> None:
    with urlopen(address(server) + "/", timeout=60) as answer:
        assert answer.status == 200
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    server.send_signal(signal.SIGTERM)
    said, _ = server.communicate(timeout=30)
    assert server.returncode == 0, said
    assert said == ""


def test_a_taken_port_gets_a_sentence(installation: Installation) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        ended = installation.cchc("serve", "--port", port, fails=True)
    assert ended.returncode == 1
    assert f"Không mở được cổng {port}" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_an_unprepared_installation_gets_a_sentence(tmp_path: Path) -> None:
    ended = Installation(tmp_path).cchc("serve", fails=True)
    assert ended.returncode == 1
    assert "Hãy chạy «cchc prepare» trước" in ended.stderr
