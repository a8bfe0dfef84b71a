"""What time is it? The one clock of every action, so that the demonstration and the tests can play a year."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_played: ContextVar[datetime | None] = ContextVar("played", default=None)


def now() -> datetime:
    """The present moment, aware, UTC; inside `clock_at` the moment being played."""
    return _played.get() or timezone.now()


def today() -> date:
    """The present day in Asia/Ho_Chi_Minh."""
    return timezone.localdate(now())


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Let every action inside happen at `moment`."""
    token = _played.set(moment)
    try:
        yield
    finally:
        _played.reset(token)
