"""Which points were lost, why, and who answers for which part? What is put right becomes a task (parindex.md §4.2)."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post
from cchc.parindex.models.round import Assessment
from cchc.plans.models import Task


class LostStatus(models.TextChoices):
    PROPOSED = "proposed", "Hệ thống đề xuất"
    STATED = "stated", "Đã nêu nguyên nhân, trách nhiệm"
    CONCLUDED = "concluded", "Chủ tịch đã kết luận"


class LostPointQuerySet(models.QuerySet["LostPoint"]):
    def lock(self, pk: UUID) -> LostPoint:
        """The row with its sheet, locked until the transaction ends."""
        rows = self.select_for_update(of=("self",))
        return rows.select_related("assessment__unit", "assessment__round__rubric", "assessment__round__unit").get(
            pk=pk
        )


class LostPoint(Identified):
    """Điểm bị trừ: a leaf of a published sheet whose maximum was not reached."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="lost_points")
    code = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=500)
    max = models.DecimalField(max_digits=8, decimal_places=4)
    achieved = models.DecimalField(max_digits=8, decimal_places=4)
    indicator = models.CharField(max_length=60, blank=True, help_text="whose failing records stand behind it")
    records = models.PositiveIntegerField(default=0, help_text="failing records when the result was published")
    status = models.CharField(max_length=10, choices=LostStatus, default=LostStatus.PROPOSED)
    cause = models.CharField(max_length=20, blank=True, help_text="code in content/lost-points")
    explanation = models.CharField(max_length=2000, blank=True, help_text="the cause in words")
    proof = models.CharField(max_length=300, blank=True, help_text="document that proves an objective cause")
    stated_at = models.DateTimeField(null=True)
    stated_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")

    objects = LostPointQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "code"], name="lost_point_once"),
            models.CheckConstraint(
                condition=Q(achieved__gte=0, achieved__lt=F("max")), name="lost_point_lost_something"
            ),
            models.CheckConstraint(
                condition=Q(status=LostStatus.PROPOSED, stated_at=None, stated_by=None, cause="")
                | Q(~Q(status=LostStatus.PROPOSED), ~Q(cause=""), stated_at__isnull=False, stated_by__isnull=False),
                name="lost_point_stated_with_its_cause",
            ),
            models.CheckConstraint(
                condition=Q(status=LostStatus.CONCLUDED, concluded_at__isnull=False, concluded_by__isnull=False)
                | Q(~Q(status=LostStatus.CONCLUDED), concluded_at=None, concluded_by=None),
                name="lost_point_concluded_at_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def lost(self) -> Decimal:
        return self.max - self.achieved

    @property
    def label(self) -> str:
        return LostStatus(self.status).label


class Capacity(models.TextChoices):
    """In what capacity somebody answers."""

    ADVISER = "adviser", "Trực tiếp tham mưu"
    LEADER = "leader", "Lãnh đạo phụ trách"
    HEAD = "head", "Người đứng đầu"


class Answer(models.TextChoices):
    OPEN = "", "Chưa trả lời"
    CONFIRMED = "confirmed", "Nhận trách nhiệm"
    CONTESTED = "contested", "Không đồng ý"


class Responsibility(Identified):
    """Trách nhiệm: one person's share of a lost point, in percent, and his own answer to it."""

    lost_point = models.ForeignKey(LostPoint, on_delete=models.CASCADE, related_name="shares")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="index_responsibilities")
    capacity = models.CharField(max_length=8, choices=Capacity, default=Capacity.ADVISER)
    share = models.PositiveSmallIntegerField(help_text="percent; of one lost point they add up to 100")
    records = models.PositiveIntegerField(default=0, help_text="failing records that the post held")
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    words = models.CharField(max_length=2000, blank=True, help_text="what he says to it, what he undertakes")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-share", "capacity"]
        constraints = [
            models.UniqueConstraint(fields=["lost_point", "post"], name="responsibility_once"),
            models.CheckConstraint(condition=Q(share__gte=1, share__lte=100), name="responsibility_of_a_hundred"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="responsibility_answered_with_moment",
            ),
            models.CheckConstraint(
                condition=~Q(answer=Answer.CONTESTED) | ~Q(words=""), name="responsibility_contested_with_reason"
            ),
        ]

    @property
    def points(self) -> Decimal:
        """Điểm quy trách nhiệm."""
        return self.lost_point.lost * self.share / 100


class Remedy(Identified):
    """Giải pháp khắc phục: a task that is to win points back, and how many."""

    lost_point = models.ForeignKey(LostPoint, on_delete=models.PROTECT, related_name="remedies")
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="remedy")
    expected = models.DecimalField(max_digits=8, decimal_places=4)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(expected__gt=0), name="remedy_wins_something")]
