"""How an act enters the record: in the same transaction as the rows it changes."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from django.db import connection, models
from django.utils import timezone

from cchc.audit.models import GENESIS, Event
from cchc.lifecycle.clock import now
from cchc.lifecycle.identity import KEY


class Author(Protocol):
    """Who acts: a person in one post, perhaps standing in for another."""

    @property
    def official_id(self) -> UUID: ...
    @property
    def official_name(self) -> str: ...
    @property
    def post_id(self) -> UUID: ...
    @property
    def post_label(self) -> str: ...
    @property
    def standing_in_for(self) -> str: ...
    @property
    def unit_id(self) -> UUID: ...


def kind_of(subject: models.Model) -> str:
    return subject._meta.model_name or ""


def record_event(name: str, *, subject: models.Model, by: Author, data: dict[str, Any] | None = None) -> Event:
    """Append one event to the subject's chain. The caller holds the subject's row lock."""
    kind = kind_of(subject)
    number, previous_hash = _head(kind, subject.pk)
    at = now()
    event = Event(
        subject_kind=kind,
        subject_id=subject.pk,
        number=number + 1,
        name=name,
        at=at,
        day=timezone.localdate(at),
        unit_id=by.unit_id,
        official_id=by.official_id,
        official_name=by.official_name,
        post_id=by.post_id,
        post_label=by.post_label,
        standing_in_for=by.standing_in_for,
        data=data or {},
        previous_hash=previous_hash,
    )
    event.hash = event.computed_hash()
    event.save(force_insert=True)
    return event


# Asked at every act: written out, because building the query costs ten times what running it does.
HEAD = "SELECT number, hash FROM audit_event WHERE subject_kind = %s AND subject_id = %s ORDER BY number DESC LIMIT 1"


def _head(kind: str, pk: UUID) -> tuple[int, str]:
    """Number and hash of the subject's last event; 0 and GENESIS before the first."""
    with connection.cursor() as cursor:
        cursor.execute(HEAD, [kind, KEY.get_db_prep_value(pk, connection)])
        return cursor.fetchone() or (0, GENESIS)


def events_of(subject: models.Model) -> models.QuerySet[Event]:
    """The subject's story, oldest first."""
    return Event.objects.filter(subject_kind=kind_of(subject), subject_id=subject.pk).order_by("number")
