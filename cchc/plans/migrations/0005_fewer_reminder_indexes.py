"""The task and the person of a reminder begin other indexes and need none of their own: each one cost every reminder of
the daily run a write.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_folded_search")]

    operations = [
        migrations.AlterField(
            "reminder",
            name,
            models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to=model
            ),
        )
        for name, model in (("task", "plans.task"), ("to", "organization.post"))
    ]
