from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0003_predecessors_of_a_unit"),
    ]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="agency",
            field=models.CharField(
                choices=[("ubnd", "Ủy ban nhân dân"), ("cong_an", "Công an"), ("bhxh", "Bảo hiểm xã hội")],
                default="ubnd",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="unit",
            name="serves",
            field=models.ManyToManyField(
                blank=True,
                help_text="wards for which this agency handles parts of interlinked dossiers",
                related_name="served_by",
                to="organization.unit",
            ),
        ),
    ]
