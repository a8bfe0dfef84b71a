"""What was found, who answers for it, what did he say, was it upheld, and how far is it put right?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from cchc.inspections.models.inspection import Inspection, Status
from cchc.inspections.models.sample import SampledItem
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Field, Post, Unit
from cchc.plans.models import Status as TaskStatus
from cchc.plans.models import Task


class State(models.TextChoices):
    """How far a finding is put right: derived from its task, never stored (parindex.md §7.7)."""

    NEW = "MOI", "Mới"
    BEING_FIXED = "DANG_KHAC_PHUC", "Đang khắc phục"
    FIXED = "DA_KHAC_PHUC", "Đã khắc phục, chờ xác nhận"
    CONFIRMED = "XAC_NHAN", "Đã xác nhận khắc phục"
    DROPPED = "KHONG_KET_LUAN", "Không kết luận"
    CANCELLED = "HUY", "Đã hủy yêu cầu khắc phục"


STATE_OF = {
    TaskStatus.GIVEN: State.NEW,
    TaskStatus.RETURNED: State.NEW,
    TaskStatus.IN_PROGRESS: State.BEING_FIXED,
    TaskStatus.PAUSED: State.BEING_FIXED,
    TaskStatus.SUBMITTED: State.FIXED,
    TaskStatus.DONE: State.CONFIRMED,
    TaskStatus.CANCELLED: State.CANCELLED,
}


class FindingQuerySet(models.QuerySet["Finding"]):
    def lock(self, pk: UUID) -> Finding:
        people = [f"{who}__{part}" for who in ("responsible", "taken_over_by") for part in ("official", "position")]
        rows = self.select_related("inspection__unit", *people)
        return rows.select_for_update(of=("self",)).get(pk=pk)

    def upheld(self) -> FindingQuerySet:
        """What a conclusion confirmed."""
        return self.filter(verdict=Finding.Verdict.UPHELD)

    def unjudged(self) -> FindingQuerySet:
        """Of inspections under way."""
        return self.filter(verdict=Finding.Verdict.WAITING, inspection__status=Status.OPEN)

    def resting_on(self, posts: Collection[Post | UUID]) -> FindingQuerySet:
        """What these answer and put right: `charged`, as a condition."""
        own = Q(taken_over_by=None, responsible__in=posts)
        return self.filter(own | Q(taken_over_by__in=posts))

    def of_year(self, unit: Unit, year: int) -> FindingQuerySet:
        """What inspections of the unit in the year found."""
        return self.filter(inspection__unit=unit, inspection__year=year)


class Finding(Identified):
    """Phát hiện: one thing that is not as it must be, with who answers for it and until when it is to be put right."""

    class Severity(models.TextChoices):
        MINOR = "minor", "Cần rút kinh nghiệm"
        BREACH = "breach", "Vi phạm"
        GRAVE = "grave", "Vi phạm nghiêm trọng"

    class Verdict(models.TextChoices):
        WAITING = "", "Chờ kết luận"
        UPHELD = "upheld", "Kết luận có"
        DROPPED = "dropped", "Không kết luận"

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField(help_text="1, 2, 3 … of the inspection")
    taxonomy = models.CharField(max_length=40)
    content = models.CharField(max_length=10, help_text="reform content")
    field = models.ForeignKey(Field, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=40, blank=True, help_text="code in the checklist")
    sampled = models.ForeignKey(SampledItem, null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    text = models.CharField(max_length=1000)
    severity = models.CharField(max_length=6, choices=Severity.choices)
    responsible = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="findings")
    taken_over_by = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="answers and puts right for who left; the finding stays that of `responsible`",
    )  # fmt: skip
    required = models.CharField(max_length=300, help_text="yêu cầu khắc phục")
    due_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True, default="")
    judgement = models.CharField(max_length=1000, blank=True, help_text="why it is not upheld")
    task = models.OneToOneField(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="finding")

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["inspection", "number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="finding_number_once"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(required=""), name="finding_says_what_and_remedy"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="finding_answered_at_by",
            ),
            models.CheckConstraint(
                condition=Q(verdict="upheld", task__isnull=False) | (~Q(verdict="upheld") & Q(task=None)),
                name="finding_upheld_is_a_task",
            ),
            models.CheckConstraint(condition=~Q(verdict="dropped") | ~Q(judgement=""), name="finding_dropped_says_why"),
            models.CheckConstraint(
                condition=Q(taken_over_by=None) | ~Q(taken_over_by=F("responsible")),
                name="finding_taken_over_by_another",
            ),
        ]

    @property
    def charged(self) -> Post:
        """Who answers and puts it right: who is responsible, or who took it over from him."""
        return self.taken_over_by or self.responsible

    @property
    def state(self) -> State:
        if self.verdict == Finding.Verdict.DROPPED:
            return State.DROPPED
        return STATE_OF[TaskStatus(self.task.status)] if self.task else State.NEW

    def is_late(self, at: datetime) -> bool:
        """Not put right when it should have been, or put right too late."""
        return self.task is not None and self.task.is_late(at)

    def __str__(self) -> str:
        return f"Phát hiện số {self.number}, {self.inspection.code}"
