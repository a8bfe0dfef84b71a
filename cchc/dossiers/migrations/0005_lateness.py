import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0004_interlinked"),
        ("organization", "0003_predecessors_of_a_unit"),
    ]

    operations = [
        migrations.CreateModel(
            name="ExplainedLateness",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("month", models.DateField(help_text="its first day")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("reception", "Reception"),
                            ("step", "Step"),
                            ("whole", "Whole"),
                            ("extended", "Extended"),
                            ("elsewhere", "Elsewhere"),
                            ("uncollected", "Uncollected"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "standing",
                    models.BooleanField(default=True, help_text="false once it was returned, or the lateness grew"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LatenessExplanation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("cause", models.CharField(help_text="code in content/lateness", max_length=40)),
                ("explanation", models.CharField(max_length=2000)),
                ("stated_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                ("return_reason", models.CharField(blank=True, max_length=1000)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("explanation", ""), _negated=True), name="explanation_says_something"
                    )
                ],
                "ordering": ["stated_at", "id"],
            },
        ),
        migrations.AddField(
            model_name="clockrun",
            name="late_minutes",
            field=models.PositiveIntegerField(blank=True, help_text="working minutes run past due_at", null=True),
        ),
        migrations.AddField(
            model_name="dossierstep",
            name="late_minutes",
            field=models.PositiveIntegerField(blank=True, help_text="working minutes of them past due_at", null=True),
        ),
        migrations.AlterField(
            model_name="clockrun",
            name="stopped_at",
            field=models.DateTimeField(blank=True, help_text="paused, replaced or ended", null=True),
        ),
        migrations.AddIndex(
            model_name="clockrun",
            index=models.Index(
                condition=models.Q(("stopped_at__gt", models.F("due_at"))), fields=["due_at"], name="clock_run_late"
            ),
        ),
        migrations.AddIndex(
            model_name="clockrun",
            index=models.Index(condition=models.Q(("stopped_at", None)), fields=["due_at"], name="clock_run_running"),
        ),
        migrations.AddIndex(
            model_name="dossierstep",
            index=models.Index(
                condition=models.Q(("left_at__gt", models.F("due_at"))),
                fields=["unit", "due_at"],
                name="step_left_late",
            ),
        ),
        migrations.AddIndex(
            model_name="extension",
            index=models.Index(fields=["old_due_at"], name="extension_of_month"),
        ),
        migrations.AddConstraint(
            model_name="clockrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("late_minutes", None), ("stopped_at__isnull", False), _connector="OR"),
                name="clock_run_late_when_stopped",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("late_minutes", None), ("left_at__isnull", False), _connector="OR"),
                name="step_late_when_left",
            ),
        ),
        migrations.AddField(
            model_name="explainedlateness",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="explained", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="latenessexplanation",
            name="accepted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.post",
            ),
        ),
        migrations.AddField(
            model_name="latenessexplanation",
            name="returned_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.post",
            ),
        ),
        migrations.AddField(
            model_name="latenessexplanation",
            name="stated_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
            ),
        ),
        migrations.AddField(
            model_name="latenessexplanation",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
            ),
        ),
        migrations.AddField(
            model_name="explainedlateness",
            name="explanation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="dossiers.latenessexplanation"
            ),
        ),
        migrations.AddIndex(
            model_name="latenessexplanation",
            index=models.Index(
                condition=models.Q(("accepted_at", None), ("returned_at", None)),
                fields=["unit", "stated_at"],
                name="explanation_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="latenessexplanation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted_at", None), ("accepted_by", None)),
                    models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False), ("returned_at", None)),
                    _connector="OR",
                ),
                name="explanation_accepted_at_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="latenessexplanation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("return_reason", ""), ("returned_at", None), ("returned_by", None)),
                    models.Q(
                        models.Q(("return_reason", ""), _negated=True),
                        ("returned_at__isnull", False),
                        ("returned_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="explanation_returned_at_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="explainedlateness",
            constraint=models.UniqueConstraint(
                condition=models.Q(("standing", True)),
                fields=("dossier", "month"),
                name="lateness_explained_once",
            ),
        ),
    ]
