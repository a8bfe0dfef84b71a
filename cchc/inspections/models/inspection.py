"""What is inspected at a unit in a year, by whom, over which period, and how far did it come?"""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import F, Q

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Field, Post, Unit


class Kind(models.TextChoices):
    PLANNED = "planned", "Theo kế hoạch"
    UNANNOUNCED = "unannounced", "Đột xuất"
    SELF = "self", "Tự kiểm tra"


class Status(models.TextChoices):
    PLANNED = "planned", "Chưa tiến hành"
    OPEN = "open", "Đang kiểm tra"
    CONCLUDED = "concluded", "Đã kết luận"
    CANCELLED = "cancelled", "Đã hủy"


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def lock(self, pk: UUID) -> Inspection:
        """The row with all that its rules read, locked until the transaction ends."""
        rows = self.select_related("unit", "lead__official", "lead__position", "planned_by__position")
        return rows.select_for_update(of=("self",)).get(pk=pk)


class Inspection(Identified):
    """Cuộc kiểm tra, tự kiểm tra: a line of the year's plan, from planning to the conclusion (parindex.md §7.7)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inspections", help_text="inspected")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(help_text="in which it is planned")
    number = models.PositiveIntegerField(help_text="1, 2, 3 … of the unit in the year")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    subject = models.CharField(max_length=300, help_text="nội dung kiểm tra")
    content = models.CharField(max_length=10, blank=True, help_text="reform content; none = every content")
    fields = models.ManyToManyField(Field, blank=True, help_text="lĩnh vực được kiểm tra; none = every field")
    division = models.CharField(max_length=120, blank=True, help_text="bộ phận được kiểm tra; none = the whole unit")
    lead = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="self_inspections",
        help_text="who inspects his own field",
    )  # fmt: skip
    checklist = models.CharField(max_length=40)
    checklist_from = models.DateField(help_text="which version of the checklist")
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.PLANNED)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decision_number = models.CharField(max_length=60, blank=True, help_text="quyết định thành lập đoàn")
    notice_number = models.CharField(max_length=60, blank=True, help_text="thông báo kiểm tra")
    period_from = models.DateField(null=True, blank=True, help_text="thời kỳ kiểm tra")
    period_until = models.DateField(null=True, blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    conclusion_number = models.CharField(max_length=60, blank=True)
    conclusion = models.TextField(max_length=4000, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000, blank=True, help_text="of the cancelling")

    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering = ["year", "quarter", "number"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="inspection_number_once"),
            models.UniqueConstraint(
                fields=["lead", "year", "quarter"], condition=Q(kind="self"), name="inspection_self_once_a_quarter"
            ),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="inspection_in_a_quarter"),
            models.CheckConstraint(condition=~Q(subject=""), name="inspection_says_of_what"),
            models.CheckConstraint(
                condition=Q(kind="self", lead__isnull=False) | (~Q(kind="self") & Q(lead=None)),
                name="inspection_lead_inspects_himself",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["planned", "cancelled"], opened_at=None, opened_by=None, period_from=None,
                            period_until=None)
                | (~Q(status="planned") & Q(opened_at__isnull=False, opened_by__isnull=False,
                                            period_from__isnull=False, period_until__gte=F("period_from"))),
                name="inspection_opened_at_by",
            ),
            models.CheckConstraint(
                condition=Q(decision_number="", notice_number="")
                | (Q(opened_at__isnull=False) & ~Q(kind="self") & ~Q(decision_number="")),
                name="inspection_decision_once_open",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(kind="self") | ~Q(decision_number=""),
                name="inspection_open_by_decision",
            ),
            models.CheckConstraint(
                condition=~Q(kind="unannounced") | Q(notice_number=""), name="inspection_unannounced_has_no_notice"
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | ~Q(kind="planned") | ~Q(notice_number=""),
                name="inspection_planned_is_announced",
            ),
            models.CheckConstraint(
                condition=(Q(status="concluded", concluded_at__isnull=False, concluded_by__isnull=False)
                           & ~Q(conclusion_number="") & ~Q(conclusion=""))
                | (~Q(status="concluded")
                   & Q(concluded_at=None, concluded_by=None, conclusion_number="", conclusion="")),
                name="inspection_concluded_at_by",
            ),
            models.CheckConstraint(
                condition=(Q(status="cancelled", cancelled_at__isnull=False, cancelled_by__isnull=False)
                           & ~Q(reason=""))
                | (~Q(status="cancelled") & Q(cancelled_at=None, cancelled_by=None, reason="")),
                name="inspection_cancelled_at_by",
            ),
        ]  # fmt: skip

    @property
    def is_of_himself(self) -> bool:
        return self.kind == Kind.SELF

    @property
    def code(self) -> str:
        """«KT 3/2026»."""
        return f"KT {self.number}/{self.year}"

    def __str__(self) -> str:
        return f"{self.code}: {self.subject}"


class TeamMember(Identified):
    """Thành viên đoàn kiểm tra, named by the decision; one of them leads it."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="team")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False, help_text="Trưởng đoàn")

    class Meta:
        ordering = ["-leads", "id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "post"], name="team_member_once"),
            models.UniqueConstraint(fields=["inspection"], condition=Q(leads=True), name="team_led_by_one"),
        ]
