from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0004_usual_time"),
        ("documents", "0001_file_store"),
        ("organization", "0004_agencies_of_a_ward"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="postingduty",
            index=models.Index(fields=["place", "procedure"], name="posting_duty_of_place"),
        ),
    ]
