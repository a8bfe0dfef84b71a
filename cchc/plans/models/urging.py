"""Who was reminded or urged of which task, when, how often, and what came of it?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit
from cchc.plans.models.task import Task


class Reminder(Identified):
    """Nhắc tự động: one person reminded of one task on one day for one cause; the same never twice."""

    class Cause(models.TextChoices):
        BEFORE = "before", "Sắp đến hạn"
        LATE = "late", "Quá hạn"
        UNCLAIMED = "unclaimed", "Chưa ai nhận"
        ESCALATED = "escalated", "Báo cáo cấp trên"

    task = models.ForeignKey(Task, db_index=False, on_delete=models.PROTECT, related_name="reminders")
    cause = models.CharField(max_length=10, choices=Cause.choices)
    on = models.DateField()
    to = models.ForeignKey(Post, db_index=False, on_delete=models.PROTECT, related_name="reminders")
    level = models.PositiveSmallIntegerField(default=0, help_text="0 the holder, 1 his head, 2 the next above …")
    days = models.SmallIntegerField(help_text="days until the due day; negative when past it")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["to", "-on"], name="reminder_of_post")]
        constraints = [
            models.UniqueConstraint(fields=["task", "to", "cause", "on"], name="reminder_once_a_day"),
        ]


class ReminderRound(Identified):
    """Lượt nhắc của ngày: a unit's tasks were looked through on the day; without it the day is still owed."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    made_at = models.DateTimeField()
    reminders = models.PositiveIntegerField()

    class Meta:
        ordering = ["-on"]
        constraints = [models.UniqueConstraint(fields=["unit", "on"], name="reminder_round_once_a_day")]


class UrgingRound(Identified):
    """Đợt đôn đốc: the office chose tasks, looked at the letters and sent them under one number."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [models.UniqueConstraint(fields=["unit", "year", "number"], name="urging_number_once")]

    def __str__(self) -> str:
        return f"Phiếu đôn đốc số {self.number}/{self.year}"


class UrgingLetter(Identified):
    """Một dòng đôn đốc: one task to one person, as it stood then, with his reply."""

    round = models.ForeignKey(UrgingRound, on_delete=models.PROTECT, related_name="letters")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="letters")
    to = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="letters")
    due_at = models.DateTimeField(null=True, blank=True, help_text="the deadline when it was sent")
    reply = models.CharField(max_length=1000, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "task"], name="urging_letter_once"),
            models.CheckConstraint(
                condition=Q(replied_at=None, replied_by=None, reply="")
                | (Q(replied_at__isnull=False, replied_by__isnull=False) & ~Q(reply="")),
                name="urging_letter_replied_at_by",
            ),
        ]


class Digest(Identified):
    """Bản tin tuần gửi Chủ tịch: compiled once for a week, kept as it was sent."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    monday = models.DateField(help_text="on which it was due; it tells of the week before")
    made_at = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        ordering = ["-monday"]
        constraints = [models.UniqueConstraint(fields=["unit", "monday"], name="digest_once_a_week")]
