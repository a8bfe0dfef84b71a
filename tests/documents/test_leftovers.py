"""A file whose upload died with the server goes after a day; one that is coming in stays."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from cchc.documents.leftovers import drop_leftovers
from cchc.lifecycle.clock import now


def test_only_the_dead_go(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    assert drop_leftovers() == 0
    incoming = tmp_path / "files" / "incoming"
    incoming.mkdir(parents=True)
    dead, alive = incoming / "dead", incoming / "alive"
    for path, hours in ((dead, 25), (alive, 23)):
        path.write_bytes(b"x")
        moment = (now() - timedelta(hours=hours)).timestamp()
        os.utime(path, (moment, moment))
    assert drop_leftovers() == 1
    assert [path.name for path in incoming.iterdir()] == ["alive"]
