"""Does the private PostgreSQL leave nothing behind, however its user ends?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installation import ROOT

COMMAND = [sys.executable, "scripts/private_postgres.py", "sh", "-c", "echo $CCHC_DATABASE; exec sleep 60"]


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_server_and_folder_go_with_their_user(end: signal.Signals, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)  # the server's own user must pass
    user = subprocess.Popen(
        COMMAND, cwd=ROOT, env=os.environ | {"TMPDIR": str(tmp_path)}, stdout=subprocess.PIPE, text=True
    )
    assert user.stdout
    assert user.stdout.readline().startswith("postgres://")
    (folder,) = tmp_path.iterdir()
    server = int((folder / "data/postmaster.pid").read_text().split()[0])
    user.send_signal(end)
    user.communicate(timeout=30)
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)
