"""Does everything that the models promise stand in the database, on the engine at hand?"""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from tests.structure.tree import told


@pytest.mark.django_db
def test_every_constraint_and_index_of_a_model_is_in_its_table() -> None:
    """A migration that gives up one index may take another with it."""
    missing = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if not model.__module__.startswith("cchc."):
                continue
            there = connection.introspection.get_constraints(cursor, model._meta.db_table)
            wanted = [each.name for each in (*model._meta.constraints, *model._meta.indexes)]
            missing += [f"{model._meta.db_table}: {name}" for name in wanted if name not in there]
    assert not missing, told(missing)
