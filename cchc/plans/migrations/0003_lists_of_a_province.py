"""Indexes of lists, searches and sums over a province's tasks. The search wants pg_trgm where the server has it."""

from django.db import ProgrammingError, migrations, models, transaction
from django.db.models import Q

from cchc.plans.models.title_index import TitleIndex

OPEN = ["given", "in_progress", "submitted", "returned", "paused"]
STOPPED = ["paused", "cancelled"]


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


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_reminder_rounds")]

    operations = [
        migrations.RunPython(three_letters, migrations.RunPython.noop),
        *(
            migrations.AddIndex("task", index)
            for index in (
                models.Index(fields=["unit", "due_at", "id"], name="task_of_unit_by_due"),
                models.Index(fields=["holder", "due_at", "id"], name="task_of_holder_by_due"),
                models.Index(fields=["status", "due_at", "id"], name="task_of_status_by_due"),
                models.Index(fields=["source", "due_at", "id"], name="task_of_source_by_due"),
                models.Index(
                    fields=["due_at", "id"],
                    include=["unit", "status", "submitted_at"],
                    condition=Q(status__in=OPEN),
                    name="task_open_by_due",
                ),
                models.Index(fields=["due_at", "id"], include=["unit", "status", "submitted_at"], name="task_by_due"),
                models.Index(fields=["due_at", "id"], condition=Q(status__in=STOPPED), name="task_stopped_by_due"),
                TitleIndex(fields=["unit", "title"], name="task_by_title"),
            )
        ),
        migrations.AddIndex("taskpart", models.Index(fields=["asked_at"], name="task_part_by_asking")),
    ]
