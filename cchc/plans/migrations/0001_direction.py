"""What an empty database gets at once, in place of the migrations that led here one by one."""

import django.db.models.deletion
import uuid_utils.compat
from django.db import ProgrammingError, migrations, models, transaction

import cchc.plans.models.title_index


def three_letters(apps, schema_editor):
    """The search wants pg_trgm on PostgreSQL; where the server does not have it, the index is an ordinary one."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if not cursor.fetchone():
            return
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except ProgrammingError:  # not this user's right
        return


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("plans", "0001_programmes_plans_and_tasks"),
        ("plans", "0002_reminder_rounds"),
        ("plans", "0003_lists_of_a_province"),
        ("plans", "0004_folded_search"),
        ("plans", "0005_fewer_reminder_indexes"),
    ]
    dependencies = [("documents", "0001_file_store"), ("organization", "0004_agencies_of_a_ward")]

    operations = [
        migrations.RunPython(three_letters, migrations.RunPython.noop),
        migrations.CreateModel(
            name="OfficialDocument",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "way",
                    models.CharField(choices=[("incoming", "Văn bản đến"), ("outgoing", "Văn bản đi")], max_length=8),
                ),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "register_number",
                    models.PositiveIntegerField(help_text="số đến, số đi: 1, 2, 3 … of its way in the year"),
                ),
                ("symbol", models.CharField(help_text="số, ký hiệu, e.g. 15/KH-UBND", max_length=60)),
                ("issuer", models.CharField(max_length=200)),
                ("issued_on", models.DateField()),
                ("summary", models.CharField(max_length=500)),
                ("search_text", models.CharField(max_length=1600)),
                ("registered_at", models.DateTimeField()),
                ("file_name", models.CharField(blank=True, max_length=120)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "way", "year", "register_number"), name="document_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("symbol", ""), _negated=True), models.Q(("summary", ""), _negated=True)
                        ),
                        name="document_says_what_it_is",
                    ),
                ],
                "ordering": ["-year", "-register_number"],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("held_on", models.DateField()),
                ("title", models.CharField(max_length=300)),
                ("chaired_by", models.CharField(max_length=120)),
                ("entered_at", models.DateTimeField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        blank=True,
                        help_text="thông báo kết luận",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="plans.officialdocument",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="meeting_has_a_title")
                ],
                "ordering": ["-held_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("version", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("taxonomy", models.CharField(max_length=40)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("drafting", "Đang soạn"),
                            ("submitted", "Chờ thẩm tra"),
                            ("reviewed", "Chờ phê duyệt"),
                            ("approved", "Đã duyệt, chờ ban hành"),
                            ("issued", "Đang thực hiện"),
                            ("replaced", "Đã được sửa đổi"),
                            ("discarded", "Đã bỏ"),
                        ],
                        default="drafting",
                        max_length=10,
                    ),
                ),
                ("drafted_at", models.DateTimeField()),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("number", models.CharField(blank=True, help_text="số, ký hiệu văn bản ban hành", max_length=60)),
                ("issued_on", models.DateField(blank=True, null=True)),
                ("document_name", models.CharField(blank=True, max_length=120)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="plans.plan",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="organization.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "year", "version"), name="plan_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "issued")),
                        fields=("unit", "year"),
                        name="plan_one_in_force_a_year",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["drafting", "submitted", "reviewed", "approved"])),
                        fields=("unit", "year"),
                        name="plan_one_in_the_making_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at", None), ("reviewed_by", None)),
                            models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plan_reviewed_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plan_approved_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("issued_at__isnull", False),
                                ("issued_on__isnull", False),
                                ("status__in", ["issued", "replaced"]),
                                models.Q(("number", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status__in", ["issued", "replaced"]), _negated=True),
                                ("issued_at", None),
                                ("issued_on", None),
                                ("number", ""),
                            ),
                            _connector="OR",
                        ),
                        name="plan_issued_with_number_and_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("replaces", models.F("id")), _negated=True),
                        name="plan_not_its_own_amendment",
                    ),
                ],
                "ordering": ["-year", "-version"],
            },
        ),
        migrations.CreateModel(
            name="PlanLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "content",
                    models.CharField(blank=True, help_text="code in the taxonomy; empty while unknown", max_length=10),
                ),
                ("title", models.CharField(max_length=500)),
                ("product", models.CharField(blank=True, max_length=300)),
                ("lead_text", models.CharField(blank=True, help_text="as the table says", max_length=200)),
                ("partners_text", models.CharField(blank=True, max_length=300)),
                ("due_text", models.CharField(blank=True, help_text="as the table says", max_length=120)),
                (
                    "due_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "Ngày cụ thể"),
                            ("quarter", "Cuối quý"),
                            ("ongoing", "Thường xuyên"),
                            ("event", "Sau một sự kiện"),
                        ],
                        max_length=8,
                    ),
                ),
                ("due_days", models.JSONField(blank=True, default=list, help_text="ISO days, one task each")),
                ("budget", models.CharField(blank=True, max_length=120)),
                ("basis", models.CharField(blank=True, max_length=500)),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                ("partners", models.ManyToManyField(blank=True, related_name="+", to="organization.post")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="plans.plan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "key"), name="plan_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="plan_line_has_a_title"
                    ),
                ],
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="PlanTarget",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                ("order", models.PositiveSmallIntegerField()),
                ("content", models.CharField(blank=True, max_length=10)),
                ("name", models.CharField(max_length=300)),
                ("measure", models.CharField(default="%", max_length=30)),
                (
                    "direction",
                    models.CharField(
                        choices=[("at_least", "từ … trở lên"), ("at_most", "không quá …")],
                        default="at_least",
                        max_length=8,
                    ),
                ),
                ("planned", models.DecimalField(decimal_places=2, max_digits=12)),
                ("lead_text", models.CharField(blank=True, max_length=200)),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="plans.plan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "key"), name="plan_target_once"),
                    models.CheckConstraint(condition=models.Q(("planned__gte", 0)), name="plan_target_not_negative"),
                ],
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(help_text="of the content file", max_length=40)),
                ("name", models.CharField(max_length=300)),
                ("from_year", models.PositiveSmallIntegerField()),
                ("to_year", models.PositiveSmallIntegerField()),
                ("taxonomy", models.CharField(help_text="the reform contents by which it is ordered", max_length=40)),
                ("source", models.CharField(max_length=500)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="programmes", to="organization.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "code"), name="programme_once_in_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("to_year__gte", models.F("from_year"))), name="programme_years_in_order"
                    ),
                ],
                "ordering": ["-from_year"],
            },
        ),
        migrations.AddField(
            model_name="plan",
            name="programme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plans",
                to="plans.programme",
            ),
        ),
        migrations.CreateModel(
            name="ProgrammeTarget",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("content", models.CharField(help_text="code in the taxonomy, e.g. ND2", max_length=10)),
                ("name", models.CharField(max_length=300)),
                ("measure", models.CharField(default="%", max_length=30)),
                (
                    "direction",
                    models.CharField(
                        choices=[("at_least", "từ … trở lên"), ("at_most", "không quá …")],
                        default="at_least",
                        max_length=8,
                    ),
                ),
                ("source", models.CharField(max_length=500)),
                ("mark", models.CharField(help_text="found, memory, composed", max_length=10)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="plans.programme"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "code"), name="programme_target_once"),
                    models.CheckConstraint(
                        condition=models.Q(("mark__in", ["found", "memory", "composed"])),
                        name="programme_target_marked",
                    ),
                ],
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="ReminderRound",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("reminders", models.PositiveIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "on"), name="reminder_round_once_a_day")],
                "ordering": ["-on"],
            },
        ),
        migrations.CreateModel(
            name="TargetFigure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("target_key", models.UUIDField(db_index=True)),
                ("as_of", models.DateField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=12)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("entered_at", models.DateTimeField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="target_figure_not_negative")
                ],
                "ordering": ["as_of", "entered_at"],
            },
        ),
        migrations.CreateModel(
            name="TargetYear",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=12)),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="years", to="plans.programmetarget"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("target", "year"), name="programme_target_year_once"),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)), name="programme_target_value_not_negative"
                    ),
                ],
                "ordering": ["year"],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField(help_text="1, 2, 3 … of the unit in the year")),
                ("title", models.CharField(max_length=500)),
                ("search_text", models.CharField(max_length=1000)),
                ("product", models.CharField(max_length=300)),
                ("taxonomy", models.CharField(max_length=40)),
                ("content", models.CharField(help_text="reform content, code in the taxonomy", max_length=10)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("plan", "Kế hoạch"),
                            ("document", "Văn bản"),
                            ("conclusion", "Kết luận cuộc họp"),
                            ("finding", "Phát hiện kiểm tra"),
                            ("lost_point", "Điểm bị trừ"),
                            ("order", "Lãnh đạo giao"),
                        ],
                        max_length=12,
                    ),
                ),
                ("source_id", models.UUIDField(blank=True, null=True)),
                ("source_text", models.CharField(max_length=300)),
                (
                    "queue_role",
                    models.CharField(blank=True, help_text="any holder of this role may accept it", max_length=20),
                ),
                ("given_at", models.DateTimeField()),
                (
                    "due_kind",
                    models.CharField(
                        choices=[
                            ("day", "Ngày cụ thể"),
                            ("quarter", "Cuối quý"),
                            ("ongoing", "Thường xuyên"),
                            ("event", "Sau một sự kiện"),
                        ],
                        default="day",
                        max_length=8,
                    ),
                ),
                ("original_due_at", models.DateTimeField(blank=True, null=True)),
                (
                    "due_at",
                    models.DateTimeField(blank=True, help_text="current; empty while its event is awaited", null=True),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("given", "Chưa tiếp nhận"),
                            ("in_progress", "Đang thực hiện"),
                            ("submitted", "Chờ duyệt kết quả"),
                            ("returned", "Chuyển trả"),
                            ("paused", "Tạm dừng"),
                            ("done", "Hoàn thành"),
                            ("cancelled", "Đã hủy"),
                        ],
                        default="given",
                        max_length=12,
                    ),
                ),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, help_text="of the product that waits or was accepted", null=True),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("redone", models.PositiveSmallIntegerField(default=0, help_text="số lần phải làm lại")),
                ("extended", models.PositiveSmallIntegerField(default=0, help_text="số lần được gia hạn")),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True, help_text="of the return, the pause or the cancelling", max_length=1000
                    ),
                ),
                ("delay_reason", models.CharField(blank=True, max_length=1000)),
                ("delay_explained_at", models.DateTimeField(blank=True, null=True)),
                ("delay_acknowledged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assigner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tasks_given", to="organization.post"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks_held",
                        to="organization.post",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="plans.task",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        help_text="where it is done",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ["given", "in_progress", "submitted", "returned", "paused"])),
                        fields=["unit", "due_at", "id"],
                        name="task_open_of_unit",
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ["given", "in_progress", "submitted", "returned", "paused"])),
                        fields=["holder", "due_at"],
                        name="task_open_of_holder",
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ["given", "in_progress", "submitted", "returned", "paused"])),
                        fields=["assigner", "status"],
                        name="task_open_of_assigner",
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ["given", "in_progress", "returned"])),
                        fields=["due_at"],
                        name="task_running_by_due",
                    ),
                    models.Index(fields=["unit", "year", "content"], name="task_of_unit_and_year"),
                    models.Index(fields=["source_id"], name="task_of_source"),
                    models.Index(fields=["unit", "due_at", "id"], name="task_of_unit_by_due"),
                    models.Index(fields=["holder", "due_at", "id"], name="task_of_holder_by_due"),
                    models.Index(fields=["status", "due_at", "id"], name="task_of_status_by_due"),
                    models.Index(fields=["source", "due_at", "id"], name="task_of_source_by_due"),
                    models.Index(
                        condition=models.Q(("status__in", ["given", "in_progress", "submitted", "returned", "paused"])),
                        fields=["due_at", "id"],
                        include=("unit", "status", "submitted_at"),
                        name="task_open_by_due",
                    ),
                    models.Index(
                        fields=["due_at", "id"], include=("unit", "status", "submitted_at"), name="task_by_due"
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ["paused", "cancelled"])),
                        fields=["due_at", "id"],
                        name="task_stopped_by_due",
                    ),
                    cchc.plans.models.title_index.TitleIndex(fields=["unit", "search_text"], name="task_by_title"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "year", "number"), name="task_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("product", ""), _negated=True)
                        ),
                        name="task_says_what_and_product",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("holder__isnull", False),
                            models.Q(
                                ("status__in", ["given", "cancelled"]), models.Q(("queue_role", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="task_held_or_in_a_queue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_at", None), ("due_kind", "event"), ("original_due_at", None)),
                            models.Q(("due_at__isnull", False), ("original_due_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="task_due_unless_its_event_is_awaited",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["submitted", "done"]), ("submitted_at__isnull", False)),
                            models.Q(
                                models.Q(("status__in", ["submitted", "done"]), _negated=True), ("submitted_at", None)
                            ),
                            _connector="OR",
                        ),
                        name="task_submitted_with_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", False), ("status", "done")),
                            models.Q(models.Q(("status", "done"), _negated=True), ("done_at", None)),
                            _connector="OR",
                        ),
                        name="task_done_with_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paused_at__isnull", False), ("status", "paused")),
                            models.Q(models.Q(("status", "paused"), _negated=True), ("paused_at", None)),
                            _connector="OR",
                        ),
                        name="task_paused_with_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", False), ("status", "cancelled")),
                            models.Q(models.Q(("status", "cancelled"), _negated=True), ("cancelled_at", None)),
                            _connector="OR",
                        ),
                        name="task_cancelled_with_moment",
                    ),
                    models.CheckConstraint(condition=models.Q(("percent__lte", 100)), name="task_at_most_whole"),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True), name="task_not_its_own_part"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("delay_acknowledged_at", None), ("delay_explained_at__isnull", False), _connector="OR"
                        ),
                        name="task_delay_explained_before_acknowledged",
                    ),
                ],
                "ordering": ["due_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(help_text="1 the first time")),
                ("at", models.DateTimeField()),
                (
                    "product_number",
                    models.CharField(blank=True, help_text="số, ký hiệu văn bản sản phẩm", max_length=60),
                ),
                ("note", models.CharField(max_length=1000)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("", "Chờ duyệt"), ("accepted", "Đạt"), ("again", "Yêu cầu làm lại")],
                        default="",
                        max_length=8,
                    ),
                ),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("judgement", models.CharField(blank=True, max_length=1000)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="submissions", to="plans.task"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("task", "number"), name="submission_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("verdict", "")), fields=("task",), name="submission_one_waiting"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judged_at", None), ("judged_by", None), ("verdict", "")),
                            models.Q(
                                models.Q(("verdict", ""), _negated=True),
                                ("judged_at__isnull", False),
                                ("judged_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="submission_judged_at_by",
                    ),
                ],
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("before", "Sắp đến hạn"),
                            ("late", "Quá hạn"),
                            ("unclaimed", "Chưa ai nhận"),
                            ("escalated", "Báo cáo cấp trên"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="0 the holder, 1 his head, 2 the next above …"
                    ),
                ),
                ("days", models.SmallIntegerField(help_text="days until the due day; negative when past it")),
                ("made_at", models.DateTimeField()),
                (
                    "to",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="organization.post",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="plans.task",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["to", "-on"], name="reminder_of_post")],
                "constraints": [
                    models.UniqueConstraint(fields=("task", "to", "cause", "on"), name="reminder_once_a_day")
                ],
                "ordering": ["-on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("percent", models.PositiveSmallIntegerField()),
                ("note", models.CharField(max_length=1000)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="progress", to="plans.task"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("percent__lte", 100)), name="progress_at_most_whole")
                ],
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("reason", models.CharField(max_length=1000)),
                ("old_due_at", models.DateTimeField()),
                ("new_due_at", models.DateTimeField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Chờ quyết định"),
                            ("granted", "Đồng ý"),
                            ("refused", "Không đồng ý"),
                            ("withdrawn", "Không còn cần"),
                        ],
                        default="",
                        max_length=9,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=1000)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="plans.task"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("verdict", "")), fields=("task",), name="extension_one_waiting"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("new_due_at__gt", models.F("old_due_at"))), name="extension_is_later"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_at__lte", models.F("old_due_at"))), name="extension_asked_before_due"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("verdict", "")),
                            models.Q(
                                models.Q(("verdict", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="extension_decided_at_by",
                    ),
                ],
                "ordering": ["asked_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="TaskPart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("wanted", models.CharField(max_length=1000)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=4000)),
                ("withdrawn_at", models.DateTimeField(blank=True, help_text="no longer needed", null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts_held", to="organization.post"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="plans.task"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at", None), ("withdrawn_at", None)),
                        fields=["partner", "due_at"],
                        name="task_part_unanswered",
                    ),
                    models.Index(fields=["asked_at"], name="task_part_by_asking"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("task", "order"), name="task_part_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("withdrawn_at", None),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="task_part_answered_at_by",
                    ),
                ],
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="UrgingRound",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "year", "number"), name="urging_number_once")],
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="UrgingLetter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due_at", models.DateTimeField(blank=True, help_text="the deadline when it was sent", null=True)),
                ("reply", models.CharField(blank=True, max_length=1000)),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="plans.task"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="organization.post"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="plans.urginground"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "task"), name="urging_letter_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replied_at", None), ("replied_by", None), ("reply", "")),
                            models.Q(
                                ("replied_at__isnull", False),
                                ("replied_by__isnull", False),
                                models.Q(("reply", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="urging_letter_replied_at_by",
                    ),
                ],
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("monday", models.DateField(help_text="on which it was due; it tells of the week before")),
                ("made_at", models.DateTimeField()),
                ("content", models.JSONField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["-monday"],
                "constraints": [models.UniqueConstraint(fields=("unit", "monday"), name="digest_once_a_week")],
            },
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=1000)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conclusions", to="plans.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="conclusion_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="conclusion_says_something"
                    ),
                ],
            },
        ),
    ]
