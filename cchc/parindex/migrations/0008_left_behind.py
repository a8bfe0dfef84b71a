from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("parindex", "0007_evidence_signatures")]

    operations = [
        migrations.AddField(
            model_name="assessment",
            name="left_behind",
            field=models.JSONField(default=list, help_text="answers that a new version of the rubric had no place for"),
        ),
    ]
