"""What did a killed server leave half written? Files that were still coming in; asked by `cchc tick`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.conf import settings

from cchc.lifecycle.clock import now

SURELY_DEAD = timedelta(days=1)  # no upload lasts that long


def drop_leftovers() -> int:
    """How many were removed. A store_file at work is never touched: its file is young."""
    incoming = Path(settings.DATA) / "files" / "incoming"
    dead = [path for path in incoming.glob("*") if path.stat().st_mtime < (now() - SURELY_DEAD).timestamp()]
    for path in dead:
        path.unlink(missing_ok=True)
    return len(dead)
