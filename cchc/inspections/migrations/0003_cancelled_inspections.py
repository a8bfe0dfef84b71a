"""An inspection that will not be held, or not be finished, is cancelled with its reason."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

OPENED = Q(
    opened_at__isnull=False, opened_by__isnull=False, period_from__isnull=False, period_until__gte=F("period_from")
)
CHANGED = {
    "inspection_opened_at_by": Q(status__in=["planned", "cancelled"], opened_at=None, opened_by=None, period_from=None,
                                 period_until=None) | (~Q(status="planned") & OPENED),
    "inspection_decision_once_open": Q(decision_number="", notice_number="")
    | (Q(opened_at__isnull=False) & ~Q(kind="self") & ~Q(decision_number="")),
    "inspection_open_by_decision": Q(opened_at=None) | Q(kind="self") | ~Q(decision_number=""),
    "inspection_planned_is_announced": Q(opened_at=None) | ~Q(kind="planned") | ~Q(notice_number=""),
}  # fmt: skip
CANCELLED = Q(status="cancelled", cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(reason="")
NOT_CANCELLED = ~Q(status="cancelled") & Q(cancelled_at=None, cancelled_by=None, reason="")


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0002_findings_taken_over"),
    ]

    operations = [
        migrations.AlterField(
            "inspection",
            "status",
            models.CharField(
                choices=[
                    ("planned", "Chưa tiến hành"),
                    ("open", "Đang kiểm tra"),
                    ("concluded", "Đã kết luận"),
                    ("cancelled", "Đã hủy"),
                ],
                default="planned",
                max_length=9,
            ),
        ),
        migrations.AddField("inspection", "cancelled_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "inspection",
            "cancelled_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.post",
            ),
        ),
        migrations.AddField(
            "inspection",
            "reason",
            models.CharField(blank=True, default="", help_text="of the cancelling", max_length=1000),
            preserve_default=False,
        ),
        *(migrations.RemoveConstraint("inspection", name) for name in CHANGED),
        *(
            migrations.AddConstraint("inspection", models.CheckConstraint(condition=condition, name=name))
            for name, condition in CHANGED.items()
        ),
        migrations.AddConstraint(
            "inspection",
            models.CheckConstraint(condition=CANCELLED | NOT_CANCELLED, name="inspection_cancelled_at_by"),
        ),
    ]
