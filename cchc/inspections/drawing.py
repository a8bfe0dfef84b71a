"""How is a sample drawn so that anybody can draw it again? By a seed, a fixed rule and a digest of the population.

Rule `sha256-1`: every dossier (task) of the period is named by its key; SHA-256 of «seed:key» orders them; the first
are drawn. Who has the seed and the same population finds the same sample, and nobody can choose it through the seed
without drawing, which the record keeps.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import sha256
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from cchc.dossiers.models import Dossier, DossierStep
from cchc.inspections.models import Draw, Inspection
from cchc.plans.models import Task
from cchc.worktime.zone import ZONE

RULE = "sha256-1"
RULE_SAID = "xếp theo SHA-256 của «hạt giống:mã định danh», lấy từ đầu"


@dataclass(frozen=True)
class Drawn:
    """What a draw gives: the keys in their order, out of how many."""

    keys: list[UUID]
    population: int
    digest: str


def drawn(inspection: Inspection, of: str, *, seed: str, size: int, at: datetime) -> Drawn:
    """The same for the same seed, period and population."""
    there = population(inspection, of, at)
    return Drawn(ordered(seed, there)[:size], len(there), digest_of(there))


def drawn_again(draw: Draw) -> bool:
    """Whether the draw comes out the same today, from the same population."""
    again = drawn(draw.inspection, draw.of, seed=draw.seed, size=draw.drawn, at=draw.drawn_at)
    kept = [item.dossier_id or item.task_id for item in draw.items.order_by("place")]
    return (again.keys, again.digest) == (kept, draw.population_digest)


def population(inspection: Inspection, of: str, at: datetime) -> list[UUID]:
    """The keys, in order, of what there was in the inspected period, fields, content and division at the moment."""
    first, after = _bounds(inspection, at)
    rows = _dossiers(inspection, first, after) if of == Draw.Of.DOSSIERS else _tasks(inspection, first, after)
    return sorted(rows.values_list("pk", flat=True))


def _bounds(inspection: Inspection, at: datetime) -> tuple[datetime, datetime]:
    assert inspection.period_from and inspection.period_until  # noqa: S101 (an open inspection has a period)
    first = datetime.combine(inspection.period_from, time.min, ZONE)
    after = datetime.combine(inspection.period_until + timedelta(days=1), time.min, ZONE)
    return first, min(after, at)


def _dossiers(inspection: Inspection, first: datetime, after: datetime) -> QuerySet[Dossier]:
    """Received in the period; of a division without fields, those that passed through its hands."""
    rows = Dossier.objects.filter(unit=inspection.unit_id, received_at__gte=first, received_at__lt=after)
    fields = [field.pk for field in inspection.fields.all()]
    if fields:
        return rows.filter(procedure__procedure__field__in=fields)
    if inspection.division:
        there = DossierStep.objects.filter(
            dossier=OuterRef("pk"), holder__position__division=inspection.division, entered_at__lt=after
        )
        return rows.filter(Exists(there))
    return rows


def _tasks(inspection: Inspection, first: datetime, after: datetime) -> QuerySet[Task]:
    """Given in the period."""
    rows = Task.objects.filter(unit=inspection.unit_id, given_at__gte=first, given_at__lt=after)
    if inspection.content:
        rows = rows.filter(content=inspection.content)
    if inspection.division:
        rows = rows.filter(holder__position__division=inspection.division)
    return rows


def ordered(seed: str, keys: Iterable[UUID]) -> list[UUID]:
    return sorted(keys, key=lambda key: sha256(f"{seed}:{key}".encode()).digest())


def digest_of(keys: Iterable[UUID]) -> str:
    return sha256("\n".join(str(key) for key in keys).encode()).hexdigest()
