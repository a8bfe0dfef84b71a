"""Which kinds of file may be handed in today, and how large? Content `files/`, the latest in force."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.conf import settings

from cchc.content.reading import content_files, read
from cchc.documents.schema import FileLimits


@cache
def _every_limits() -> tuple[FileLimits, ...]:
    return tuple(read(path, FileLimits) for path in content_files("files", roots=settings.CONTENT_ROOTS))


def limits_on(day: date) -> FileLimits:
    """Of two files with the same day the installation's own, which is read last."""
    in_force = [limits for limits in _every_limits() if limits.effective_from <= day]
    return max(reversed(in_force), key=lambda limits: limits.effective_from)
