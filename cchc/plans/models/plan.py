"""What does the unit mean to do in a year, line by line, and to reach, target by target? Each version is kept."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from cchc.documents.models import StoredFile
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit
from cchc.plans.models.programme import Programme, ProgrammeTarget
from cchc.plans.models.task import DueKind


class PlanQuerySet(models.QuerySet["Plan"]):
    def in_force(self) -> PlanQuerySet:
        """Issued, and not replaced by an amendment."""
        return self.filter(status=Plan.Status.ISSUED)

    def lock(self, pk: UUID) -> Plan:
        """The row, locked until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("unit", "replaces").get(pk=pk)


class Plan(Identified):
    """Kế hoạch CCHC năm: one version; an amendment by decision is a later version that replaces it when issued."""

    class Status(models.TextChoices):
        DRAFTING = "drafting", "Đang soạn"
        SUBMITTED = "submitted", "Chờ thẩm tra"
        REVIEWED = "reviewed", "Chờ phê duyệt"
        APPROVED = "approved", "Đã duyệt, chờ ban hành"
        ISSUED = "issued", "Đang thực hiện"
        REPLACED = "replaced", "Đã được sửa đổi"
        DISCARDED = "discarded", "Đã bỏ"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    taxonomy = models.CharField(max_length=40)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFTING)
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="amendments")
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)
    number = models.CharField(max_length=60, blank=True, help_text="số, ký hiệu văn bản ban hành")
    issued_on = models.DateField(null=True, blank=True)
    document = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document_name = models.CharField(max_length=120, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "version"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["unit", "year"], condition=Q(status="issued"), name="plan_one_in_force_a_year"
            ),
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=Q(status__in=["drafting", "submitted", "reviewed", "approved"]),
                name="plan_one_in_the_making_a_year",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
                name="plan_reviewed_at_by",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="plan_approved_at_by",
            ),
            models.CheckConstraint(
                condition=(
                    Q(status__in=["issued", "replaced"], issued_at__isnull=False, issued_on__isnull=False)
                    & ~Q(number="")
                )
                | (~Q(status__in=["issued", "replaced"]) & Q(issued_at=None, issued_on=None, number="")),
                name="plan_issued_with_number_and_day",
            ),
            models.CheckConstraint(condition=~Q(replaces=F("id")), name="plan_not_its_own_amendment"),
        ]

    def __str__(self) -> str:
        return f"{self.title} (bản {self.version}, sửa đổi)" if self.replaces_id else self.title


class PlanLine(Identified):
    """Một nhiệm vụ của kế hoạch; `key` stays the same from version to version, and the line's tasks name it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lines")
    key = models.UUIDField(default=uuid7, editable=False)
    order = models.PositiveSmallIntegerField()
    content = models.CharField(max_length=10, blank=True, help_text="code in the taxonomy; empty while unknown")
    title = models.CharField(max_length=500)
    product = models.CharField(max_length=300, blank=True)
    lead_text = models.CharField(max_length=200, blank=True, help_text="as the table says")
    lead = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    partners_text = models.CharField(max_length=300, blank=True)
    partners = models.ManyToManyField(Post, blank=True, related_name="+")
    due_text = models.CharField(max_length=120, blank=True, help_text="as the table says")
    due_kind = models.CharField(max_length=8, choices=DueKind.choices, blank=True)
    due_days = models.JSONField(default=list, blank=True, help_text="ISO days, one task each")
    budget = models.CharField(max_length=120, blank=True)
    basis = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="plan_line_once"),
            models.CheckConstraint(condition=~Q(title=""), name="plan_line_has_a_title"),
        ]


class PlanTarget(Identified):
    """Chỉ tiêu của kế hoạch năm; `key` stays the same from version to version, and its figures name it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    key = models.UUIDField(default=uuid7, editable=False)
    order = models.PositiveSmallIntegerField()
    content = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=300)
    measure = models.CharField(max_length=30, default="%")
    direction = models.CharField(
        max_length=8, choices=ProgrammeTarget.Direction.choices, default=ProgrammeTarget.Direction.AT_LEAST
    )
    planned = models.DecimalField(max_digits=12, decimal_places=2)
    lead_text = models.CharField(max_length=200, blank=True)
    lead = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="plan_target_once"),
            models.CheckConstraint(condition=Q(planned__gte=0), name="plan_target_not_negative"),
        ]

    def is_met(self, value: float) -> bool:
        """Whether a figure reaches the target."""
        if self.direction == ProgrammeTarget.Direction.AT_MOST:
            return value <= self.planned
        return value >= self.planned


class TargetFigure(Identified):
    """Số liệu thực hiện: what the target had reached on a day; a later entry for the same day replaces it on pages."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    target_key = models.UUIDField(db_index=True)
    as_of = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2)
    note = models.CharField(max_length=300, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["as_of", "entered_at"]
        constraints = [models.CheckConstraint(condition=Q(value__gte=0), name="target_figure_not_negative")]
