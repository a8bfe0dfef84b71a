"""Does the private PostgreSQL leave nothing behind, however its user ends?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import ROOT

COMMAND = [sys.executable, "scripts/private_postgres.py", "sh", "-c", "sleep 1; echo $CCHC_DATABASE; exec sleep 60"]


@pytest.fixture
def passable() -> Iterator[Path]:
    """An empty folder through which the server's own user may pass; pytest's are closed to others."""
    with tempfile.TemporaryDirectory(prefix="cchc-passable-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_server_and_folder_go_with_their_user(end: signal.Signals, passable: Path) -> None:
    user = subprocess.Popen(
        COMMAND, cwd=ROOT, env=os.environ | {"TMPDIR": str(passable)}, stdout=subprocess.PIPE, text=True
    )
    assert user.stdout
    assert user.stdout.readline().startswith("postgres://")
    (folder,) = passable.iterdir()
    server = int((folder / "data/postmaster.pid").read_text().split()[0])
    user.send_signal(end)
    user.communicate(timeout=30)
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)
