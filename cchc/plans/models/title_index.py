"""How is a word found in the middle of a title, among a province's tasks?"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement


class TitleIndex(models.Index):
    """On PostgreSQL with pg_trgm an index of every three letters of the last field; elsewhere an ordinary one
    (decision 0017)."""

    def create_sql(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor, using: str = "", **kwargs: Any
    ) -> Statement:
        with schema_editor.connection.cursor() as cursor:
            if schema_editor.connection.vendor == "postgresql":
                cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
                if cursor.fetchone():
                    return self._of_letters(model, schema_editor)
        return super().create_sql(model, schema_editor, using=using, **kwargs)

    def _of_letters(self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> Statement:
        searched = schema_editor.quote_name(self.fields[-1])
        return Statement(
            "CREATE INDEX %(name)s ON %(table)s USING gin (%(column)s gin_trgm_ops)"
            " WITH (gin_pending_list_limit = 512)",
            name=schema_editor.quote_name(self.name),
            table=schema_editor.quote_name(model._meta.db_table),
            column=searched,
        )
