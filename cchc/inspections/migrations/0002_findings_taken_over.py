"""Who leaves hands over what was found: a colleague answers and puts right, the finding stays his."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0001_inspections_and_findings"),
    ]

    operations = [
        migrations.AddField(
            "finding",
            "taken_over_by",
            models.ForeignKey(
                blank=True,
                help_text="answers and puts right for who left; the finding stays that of `responsible`",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.post",
            ),
        ),
        migrations.AddConstraint(
            "finding",
            models.CheckConstraint(
                condition=Q(taken_over_by=None) | ~Q(taken_over_by=F("responsible")),
                name="finding_taken_over_by_another",
            ),
        ),
    ]
