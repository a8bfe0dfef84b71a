"""What happened, to what, by whom, when: rows that nobody can change, each sealed by the one before it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any

from django.db import models

from cchc.lifecycle.identity import Identified

GENESIS = "0" * 64


class Event(Identified):
    """Sự kiện: one act on one subject. UPDATE, DELETE and TRUNCATE are refused by the database (migration 0002).

    Who acted is kept by value as well as by identifier, so that the record stays true when people leave.
    """

    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    number = models.PositiveIntegerField(help_text="1, 2, 3 … within the subject, without a gap")
    name = models.CharField(max_length=60, help_text="past tense, e.g. dossier_received")
    at = models.DateTimeField()
    day = models.DateField(db_index=True, help_text="day of `at` in Asia/Ho_Chi_Minh")
    unit_id = models.UUIDField()
    official_id = models.UUIDField()
    official_name = models.CharField(max_length=120)
    post_id = models.UUIDField()
    post_label = models.CharField(max_length=200)
    standing_in_for = models.CharField(max_length=120, blank=True)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "number"], name="event_once_in_chain"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="event_number_from_one"),
        ]

    def computed_hash(self) -> str:
        """SHA-256 over every fact of the event and the hash of the event before it."""
        facts: list[Any] = [
            self.previous_hash, str(self.id), self.subject_kind, str(self.subject_id), self.number, self.name,
            self.at.astimezone(UTC).isoformat(timespec="microseconds"), self.day.isoformat(), str(self.unit_id),
            str(self.official_id), self.official_name, str(self.post_id), self.post_label, self.standing_in_for,
            self.data,
        ]  # fmt: skip
        return _sha256(facts)


class Seal(Identified):
    """Niêm phong ngày: the last event of each subject touched on a day, chained to the seal before it."""

    day = models.DateField(unique=True)
    events = models.PositiveIntegerField()
    heads = models.JSONField(help_text="subject → [number of its last event of the day, that event's hash]")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    def computed_hash(self) -> str:
        return _sha256([self.previous_hash, self.day.isoformat(), self.events, self.heads])


def _sha256(facts: list[Any]) -> str:
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
