"""Who does a part of a task, by when, when did he answer, and how long was he waited for?"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit
from cchc.plans.models.task import Task


class PartStatus(models.TextChoices):
    """Derived from the moments, never stored."""

    ASKED = "asked", "Chờ trả lời"
    ANSWERED = "answered", "Đã trả lời"
    WITHDRAWN = "withdrawn", "Không chờ nữa"


class TaskPartQuerySet(models.QuerySet["TaskPart"]):
    def unanswered(self) -> TaskPartQuerySet:
        return self.filter(answered_at=None, withdrawn_at=None)

    def late(self, at: datetime) -> TaskPartQuerySet:
        return self.unanswered().filter(due_at__lt=at)

    def late_ever(self, at: datetime) -> TaskPartQuerySet:
        """Whoever waited for them waited past the due moment, whether it ended or not."""
        return self.filter(due_at__lt=ended_or(at))

    def lock(self, pk: UUID) -> TaskPart:
        """The row, locked until the transaction ends."""
        rows = self.select_for_update(of=("self",)).select_related(
            "task__holder__official", "task__assigner__official", "task__assigner__unit", "task__unit", "unit",
            "partner__official", "partner__position",
        )  # fmt: skip
        return rows.get(pk=pk)


def ended_or(at: datetime) -> Coalesce:
    """Until when the lead waited: `TaskPart.waited_until` of the same moment, as an expression."""
    return Coalesce("answered_at", "withdrawn_at", Value(at, output_field=models.DateTimeField()))


class TaskPart(Identified):
    """Phần phối hợp: what a partner, perhaps at another unit, is asked for, with its own clock and answer."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="parts")
    order = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    partner = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="parts_held")
    wanted = models.CharField(max_length=1000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=4000, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="no longer needed")

    objects = TaskPartQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        indexes = [
            models.Index(
                fields=["partner", "due_at"],
                condition=Q(answered_at=None, withdrawn_at=None),
                name="task_part_unanswered",
            ),
            models.Index(fields=["asked_at"], name="task_part_by_asking"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["task", "order"], name="task_part_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | (Q(answered_at__isnull=False, answered_by__isnull=False, withdrawn_at=None) & ~Q(answer="")),
                name="task_part_answered_at_by",
            ),
        ]

    @property
    def status(self) -> PartStatus:
        if self.answered_at:
            return PartStatus.ANSWERED
        return PartStatus.WITHDRAWN if self.withdrawn_at else PartStatus.ASKED

    def waited_until(self, at: datetime) -> datetime:
        """The moment until which the lead waited: the answer, or that it was no longer needed."""
        return self.answered_at or self.withdrawn_at or at

    def is_late(self, at: datetime) -> bool:
        """Waited for past its due moment; this stays on record."""
        return self.waited_until(at) > self.due_at
