import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_process_drafts"),
        ("organization", "0003_predecessors_of_a_unit"),
    ]

    operations = [
        migrations.CreateModel(
            name="UsualTime",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "minutes",
                    models.PositiveIntegerField(help_text="working minutes in which nine of ten dossiers were done"),
                ),
                ("dossiers", models.PositiveIntegerField(help_text="how many were counted")),
                ("counted_on", models.DateField()),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="usual_times",
                        to="catalogue.procedure",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "procedure"), name="usual_time_once")],
            },
        ),
    ]
