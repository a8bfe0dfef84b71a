"""A list in the order of deadlines is walked along an index that holds the order to the end, and the unit beside it;
the tasks that a unit gave are known without reading them.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

STOPPED = ["paused", "cancelled"]


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_fewer_reminder_indexes")]

    operations = [
        migrations.RemoveIndex("task", "task_running_by_due"),  # what is open has an index that also goes by key
        migrations.RemoveIndex("task", "task_stopped_by_due"),
        migrations.AddIndex(
            "task",
            models.Index(
                fields=["due_at", "id"], include=["unit"], condition=Q(status__in=STOPPED), name="task_stopped_by_due"
            ),
        ),
        migrations.AlterField(
            "task",
            "assigner",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tasks_given",
                to="organization.post",
            ),
        ),
        migrations.AddIndex("task", models.Index(fields=["assigner", "id"], name="task_of_assigner")),
    ]
