"""When is a day closed? One seal per day, made after the day has ended, each chained to the one before."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cchc.audit.models import GENESIS, Event, Seal
from cchc.lifecycle.clock import today

Heads = dict[str, tuple[int, str]]  # subject → number and hash of its last event of the day


@transaction.atomic
def seal_ended_days() -> list[Seal]:
    """Seal every day before today that has events and no seal yet; doing it twice changes nothing."""
    last = Seal.objects.order_by("-day").first()
    unsealed = Event.objects.filter(day__lt=today())
    if last:
        unsealed = unsealed.filter(day__gt=last.day)
    seals = []
    for day in unsealed.order_by("day").values_list("day", flat=True).distinct():
        last = _seal(day, previous_hash=last.hash if last else GENESIS)
        seals.append(last)
    return seals


def _seal(day: date, *, previous_hash: str) -> Seal:
    heads, events = heads_of(day)
    seal = Seal(day=day, events=events, heads=heads, previous_hash=previous_hash)
    seal.hash = seal.computed_hash()
    seal.save(force_insert=True)
    return seal


def heads_of(day: date) -> tuple[Heads, int]:
    """Each subject's last event of the day, and how many events the day had."""
    heads: Heads = {}
    count = 0
    rows = Event.objects.filter(day=day).order_by("subject_kind", "subject_id", "number")
    for kind, subject_id, number, digest in rows.values_list("subject_kind", "subject_id", "number", "hash").iterator():
        heads[f"{kind}:{subject_id}"] = (number, digest)
        count += 1
    return heads, count
