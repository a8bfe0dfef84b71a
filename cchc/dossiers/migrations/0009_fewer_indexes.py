"""Foreign keys by which nobody looks for rows, or that begin another index, need no index of their own: each one cost
every reception and every step a write.
"""

import django.db.models.deletion
from django.db import migrations, models


def keep_unique(apps, schema_editor):
    """On PostgreSQL an index of one column that is given up takes with it the unique one over the same column."""
    if schema_editor.connection.vendor == "postgresql":
        for name, table, condition in (
            ("one_open_step", "dossiers_dossierstep", "left_at"),
            ("one_running_clock", "dossiers_clockrun", "stopped_at"),
        ):
            schema_editor.execute(
                f"CREATE UNIQUE INDEX IF NOT EXISTS {name} ON {table} (dossier_id) WHERE {condition} IS NULL"
            )


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0008_group_withdrawn"),
        ("organization", "0004_agencies_of_a_ward"),
    ]

    operations = [
        migrations.AlterField(
            model_name="clockrun",
            name="dossier",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="clock_runs",
                to="dossiers.dossier",
            ),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="archived_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.post",
            ),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.post",
            ),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="received_at_unit",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="whose counter received it for `unit`; null = its own",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.unit",
            ),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="received_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.post",
            ),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="returned_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.post",
            ),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="unit",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dossiers",
                to="organization.unit",
            ),
        ),
        migrations.AlterField(
            model_name="dossierpaper",
            name="dossier",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="dossiers.dossier",
            ),
        ),
        migrations.AlterField(
            model_name="dossierstep",
            name="dossier",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="dossiers.dossier"
            ),
        ),
        migrations.AlterField(
            model_name="dossierstep",
            name="left_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.post",
            ),
        ),
        migrations.AlterField(
            model_name="dossierstep",
            name="unit",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
            ),
        ),
        migrations.RunPython(keep_unique, migrations.RunPython.noop),
    ]
