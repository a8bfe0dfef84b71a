"""Nobody looks for all that a post ever held; an index that offers it lets SQLite read a whole past for one dossier."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_one_stop_shop"), ("organization", "0004_agencies_of_a_ward")]

    operations = [
        migrations.AlterField(
            model_name="dossierstep",
            name="holder",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="held_steps",
                to="organization.post",
            ),
        ),
    ]
