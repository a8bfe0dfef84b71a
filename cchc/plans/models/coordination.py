"""Who does a part of a task, by when, and when did he answer?"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import Q

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit
from cchc.plans.models.task import Task


class TaskPartQuerySet(models.QuerySet["TaskPart"]):
    def unanswered(self) -> TaskPartQuerySet:
        return self.filter(answered_at=None, withdrawn_at=None)

    def late(self, at: datetime) -> TaskPartQuerySet:
        return self.unanswered().filter(due_at__lt=at)

    def lock(self, pk: UUID) -> TaskPart:
        """The row, locked until the transaction ends."""
        rows = self.select_for_update(of=("self",)).select_related("task__holder", "unit", "partner__official")
        return rows.get(pk=pk)


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
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["task", "order"], name="task_part_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | (Q(answered_at__isnull=False, answered_by__isnull=False, withdrawn_at=None) & ~Q(answer="")),
                name="task_part_answered_at_by",
            ),
        ]

    def is_late(self, at: datetime) -> bool:
        return self.withdrawn_at is None and (self.answered_at or at) > self.due_at
