"""Very many dossiers at once: one that walked through the real actions, copied row by row with keys of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from uuid_utils.compat import uuid7

from cchc.dossiers.models import ClockRun, Dossier, DossierStep, Extension

SPREAD = timedelta(hours=7)  # between two copies, backwards in time
PARTS: tuple[type[Any], ...] = (DossierStep, ClockRun, Extension)


def copy_many(walked: Dossier, count: int) -> None:
    """The first copies lie near the original, the last ones further back in time."""
    parts = [(model, list(model.objects.filter(dossier=walked))) for model in PARTS]
    steps = list(DossierStep.objects.filter(dossier=walked))
    copies: dict[type[Any], list[Any]] = {model: [] for model in (Dossier, *PARTS)}
    current = []
    for n in range(1, count + 1):
        copy = _moved(walked, n, id=uuid7(), submission=uuid4(), code=f"{walked.code}-{n:07}", current_step_id=None)
        copies[Dossier].append(copy)
        keys = {step.pk: uuid7() for step in steps}
        for model, rows in parts:
            copies[model] += [_moved(row, n, id=keys.get(row.pk, uuid7()), dossier_id=copy.pk) for row in rows]
        if walked.current_step_id in keys:
            copy.current_step_id, copy_step = None, keys[walked.current_step_id]
            current.append((copy, copy_step))
    for model, rows in copies.items():
        model.objects.bulk_create(rows, batch_size=500)
    for copy, step in current:
        copy.current_step_id = step
    Dossier.objects.bulk_update([copy for copy, _ in current], ["current_step"], batch_size=500)


def _moved(row: Any, n: int, **changes: Any) -> Any:
    """A copy whose moments lie n spreads earlier."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    for name, value in values.items():
        if name.endswith("_at") and value is not None:
            values[name] = value - n * SPREAD
    return type(row)(**values | changes)
