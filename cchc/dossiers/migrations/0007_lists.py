"""Saved filters, and the indexes of the list, of the register and of the search.

The search wants pg_trgm on PostgreSQL. Where the server does not have it, or this user may not create it, the index
becomes an ordinary one (docs/operations.md says how to change that later).
"""

import django.db.models.deletion
import uuid_utils.compat
from django.db import ProgrammingError, migrations, models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Concat, Replace

from cchc.dossiers.models.search_index import SearchIndex


def three_letters(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if not cursor.fetchone():
            return
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except ProgrammingError:  # not this user's right
        return


def telephones(apps, schema_editor):
    """The search looks through telephone numbers too, written without spaces."""
    rows = apps.get_model("dossiers", "Dossier").objects.exclude(applicant_phone="")
    phone = F("applicant_phone")
    for sign in (" ", ".", "-", "+", "(", ")"):
        phone = Replace(phone, Value(sign), Value(""))
    rows.update(search_text=Concat("search_text", Value(" "), phone))


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0006_elsewhere"),
        ("organization", "0003_predecessors_of_a_unit"),
    ]

    operations = [
        migrations.RunPython(three_letters, migrations.RunPython.noop),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("conditions", models.JSONField(help_text="values of the list's form, by field")),
                ("of_unit", models.BooleanField(default=False, help_text="offered to every official of the unit")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_filters",
                        to="organization.official",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["-of_unit", "name"],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "owner", "name"), name="filter_named_once"),
                    models.UniqueConstraint(
                        condition=Q(("of_unit", True)), fields=("unit", "name"), name="unit_filter_named_once"
                    ),
                    models.CheckConstraint(condition=Q(("name", ""), _negated=True), name="filter_has_a_name"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["unit", "received_at"], name="dossier_register"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["-filed_at", "-id"], name="dossier_newest_of_all"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(Coalesce("due_at", "filed_at"), F("id"), name="dossier_by_due"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=SearchIndex(fields=["unit", "-filed_at", "-id", "search_text"], name="dossier_search"),
        ),
        migrations.RunPython(telephones, migrations.RunPython.noop),
    ]
