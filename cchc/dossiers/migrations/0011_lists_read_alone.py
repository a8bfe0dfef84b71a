"""On SQLite three indexes of lists get the columns that lists ask for; on PostgreSQL they are made again as they were.

Of two that serve alike SQLite takes the one that was made last: that in the order of the list.
"""

from django.db import migrations

from cchc.dossiers.models.list_index import ListIndex


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0010_holders_past")]

    operations = [
        migrations.RemoveIndex(model_name="dossier", name="dossier_worklist"),
        migrations.AddIndex(
            model_name="dossier",
            index=ListIndex(
                fields=["unit", "status", "due_at"], beside=["filed_at", "id", "procedure"], name="dossier_worklist"
            ),
        ),
        migrations.RemoveIndex(model_name="dossier", name="dossier_register"),
        migrations.AddIndex(
            model_name="dossier",
            index=ListIndex(
                fields=["unit", "received_at"],
                beside=["filed_at", "due_at", "id", "status", "procedure"],
                name="dossier_register",
            ),
        ),
        migrations.RemoveIndex(model_name="dossier", name="dossier_newest"),
        migrations.AddIndex(
            model_name="dossier",
            index=ListIndex(
                fields=["unit", "-filed_at", "-id"],
                beside=["status", "procedure", "received_at", "due_at"],
                name="dossier_newest",
            ),
        ),
    ]
