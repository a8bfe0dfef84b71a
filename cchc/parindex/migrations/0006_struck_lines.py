from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("parindex", "0005_breakthroughs")]

    operations = [
        migrations.AddField(
            model_name="leafscore",
            name="self_struck",
            field=models.CharField(
                blank=True, default="", help_text="code of the penalty that sets it to 0", max_length=20
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="leafscore",
            name="first_struck",
            field=models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="leafscore",
            name="second_struck",
            field=models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
    ]
