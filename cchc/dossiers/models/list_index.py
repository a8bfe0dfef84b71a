"""How does SQLite answer a list from an index alone, whatever the list asks for and however it is sorted?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement


class ListIndex(models.Index):
    """On SQLite with the columns of `beside` after its own: to look up each row of the table takes four times as long
    as to read the index, and there is no telling how many rows a list passes over. PostgreSQL, which knows that from
    its statistics, has the index without them (docs/decisions/0028)."""

    def __init__(self, *, beside: Sequence[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.beside = list(beside)

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, positional, named = super().deconstruct()
        return path, positional, {**named, "beside": self.beside}

    def create_sql(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor, using: str = "", **kwargs: Any
    ) -> Statement:
        if schema_editor.connection.vendor != "sqlite":
            return super().create_sql(model, schema_editor, using=using, **kwargs)
        whole = models.Index(fields=[*self.fields, *self.beside], name=self.name)
        return whole.create_sql(model, schema_editor, using=using, **kwargs)


# Of two that serve alike SQLite takes the one that was made last: that in the order of the list.
INDEXES_OF_LISTS = (
    ListIndex(fields=["unit", "status", "due_at"], beside=["filed_at", "id", "procedure"], name="dossier_worklist"),
    ListIndex(
        fields=["unit", "received_at"],
        beside=["filed_at", "due_at", "id", "status", "procedure"],
        name="dossier_register",
    ),
    ListIndex(
        fields=["unit", "-filed_at", "-id"],
        beside=["status", "procedure", "received_at", "due_at"],
        name="dossier_newest",
    ),
)
