"""When the newest run of its clock stopped, when a delay was announced and whether a paper was looked up stand in the
dossier: figures count millions of them without asking other tables for each.
"""

from django.db import migrations, models
from django.db.models import Q

STOPPED = ("awaiting_supplement", "awaiting_payment", "result_ready", "returned", "archived", "withdrawn", "stopped")


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0011_lists_read_alone")]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="clock_stopped_at",
            field=models.DateTimeField(
                blank=True, help_text="when its newest run of the clock stopped; null while it runs", null=True
            ),
        ),
        migrations.AddField(
            model_name="dossier",
            name="delay_announced_at",
            field=models.DateTimeField(blank=True, help_text="when the new date was announced", null=True),
        ),
        migrations.AddField(
            model_name="dossier",
            name="papers_looked_up",
            field=models.BooleanField(default=False, help_text="a paper of it was found and not collected"),
        ),
        migrations.RunSQL(
            "UPDATE dossiers_dossier SET clock_stopped_at = (SELECT stopped_at FROM dossiers_clockrun"
            " WHERE dossier_id = dossiers_dossier.id ORDER BY number DESC LIMIT 1), delay_announced_at ="
            " (SELECT announced_at FROM dossiers_extension WHERE dossier_id = dossiers_dossier.id), papers_looked_up ="
            " EXISTS (SELECT 1 FROM dossiers_dossierpaper WHERE dossier_id = dossiers_dossier.id AND looked_up)",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=Q(status__in=STOPPED, clock_stopped_at__isnull=False)
                | Q(~Q(status__in=STOPPED), clock_stopped_at=None),
                name="dossier_clock_stopped_with_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=Q(extensions=0, delay_announced_at=None)
                | Q(~Q(extensions=0), delay_announced_at__isnull=False),
                name="dossier_extended_with_date",
            ),
        ),
    ]
