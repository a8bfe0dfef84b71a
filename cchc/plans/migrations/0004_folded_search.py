"""Tasks and documents are found whatever the accents and capitals, on both databases alike."""

import unicodedata

from django.db import migrations, models

from cchc.plans.models.title_index import TitleIndex

BATCH = 2000


def fold(text):
    for _ in range(2):
        text = "".join(
            sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign)
        ).casefold()
    return " ".join(text.replace("đ", "d").split())


def fill(apps, schema_editor):
    for name, said in (("Task", ["title"]), ("OfficialDocument", ["symbol", "issuer", "summary"])):
        model, batch = apps.get_model("plans", name), []
        for row in model.objects.only("pk", *said).iterator(BATCH):
            row.search_text = fold(" ".join(getattr(row, each) for each in said))
            batch.append(row)
            if len(batch) == BATCH:
                model.objects.bulk_update(batch, ["search_text"])
                batch = []
        model.objects.bulk_update(batch, ["search_text"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_lists_of_a_province")]

    operations = [
        migrations.AddField(
            "task", "search_text", models.CharField(default="", max_length=1000), preserve_default=False
        ),
        migrations.AddField(
            "officialdocument", "search_text", models.CharField(default="", max_length=1600), preserve_default=False
        ),
        migrations.RemoveIndex("task", "task_by_title"),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex("task", TitleIndex(fields=["unit", "search_text"], name="task_by_title")),
    ]
