"""Does the database itself keep what must never be false: who and when together or not at all?"""

from __future__ import annotations

from django.apps import apps
from django.db import models

from tests.structure.tree import told


def test_when_and_who_are_paired_by_a_constraint() -> None:
    pairs = [
        (model, name, by)
        for model in apps.get_models()
        if model.__module__.startswith("cchc.")
        for name, by in _pairs(model)
    ]
    unpaired = [
        f"{model.__name__}: {at}, {by}"
        for model, at, by in pairs
        if not any(at in said and by in said for said in _conditions(model))
    ]
    assert pairs
    assert not unpaired, told(unpaired)


def _pairs(model: type[models.Model]) -> list[tuple[str, str]]:
    fields = {field.name: field for field in model._meta.fields}
    return [
        (name, by)
        for name, field in fields.items()
        if name.endswith("_at") and field.null and (by := name.removesuffix("_at") + "_by") in fields
    ]


def _conditions(model: type[models.Model]) -> list[str]:
    return [
        repr(constraint.condition)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    ]
