"""The file store: contents by hash, and what each is attached to."""

import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

NAMED = models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", NAMED.clone()),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("size", models.PositiveBigIntegerField(help_text="bytes")),
                ("media_type", models.CharField(max_length=120, help_text="sniffed from the bytes")),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_not_empty"),
                    models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="stored_file_hash_whole"),
                ]
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", NAMED.clone()),
                (
                    "file",
                    models.ForeignKey(
                        to="documents.storedfile",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                    ),
                ),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField()),
                ("unit_id", models.UUIDField(db_index=True)),
                ("name", models.CharField(max_length=120)),
                ("label", models.CharField(max_length=500, help_text="which required paper it is")),
                ("uploaded_by_name", models.CharField(max_length=120)),
                ("uploaded_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True, blank=True)),
            ],
            options={
                "indexes": [models.Index(fields=["subject_kind", "subject_id"], name="attachment_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(withdrawn_at=None) | models.Q(withdrawn_at__gte=models.F("uploaded_at")),
                        name="attachment_withdrawn_after_upload",
                    )
                ],
            },
        ),
    ]
