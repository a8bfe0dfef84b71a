"""Shelves as they are after some weeks: the same dossier with its steps, again and again."""

from __future__ import annotations

from copy import copy
from datetime import timedelta
from uuid import uuid4

from django.db import connection

from cchc.config.query_plans import gather_statistics as statistics_of_the_round
from cchc.dossiers.models import Dossier, DossierStep
from cchc.organization.models import Unit
from tests.factories.office import actor


def copies(dossier: Dossier, times: int, *, unit: Unit | None = None) -> None:
    """The dossier and its steps, each a minute older than the last; open ones before the officer's colleague."""
    walked, colleague = list(dossier.steps.all()), actor("tuphap2").post
    rows, steps = [], []
    for number in range(times):
        one = copy(dossier)
        one.unit, one.filed_at = unit or dossier.unit, dossier.filed_at - timedelta(minutes=number)
        one.search_text = f"{dossier.search_text} {number:05d}"
        one.pk, one.submission, one.code, one.current_step = uuid4(), uuid4(), str(uuid4()), None
        rows.append(one)
        for step in walked:
            held = copy(step)
            held.pk, held.dossier, held.holder = uuid4(), one, colleague
            steps.append(held)
    Dossier.objects.bulk_create(rows)
    DossierStep.objects.bulk_create(steps)
    for held in steps:
        if held.left_at is None:
            held.dossier.current_step = held
    Dossier.objects.bulk_update([one for one in rows if one.current_step], ["current_step"])


def gather_statistics() -> None:
    """As autovacuum does on PostgreSQL, and on SQLite the server's rounds."""
    statistics_of_the_round()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
