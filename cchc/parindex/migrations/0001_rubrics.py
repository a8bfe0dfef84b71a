import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models
from django.db.models import Q

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    initial = True
    dependencies = [("organization", "0004_agencies_of_a_ward")]

    operations = [
        migrations.CreateModel(
            name="Rubric",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("version", models.PositiveSmallIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        help_text="who published it; none: shipped",
                        null=True,
                        on_delete=PROTECT,
                        to="organization.unit",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(help_text="none: shipped, not published on the screen", null=True),
                ),
                (
                    "published_by",
                    models.CharField(blank=True, help_text="name and post, kept by value", max_length=330),
                ),
                ("title", models.CharField(max_length=300)),
                ("document", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(unit=None), fields=("code", "version"), name="shipped_rubric_once"
                    ),
                    models.UniqueConstraint(fields=("code", "unit", "version"), name="rubric_once"),
                    models.CheckConstraint(
                        condition=Q(unit=None, published_at=None, published_by="")
                        | (Q(unit__isnull=False, published_at__isnull=False) & ~Q(published_by="")),
                        name="rubric_of_a_unit_says_who_published_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RubricDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=PROTECT, to="organization.unit")),
                ("code", models.CharField(max_length=40)),
                (
                    "based_on",
                    models.ForeignKey(on_delete=PROTECT, related_name="drafts", to="parindex.rubric"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("drafting", "Đang soạn"), ("published", "Đã công bố"), ("discarded", "Đã bỏ")],
                        default="drafting",
                        max_length=10,
                    ),
                ),
                (
                    "saves",
                    models.PositiveIntegerField(default=0, help_text="so that a page knows whether it is old"),
                ),
                ("document", models.JSONField()),
                (
                    "rubric",
                    models.OneToOneField(null=True, on_delete=PROTECT, related_name="draft", to="parindex.rubric"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(status="drafting"), fields=("unit", "code"), name="rubric_draft_open_once"
                    ),
                    models.CheckConstraint(
                        condition=Q(status="published", rubric__isnull=False)
                        | (~Q(status="published") & Q(rubric=None)),
                        name="rubric_draft_published_has_its_version",
                    ),
                ],
            },
        ),
    ]
