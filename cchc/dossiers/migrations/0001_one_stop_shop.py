"""What an empty database gets at once, in place of the migrations that led here one by one."""

import django.db.models.deletion
import django.db.models.functions.comparison
import uuid_utils.compat
from django.db import ProgrammingError, migrations, models, transaction

import cchc.dossiers.models.search_index


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
        ("dossiers", "0001_dossiers"),
        ("dossiers", "0003_life_cycle"),
        ("dossiers", "0004_interlinked"),
        ("dossiers", "0005_lateness"),
        ("dossiers", "0006_elsewhere"),
        ("dossiers", "0007_lists"),
        ("dossiers", "0008_group_withdrawn"),
        ("dossiers", "0009_fewer_indexes"),
    ]
    dependencies = [("catalogue", "0004_usual_time"), ("organization", "0004_agencies_of_a_ward")]

    operations = [
        migrations.RunPython(three_letters, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=60, null=True, unique=True)),
                (
                    "result_at_receiving_unit",
                    models.BooleanField(default=False, help_text="where the applicant chose to collect it"),
                ),
                ("handled_outside", models.BooleanField(default=False, help_text="`unit` works with another system")),
                (
                    "submission",
                    models.UUIDField(help_text="one form sent; sent twice it is the same dossier", unique=True),
                ),
                ("case", models.CharField(blank=True, max_length=200)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("awaiting_completion", "Chờ hoàn thiện trước tiếp nhận"),
                            ("refused", "Từ chối tiếp nhận"),
                            ("received", "Đã tiếp nhận"),
                            ("forwarded", "Đã chuyển xử lý"),
                            ("in_process", "Đang xử lý"),
                            ("awaiting_supplement", "Chờ bổ sung"),
                            ("awaiting_payment", "Chờ nghĩa vụ tài chính"),
                            ("decided", "Đã ký, chờ phát hành"),
                            ("result_ready", "Có kết quả"),
                            ("returned", "Đã trả kết quả"),
                            ("archived", "Đã lưu trữ"),
                            ("withdrawn", "Người nộp rút hồ sơ"),
                            ("stopped", "Dừng giải quyết"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("direct", "Trực tiếp"), ("online", "Trực tuyến"), ("post", "Bưu chính công ích")],
                        default="direct",
                        max_length=10,
                    ),
                ),
                ("applicant_name", models.CharField(max_length=120)),
                ("applicant_number", models.CharField(blank=True, max_length=20)),
                ("applicant_born_on", models.DateField(blank=True, null=True)),
                ("applicant_address", models.CharField(max_length=200)),
                ("applicant_phone", models.CharField(blank=True, max_length=20)),
                ("applicant_email", models.EmailField(blank=True, max_length=254)),
                (
                    "owner_name",
                    models.CharField(blank=True, help_text="chủ hồ sơ, if not the applicant", max_length=120),
                ),
                ("owner_number", models.CharField(blank=True, max_length=20)),
                ("summary", models.CharField(blank=True, help_text="trích yếu", max_length=400)),
                ("sets", models.PositiveSmallIntegerField(default=1)),
                (
                    "result_by",
                    models.CharField(
                        choices=[("counter", "Tại quầy"), ("post", "Bưu chính"), ("electronic", "Bản điện tử")],
                        default="counter",
                        max_length=10,
                    ),
                ),
                ("fee_due", models.PositiveIntegerField(blank=True, help_text="đồng; null = not published", null=True)),
                ("search_text", models.CharField(max_length=800)),
                ("filed_at", models.DateTimeField()),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("first_due_at", models.DateTimeField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("approved", "Đồng ý giải quyết"), ("rejected", "Không đủ điều kiện giải quyết")],
                        max_length=10,
                    ),
                ),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("result_number", models.CharField(blank=True, max_length=60)),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, help_text="end of processing (QĐ 766/QĐ-TTg, 2.1)", null=True),
                ),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                ("returned_to", models.CharField(blank=True, max_length=120)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                ("archive_number", models.CharField(blank=True, max_length=60)),
                ("reason", models.CharField(blank=True, help_text="of refusal, rejection or stop", max_length=1000)),
                (
                    "supplements",
                    models.PositiveSmallIntegerField(default=0, help_text="requests after reception: at most one"),
                ),
                (
                    "extensions",
                    models.PositiveSmallIntegerField(default=0, help_text="new dates announced: at most one"),
                ),
                (
                    "awaited_answers",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="open consultations: not answered, and not left behind with a reason"
                    ),
                ),
                (
                    "archived_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="catalogue.procedureversion",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="catalogue.processversion",
                    ),
                ),
                (
                    "received_at_unit",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="whose counter received it for `unit`; null = its own",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "status", "due_at"], name="dossier_worklist"),
                    models.Index(fields=["unit", "-filed_at", "-id"], name="dossier_newest"),
                    models.Index(fields=["unit", "applicant_number"], name="dossier_applicant"),
                    models.Index(
                        condition=models.Q(("received_at_unit__isnull", False)),
                        fields=["received_at_unit", "-filed_at", "-id"],
                        name="dossier_for_others",
                    ),
                    models.Index(fields=["unit", "received_at"], name="dossier_register"),
                    models.Index(fields=["-filed_at", "-id"], name="dossier_newest_of_all"),
                    models.Index(
                        django.db.models.functions.comparison.Coalesce("due_at", "filed_at"),
                        models.F("id"),
                        name="dossier_by_due",
                    ),
                    cchc.dossiers.models.search_index.SearchIndex(
                        fields=["unit", "-filed_at", "-id", "search_text"], name="dossier_search"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("received_at", None), ("received_by", None)),
                            models.Q(("received_at__isnull", False), ("received_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="dossier_received_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("decision", "")),
                            models.Q(
                                models.Q(("decision", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="dossier_decided_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issued_at", None), ("issued_by", None), ("result_number", "")),
                            models.Q(
                                models.Q(("result_number", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("issued_at__isnull", False),
                                ("issued_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="dossier_issued_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("returned_at", None), ("returned_by", None), ("returned_to", "")),
                            models.Q(
                                models.Q(("returned_to", ""), _negated=True),
                                ("issued_at__isnull", False),
                                ("returned_at__isnull", False),
                                ("returned_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="dossier_returned_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("archive_number", ""), _negated=True),
                                ("archived_at__isnull", False),
                                ("archived_by__isnull", False),
                                ("status", "archived"),
                            ),
                            models.Q(
                                models.Q(("status", "archived"), _negated=True),
                                ("archive_number", ""),
                                ("archived_at", None),
                                ("archived_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="dossier_archived_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("handled_outside", False),
                                ("received_at_unit", None),
                                ("result_at_receiving_unit", False),
                            ),
                            models.Q(
                                ("received_at_unit__isnull", False),
                                models.Q(("received_at_unit", models.F("unit")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="dossier_elsewhere_of_two_units",
                    ),
                    models.CheckConstraint(condition=models.Q(("supplements__lte", 1)), name="dossier_one_supplement"),
                    models.CheckConstraint(condition=models.Q(("extensions__lte", 1)), name="dossier_one_extension"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_at", None), ("due_at__gte", models.F("received_at")), _connector="OR"
                        ),
                        name="dossier_due_after_reception",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierGroup",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=60, unique=True)),
                (
                    "submission",
                    models.UUIDField(help_text="one form sent; sent twice it is the same group", unique=True),
                ),
                ("content", models.JSONField(help_text="the version of the group's content that binds it")),
                (
                    "travels",
                    models.CharField(
                        choices=[
                            ("electronic", "Điện tử: các phần làm song song"),
                            ("paper", "Giấy: các phần làm lần lượt"),
                        ],
                        max_length=10,
                    ),
                ),
                ("applicant_name", models.CharField(max_length=120)),
                ("applicant_number", models.CharField(blank=True, max_length=20)),
                ("applicant_born_on", models.DateField(blank=True, null=True)),
                ("applicant_address", models.CharField(max_length=200)),
                ("applicant_phone", models.CharField(blank=True, max_length=20)),
                ("applicant_email", models.EmailField(blank=True, max_length=254)),
                ("owner_name", models.CharField(help_text="the child, the deceased", max_length=120)),
                ("owner_number", models.CharField(blank=True, max_length=20)),
                ("summary", models.CharField(blank=True, max_length=400)),
                (
                    "result_by",
                    models.CharField(
                        choices=[("counter", "Tại quầy"), ("post", "Bưu chính"), ("electronic", "Bản điện tử")],
                        default="counter",
                        max_length=10,
                    ),
                ),
                (
                    "fee_due",
                    models.PositiveIntegerField(
                        blank=True, help_text="đồng, of all parts; null = not published", null=True
                    ),
                ),
                ("papers", models.JSONField(default=list, help_text="codes of the papers handed in")),
                ("search_text", models.CharField(max_length=800)),
                ("filed_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("first_due_at", models.DateTimeField(help_text="the whole, as promised on the receipt")),
                (
                    "due_at",
                    models.DateTimeField(help_text="moves only with a supplement or an announced delay of a part"),
                ),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, help_text="no part is running or waiting any more", null=True),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("settled", "Có kết quả"), ("stopped", "Dừng giải quyết")], max_length=10
                    ),
                ),
                (
                    "closed_at",
                    models.DateTimeField(
                        blank=True, help_text="ended, and no result waits to be handed over", null=True
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, help_text="the applicant took the whole back", null=True),
                ),
                ("withdrawn_by_name", models.CharField(blank=True, help_text="who asked for it", max_length=120)),
                ("withdrawal_reason", models.CharField(blank=True, max_length=1000)),
                ("papers_back", models.TextField(blank=True, help_text="one line per paper to be handed back")),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossier_groups",
                        to="catalogue.procedureversion",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossier_groups",
                        to="organization.unit",
                    ),
                ),
                (
                    "withdrawal_signed_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="head of the unit that day",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)), fields=["unit", "due_at"], name="group_open_of_unit"
                    ),
                    models.Index(fields=["unit", "-filed_at", "-id"], name="group_newest"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("ended_at", None), ("outcome", "")),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="group_ended_with_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gte", models.F("received_at"))), name="group_due_after_reception"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawal_reason", ""),
                                ("withdrawn_at", None),
                                ("withdrawn_by", None),
                                ("withdrawn_by_name", ""),
                            ),
                            models.Q(
                                models.Q(("withdrawn_by_name", ""), _negated=True),
                                models.Q(("withdrawal_reason", ""), _negated=True),
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="group_withdrawn_at_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierPaper",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=400)),
                ("originals", models.PositiveSmallIntegerField(default=0)),
                ("copies", models.PositiveSmallIntegerField(default=0)),
                (
                    "looked_up",
                    models.BooleanField(default=False, help_text="not collected: found in a database or store"),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("dossier", "code"), name="dossier_paper_once")]},
        ),
        migrations.CreateModel(
            name="DossierStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(help_text="1, 2, 3 … as walked")),
                ("number", models.PositiveSmallIntegerField(help_text="number of the step in the process version")),
                ("name", models.CharField(max_length=200)),
                ("does", models.CharField(help_text="which verb ends it: catalogue.schema.Does", max_length=10)),
                ("limit", models.CharField(max_length=12)),
                ("entered_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("completed", "Hoàn thành"),
                            ("sent_back", "Trả lại bước trước"),
                            ("moved", "Điều chuyển người khác"),
                            ("paused", "Tạm dừng chờ bổ sung"),
                            ("unpaid", "Tạm dừng chờ nghĩa vụ tài chính"),
                            ("stopped", "Dừng giải quyết"),
                            ("corrected", "Sửa giấy tiếp nhận"),
                            ("sent_on", "Chuyển đơn vị có thẩm quyền"),
                        ],
                        max_length=12,
                    ),
                ),
                ("held_minutes", models.PositiveIntegerField(blank=True, help_text="working minutes held", null=True)),
                (
                    "late_minutes",
                    models.PositiveIntegerField(blank=True, help_text="working minutes of them past due_at", null=True),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="held_steps", to="organization.post"
                    ),
                ),
                (
                    "left_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("left_at", None)), fields=["holder", "due_at"], name="step_of_holder"
                    ),
                    models.Index(fields=["unit", "entered_at"], name="step_entered"),
                    models.Index(
                        condition=models.Q(("left_at", None)), fields=["unit", "due_at"], name="step_open_of_unit"
                    ),
                    models.Index(
                        condition=models.Q(("left_at__gt", models.F("due_at"))),
                        fields=["unit", "due_at"],
                        name="step_left_late",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "order"), name="step_order_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("left_at", None)), fields=("dossier",), name="one_open_step"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_minutes", None), ("left_at", None), ("left_by", None), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("held_minutes__isnull", False),
                                ("left_at__isnull", False),
                                ("left_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="step_left_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("late_minutes", None), ("left_at__isnull", False), _connector="OR"),
                        name="step_late_when_left",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_at", None), ("left_at__gte", models.F("entered_at")), _connector="OR"
                        ),
                        name="step_left_after_entered",
                    ),
                ],
                "ordering": ["order"],
            },
        ),
        migrations.AddField(
            model_name="dossier",
            name="current_step",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="dossiers.dossierstep",
            ),
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
                ("announced_at", models.DateTimeField()),
                ("reason", models.CharField(max_length=1000)),
                ("old_due_at", models.DateTimeField()),
                ("new_due_at", models.DateTimeField()),
                (
                    "announced_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extension", to="dossiers.dossier"
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["old_due_at"], name="extension_of_month")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("new_due_at__gt", models.F("old_due_at"))), name="extension_moves_later"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("announced_at__lt", models.F("old_due_at"))), name="extension_in_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupMember",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("number", models.PositiveSmallIntegerField(help_text="1, 2, 3 … the order of the chain")),
                ("limit", models.CharField(max_length=12)),
                ("planned_due_at", models.DateTimeField(help_text="as promised at reception")),
                (
                    "started_at",
                    models.DateTimeField(blank=True, help_text="the slip of transfer was issued", null=True),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="dossiers.dossiergroup"
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.procedureversion"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.processversion"
                    ),
                ),
                (
                    "started_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("group", "key"), name="group_member_once"),
                    models.UniqueConstraint(fields=("group", "number"), name="group_member_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("started_at", None), ("started_by", None)),
                            models.Q(("started_at__isnull", False), ("started_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="group_member_started_at_by",
                    ),
                ],
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="dossier",
            name="member",
            field=models.OneToOneField(
                blank=True,
                help_text="the part of an interlinked dossier that this is",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dossier",
                to="dossiers.groupmember",
            ),
        ),
        migrations.CreateModel(
            name="LatenessExplanation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("cause", models.CharField(help_text="code in content/lateness", max_length=40)),
                ("explanation", models.CharField(max_length=2000)),
                ("stated_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                ("return_reason", models.CharField(blank=True, max_length=1000)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "stated_by",
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("accepted_at", None), ("returned_at", None)),
                        fields=["unit", "stated_at"],
                        name="explanation_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at", None), ("accepted_by", None)),
                            models.Q(
                                ("accepted_at__isnull", False), ("accepted_by__isnull", False), ("returned_at", None)
                            ),
                            _connector="OR",
                        ),
                        name="explanation_accepted_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("return_reason", ""), ("returned_at", None), ("returned_by", None)),
                            models.Q(
                                models.Q(("return_reason", ""), _negated=True),
                                ("returned_at__isnull", False),
                                ("returned_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="explanation_returned_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("explanation", ""), _negated=True), name="explanation_says_something"
                    ),
                ],
                "ordering": ["stated_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ExplainedLateness",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("month", models.DateField(help_text="its first day")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("reception", "Reception"),
                            ("step", "Step"),
                            ("whole", "Whole"),
                            ("extended", "Extended"),
                            ("elsewhere", "Elsewhere"),
                            ("uncollected", "Uncollected"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "standing",
                    models.BooleanField(default=True, help_text="false once it was returned, or the lateness grew"),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="explained", to="dossiers.dossier"
                    ),
                ),
                (
                    "explanation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="dossiers.latenessexplanation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("standing", True)),
                        fields=("dossier", "month"),
                        name="lateness_explained_once",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="PaperHandOver",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("papers", models.CharField(help_text="what is in the bundle", max_length=1000)),
                ("handed_on_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "from_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
                        to="dossiers.dossiergroup",
                    ),
                ),
                (
                    "handed_on_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("group", "number"), name="paper_hand_over_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("confirmed_at", None)), fields=("group",), name="one_bundle_on_the_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_unit", models.F("to_unit")), _negated=True),
                        name="paper_hand_over_between_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at", None), ("confirmed_by", None)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="paper_hand_over_confirmed_at_by",
                    ),
                ],
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="PaperTransfer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "what",
                    models.CharField(choices=[("papers", "Hồ sơ giấy"), ("result", "Kết quả bản giấy")], max_length=7),
                ),
                ("begun_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(help_text="by then it must be there")),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "carrier",
                    models.CharField(
                        blank=True, help_text="who carries it: post with its number, courier", max_length=120
                    ),
                ),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("place", models.CharField(blank=True, help_text="where it lies at the receiving end", max_length=120)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_transfers",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "from_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("received_at", None)), fields=["from_unit", "due_at"], name="papers_to_send"
                    ),
                    models.Index(
                        condition=models.Q(("received_at", None)), fields=["to_unit", "due_at"], name="papers_to_come"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "what"), name="papers_travel_once"),
                    models.CheckConstraint(
                        condition=models.Q(("from_unit", models.F("to_unit")), _negated=True),
                        name="papers_between_two_units",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("carrier", ""), ("sent_at", None), ("sent_by", None)),
                            models.Q(("sent_at__isnull", False), ("sent_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="papers_sent_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place", ""), ("received_at", None), ("received_by", None)),
                            models.Q(
                                ("received_at__isnull", False),
                                ("received_by__isnull", False),
                                ("sent_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="papers_received_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gte", models.F("begun_at"))), name="papers_due_in_order"
                    ),
                ],
                "ordering": ["begun_at"],
            },
        ),
        migrations.CreateModel(
            name="PaymentRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("what", models.CharField(max_length=300)),
                ("amount", models.PositiveBigIntegerField(help_text="đồng")),
                (
                    "source",
                    models.CharField(help_text="the rule that takes this time out of the limit", max_length=300),
                ),
                ("asked_at", models.DateTimeField()),
                ("paid_at", models.DateTimeField(blank=True, null=True)),
                ("voucher", models.CharField(blank=True, help_text="số chứng từ", max_length=60)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payment_requests",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "paid_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="who recorded it",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("paid_at", None)), fields=("dossier",), name="one_open_payment"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid_at", None), ("paid_by", None), ("voucher", "")),
                            models.Q(
                                models.Q(("voucher", ""), _negated=True),
                                ("paid_at__isnull", False),
                                ("paid_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="payment_paid_at_by",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="payment_of_something"),
                ],
                "ordering": ["asked_at"],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("conditions", models.JSONField(help_text="values of the list's form, by field")),
                ("of_unit", models.BooleanField(default=False, help_text="offered to every official of the unit")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_filters",
                        to="organization.official",
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
                    models.UniqueConstraint(fields=("unit", "owner", "name"), name="filter_named_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("of_unit", True)), fields=("unit", "name"), name="unit_filter_named_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="filter_has_a_name"),
                ],
                "ordering": ["-of_unit", "name"],
            },
        ),
        migrations.CreateModel(
            name="Stoppage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("withdrawn", "Người nộp rút hồ sơ"),
                            ("asked", "Người nộp đề nghị dừng giải quyết"),
                            ("unsupplemented", "Quá thời hạn mà không bổ sung đủ hồ sơ"),
                            ("other", "Căn cứ khác"),
                        ],
                        max_length=14,
                    ),
                ),
                ("asked_by_name", models.CharField(blank=True, help_text="who asked for it", max_length=120)),
                ("stopped_at", models.DateTimeField()),
                ("papers_back", models.TextField(blank=True, help_text="one line per paper to be handed back")),
                ("refund", models.PositiveIntegerField(default=0, help_text="đồng, under the law of that fee")),
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stoppage", to="dossiers.dossier"
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="null: nobody headed the unit",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "stopped_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SupplementRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[("before", "Trước khi tiếp nhận"), ("after", "Sau khi tiếp nhận")], max_length=6
                    ),
                ),
                ("items", models.TextField(help_text="one line per paper or content to complete")),
                ("reason", models.CharField(max_length=1000)),
                ("asked_at", models.DateTimeField()),
                ("due_on", models.DateField(blank=True, help_text="last day to complete, after reception", null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supplement_requests",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "phase"), name="supplement_asked_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", None)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="supplement_answered_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_on", None), ("phase", "before")),
                            models.Q(("due_on__isnull", False), ("phase", "after")),
                            _connector="OR",
                        ),
                        name="supplement_due_after_reception",
                    ),
                ],
                "ordering": ["asked_at"],
            },
        ),
        migrations.CreateModel(
            name="DailyCounter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("last", models.PositiveIntegerField()),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="organization.unit")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "day"), name="one_counter_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("error", models.CharField(max_length=1000)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("corrected_at", models.DateTimeField(blank=True, null=True)),
                ("result_number", models.CharField(blank=True, max_length=60)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.post"
                    ),
                ),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="dossiers.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("corrected_at", None)), fields=("dossier",), name="one_open_correction"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("corrected_at", None), ("corrected_by", None), ("result_number", "")),
                            models.Q(
                                models.Q(("result_number", ""), _negated=True),
                                ("corrected_at__isnull", False),
                                ("corrected_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="correction_corrected_at_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "agency",
                    models.CharField(blank=True, help_text="outside the system: answers by letter", max_length=200),
                ),
                ("question", models.CharField(max_length=2000)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, max_length=4000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "left_behind",
                    models.CharField(
                        blank=True, help_text="why the dossier went on without the answer", max_length=1000
                    ),
                ),
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
                    "consulted",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="organization.post",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consultations", to="dossiers.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at", None)),
                        fields=["consulted", "due_at"],
                        name="consultation_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agency", ""), ("consulted__isnull", False)),
                            models.Q(models.Q(("agency", ""), _negated=True), ("consulted", None)),
                            _connector="OR",
                        ),
                        name="consultation_of_one",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("dossier", "consulted"),
                        name="post_asked_once_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None), ("consulted", None)),
                        fields=("dossier", "agency"),
                        name="agency_asked_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="consultation_answered_at_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gt", models.F("asked_at"))), name="consultation_due_after_asked"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClockRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("reception", "Tiếp nhận hồ sơ"),
                            ("supplement", "Hồ sơ bổ sung đủ: tính lại từ đầu"),
                            ("payment", "Đã thực hiện nghĩa vụ tài chính: tính tiếp"),
                            ("extension", "Xin lỗi và hẹn lại một lần"),
                            ("receipt", "Sửa giấy tiếp nhận"),
                        ],
                        max_length=12,
                    ),
                ),
                ("source", models.CharField(help_text="article and decree", max_length=200)),
                ("starts_at", models.DateTimeField()),
                ("limit", models.CharField(max_length=12)),
                ("due_at", models.DateTimeField()),
                ("stopped_at", models.DateTimeField(blank=True, help_text="paused, replaced or ended", null=True)),
                (
                    "late_minutes",
                    models.PositiveIntegerField(blank=True, help_text="working minutes run past due_at", null=True),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clock_runs",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("stopped_at__gt", models.F("due_at"))),
                        fields=["due_at"],
                        name="clock_run_late",
                    ),
                    models.Index(condition=models.Q(("stopped_at", None)), fields=["due_at"], name="clock_run_running"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "number"), name="clock_run_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_at", None)), fields=("dossier",), name="one_running_clock"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_at__gte", models.F("starts_at")), ("ground", "payment"), _connector="OR"
                        ),
                        name="clock_run_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("late_minutes", None), ("stopped_at__isnull", False), _connector="OR"),
                        name="clock_run_late_when_stopped",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("code__isnull", False),
                        ("due_at__isnull", False),
                        ("first_due_at__isnull", False),
                        ("received_at__isnull", False),
                        (
                            "status__in",
                            (
                                "received",
                                "forwarded",
                                "in_process",
                                "decided",
                                "awaiting_supplement",
                                "awaiting_payment",
                                "result_ready",
                                "returned",
                                "archived",
                                "withdrawn",
                                "stopped",
                            ),
                        ),
                    ),
                    models.Q(
                        ("code", None),
                        ("due_at", None),
                        ("first_due_at", None),
                        ("received_at", None),
                        ("status__in", ("awaiting_completion", "refused")),
                    ),
                    _connector="OR",
                ),
                name="dossier_code_from_reception",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("returned_at__isnull", False), ("status__in", ("returned", "archived"))),
                    models.Q(models.Q(("status__in", ("returned", "archived")), _negated=True), ("returned_at", None)),
                    _connector="OR",
                ),
                name="dossier_returned_with_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at__isnull", False),
                        ("status__in", ("refused", "result_ready", "returned", "archived", "withdrawn", "stopped")),
                    ),
                    models.Q(
                        models.Q(
                            ("status__in", ("refused", "result_ready", "returned", "archived", "withdrawn", "stopped")),
                            _negated=True,
                        ),
                        ("ended_at", None),
                    ),
                    _connector="OR",
                ),
                name="dossier_ended_with_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("refused", "withdrawn", "stopped")), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="dossier_refusal_has_reason",
            ),
        ),
    ]
