"""Where is a session kept? In Django's table, read by every page with a query built once."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from cchc.lifecycle.built_once import BuiltOnce

RUNNING = BuiltOnce(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now),
    key=models.CharField(),
    now=models.DateTimeField(),
)


class SessionStore(db.SessionStore):
    """Django's."""

    def _get_session_from_db(self) -> Any:
        found = next(iter(RUNNING(key=self.session_key or "", now=timezone.now())), None)
        if found is None:
            self._session_key = None
        return found
