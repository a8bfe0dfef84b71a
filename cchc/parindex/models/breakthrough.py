"""Which breakthroughs were registered after the index was published, and how far is each? (parindex.md §4.2 e)"""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post
from cchc.parindex.models.round import Assessment
from cchc.plans.models import Task


class BreakthroughStatus(models.TextChoices):
    """The states of parindex.md §4.2 (e)."""

    DRAFT = "draft", "Đang soạn"
    SENT = "sent", "Đã gửi"
    RECEIVED = "received", "Văn phòng đã tiếp nhận"
    RETURNED = "returned", "Yêu cầu bổ sung"
    APPROVED = "approved", "Đã duyệt"
    UNDER_WAY = "under_way", "Đang thực hiện"
    ACCEPTED = "accepted", "Đã nghiệm thu"
    FAILED = "failed", "Không đạt"
    STOPPED = "stopped", "Đã dừng"


B = BreakthroughStatus
WITH_TASK = [B.APPROVED, B.UNDER_WAY, B.ACCEPTED, B.FAILED]
ENDED = [B.ACCEPTED, B.FAILED]


class BreakthroughQuerySet(models.QuerySet["Breakthrough"]):
    def with_people(self) -> BreakthroughQuerySet:
        """Everything that lists, pages and papers say of them."""
        rows = self.select_related(
            "registrant__official", "registrant__position", "registrant__unit", "assessment__unit",
            "assessment__round__rubric", "assessment__round__unit", "task__holder__official", "received_by__official",
            "approved_by__official", "concluded_by__official",
        )  # fmt: skip
        return rows.prefetch_related("promises")

    def lock(self, pk: UUID) -> Breakthrough:
        """The row with its sheet, locked until the transaction ends."""
        rows = self.select_for_update(of=("self",)).select_related(
            "registrant__official", "assessment__unit", "assessment__round__rubric", "assessment__round__unit", "task"
        )  # fmt: skip
        return rows.get(pk=pk)


class Breakthrough(Identified):
    """Công việc đột phá, sáng tạo: what one person or division registers to win points back, with all of its form."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="breakthroughs")
    registrant = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="breakthroughs")
    for_unit = models.BooleanField(default=False, help_text="registered for the whole division, not for the person")
    status = models.CharField(max_length=10, choices=BreakthroughStatus, default=B.DRAFT)
    title = models.CharField(max_length=300)
    content = models.CharField(max_length=10, help_text="reform content")
    reason = models.CharField(max_length=2000, help_text="lost points, how things stand, numbers")
    measure = models.CharField(max_length=300, help_text="what the goal is measured by")
    before = models.CharField(max_length=100)
    after = models.CharField(max_length=100)
    solution = models.CharField(max_length=2000)
    product = models.CharField(max_length=300)
    begins_on = models.DateField()
    ends_on = models.DateField()
    resources = models.CharField(max_length=500, blank=True)
    partners = models.CharField(max_length=300, blank=True)
    commitment = models.CharField(max_length=500, blank=True)
    late = models.BooleanField(default=False, help_text="sent after the term of registration")
    sent_at = models.DateTimeField(null=True)
    office_opinion = models.CharField(max_length=1000, blank=True)
    received_at = models.DateTimeField(null=True)
    received_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    return_reason = models.CharField(max_length=1000, blank=True)
    approval = models.CharField(max_length=1000, blank=True, help_text="what the Chair said")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    task = models.OneToOneField(Task, on_delete=models.PROTECT, null=True, related_name="breakthrough")
    result = models.CharField(max_length=2000, blank=True, help_text="the newest report")
    reached = models.CharField(max_length=100, blank=True, help_text="of the measure, as reported")
    conclusion = models.CharField(max_length=1000, blank=True)
    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    stop_reason = models.CharField(max_length=1000, blank=True)

    objects = BreakthroughQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(begins_on__lte=F("ends_on")), name="breakthrough_days_in_order"),
            models.CheckConstraint(
                condition=Q(status=B.DRAFT, sent_at=None) | Q(status=B.STOPPED)
                | Q(~Q(status__in=[B.DRAFT, B.STOPPED]), sent_at__isnull=False),
                name="breakthrough_sent_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(received_at=None, received_by=None)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="breakthrough_received_at_by",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None, task=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False, task__isnull=False),
                name="breakthrough_approved_at_by",
            ),
            models.CheckConstraint(
                condition=Q(status__in=WITH_TASK, task__isnull=False) | Q(status=B.STOPPED)
                | Q(~Q(status__in=[*WITH_TASK, B.STOPPED]), task=None),
                name="breakthrough_approved_with_its_task",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ENDED, concluded_at__isnull=False, concluded_by__isnull=False)
                | Q(~Q(status__in=ENDED), concluded_at=None, concluded_by=None),
                name="breakthrough_concluded_at_by",
            ),
            models.CheckConstraint(
                condition=~Q(status=B.RETURNED) | ~Q(return_reason=""), name="breakthrough_returned_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(Q(status=B.STOPPED), ~Q(stop_reason="")) | Q(~Q(status=B.STOPPED), stop_reason=""),
                name="breakthrough_stopped_with_reason",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def label(self) -> str:
        return BreakthroughStatus(self.status).label

    @property
    def is_promised(self) -> bool:
        """Sent, and not stopped since."""
        return self.sent_at is not None and self.status != B.STOPPED

    @property
    def expected(self) -> Decimal:
        return sum((each.expected for each in self.promises.all()), Decimal(0))


class Promise(Identified):
    """Điểm hứa lấy lại: one criterion that a breakthrough is to win points in, and how many."""

    breakthrough = models.ForeignKey(Breakthrough, on_delete=models.CASCADE, related_name="promises")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=500)
    expected = models.DecimalField(max_digits=8, decimal_places=4)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["breakthrough", "code"], name="promise_once"),
            models.CheckConstraint(condition=Q(expected__gt=0), name="promise_wins_something"),
        ]
