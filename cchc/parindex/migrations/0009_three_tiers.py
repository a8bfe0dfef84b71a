from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("parindex", "0008_left_behind")]

    operations = [
        migrations.AddField(
            model_name="assessmentround",
            name="three_tiers",
            field=models.BooleanField(default=False, help_text="first appraisal by each unit's own superior (§3.1)"),
        ),
        migrations.AddConstraint(
            model_name="assessmentround",
            constraint=models.CheckConstraint(
                condition=models.Q(("rehearsal", False), ("three_tiers", False), _connector="OR"),
                name="rehearsal_is_of_one_unit",
            ),
        ),
    ]
