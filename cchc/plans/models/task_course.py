"""What happened on the way of a task: progress told, products handed in, extensions asked."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post
from cchc.plans.models.task import Task


class Progress(Identified):
    """Báo cáo tiến độ: how far, in percent, and what was done; evidence is attached to it."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="progress")
    at = models.DateTimeField()
    by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    percent = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=1000)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=Q(percent__lte=100), name="progress_at_most_whole")]


class Submission(Identified):
    """Sản phẩm nộp: what was handed in, and what the assigner said of it."""

    class Verdict(models.TextChoices):
        WAITING = "", "Chờ duyệt"
        ACCEPTED = "accepted", "Đạt"
        AGAIN = "again", "Yêu cầu làm lại"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(help_text="1 the first time")
    at = models.DateTimeField()
    by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    product_number = models.CharField(max_length=60, blank=True, help_text="số, ký hiệu văn bản sản phẩm")
    note = models.CharField(max_length=1000)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True, default="")
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    judgement = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["task", "number"], name="submission_number_once"),
            models.UniqueConstraint(fields=["task"], condition=Q(verdict=""), name="submission_one_waiting"),
            models.CheckConstraint(
                condition=Q(verdict="", judged_at=None, judged_by=None)
                | (~Q(verdict="") & Q(judged_at__isnull=False, judged_by__isnull=False)),
                name="submission_judged_at_by",
            ),
        ]


class ExtensionQuerySet(models.QuerySet["Extension"]):
    def waiting(self) -> ExtensionQuerySet:
        return self.filter(verdict="")

    def withdraw(self, at: datetime, by: Post) -> None:
        """What was asked is needed no more; the history keeps it."""
        self.waiting().update(verdict=Extension.Verdict.WITHDRAWN, decided_at=at, decided_by=by)


class Extension(Identified):
    """Gia hạn: asked before the due day, decided by the assigner; the history is kept."""

    class Verdict(models.TextChoices):
        WAITING = "", "Chờ quyết định"
        GRANTED = "granted", "Đồng ý"
        REFUSED = "refused", "Không đồng ý"
        WITHDRAWN = "withdrawn", "Không còn cần"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="extensions")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000)
    old_due_at = models.DateTimeField()
    new_due_at = models.DateTimeField()
    verdict = models.CharField(max_length=9, choices=Verdict.choices, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=1000, blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["task"], condition=Q(verdict=""), name="extension_one_waiting"),
            models.CheckConstraint(condition=Q(new_due_at__gt=F("old_due_at")), name="extension_is_later"),
            models.CheckConstraint(condition=Q(asked_at__lte=F("old_due_at")), name="extension_asked_before_due"),
            models.CheckConstraint(
                condition=Q(verdict="", decided_at=None, decided_by=None)
                | (~Q(verdict="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="extension_decided_at_by",
            ),
        ]
