"""Who held the dossier from when to when, and how did its due moment come about?"""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from cchc.catalogue.schema import Does
from cchc.dossiers.models.dossier import Dossier
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit


class DossierStepQuerySet(models.QuerySet["DossierStep"]):
    def open(self) -> DossierStepQuerySet:
        """Steps that somebody holds now."""
        return self.filter(left_at=None)

    def late(self, now: datetime) -> DossierStepQuerySet:
        """Left after their due moment, or still held past it: the evidence for who was late.

        A result that waits for the citizen is nobody's lateness (onestop.md §2.6 f).
        """
        late = Q(left_at__gt=F("due_at")) | Q(left_at=None, due_at__lt=now)
        return self.filter(late).exclude(does=Does.HAND_OVER)


class DossierStep(Identified):
    """Bước đã đi: one holder's time on one step, against the limit of that step."""

    class Outcome(models.TextChoices):
        COMPLETED = "completed", "Hoàn thành"
        SENT_BACK = "sent_back", "Trả lại bước trước"
        MOVED = "moved", "Điều chuyển người khác"
        PAUSED = "paused", "Tạm dừng chờ bổ sung"
        UNPAID = "unpaid", "Tạm dừng chờ nghĩa vụ tài chính"
        STOPPED = "stopped", "Dừng giải quyết"
        CORRECTED = "corrected", "Sửa giấy tiếp nhận"
        SENT_ON = "sent_on", "Chuyển đơn vị có thẩm quyền"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="steps", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    order = models.PositiveSmallIntegerField(help_text="1, 2, 3 … as walked")
    number = models.PositiveSmallIntegerField(help_text="number of the step in the process version")
    name = models.CharField(max_length=200)
    does = models.CharField(max_length=10, help_text="which verb ends it: catalogue.schema.Does")
    holder = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="held_steps", db_index=False)
    limit = models.CharField(max_length=12)
    entered_at = models.DateTimeField()
    due_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    held_minutes = models.PositiveIntegerField(null=True, blank=True, help_text="working minutes held")
    late_minutes = models.PositiveIntegerField(null=True, blank=True, help_text="working minutes of them past due_at")

    objects = DossierStepQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        indexes = [
            models.Index(fields=["holder", "due_at"], condition=Q(left_at=None), name="step_of_holder"),
            models.Index(fields=["unit", "entered_at"], name="step_entered"),
            models.Index(fields=["unit", "due_at"], condition=Q(left_at=None), name="step_open_of_unit"),
            models.Index(fields=["unit", "due_at"], condition=Q(left_at__gt=F("due_at")), name="step_left_late"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "order"], name="step_order_once"),
            models.UniqueConstraint(fields=["dossier"], condition=Q(left_at=None), name="one_open_step"),
            models.CheckConstraint(
                condition=Q(left_at=None, left_by=None, outcome="", held_minutes=None)
                | Q(~Q(outcome=""), left_at__isnull=False, left_by__isnull=False, held_minutes__isnull=False),
                name="step_left_at_by",
            ),
            models.CheckConstraint(
                condition=Q(late_minutes=None) | Q(left_at__isnull=False), name="step_late_when_left"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("entered_at")), name="step_left_after_entered"
            ),
        ]

    def is_late(self, now: datetime) -> bool:
        """The same for one step."""
        return self.does != Does.HAND_OVER and (self.left_at or now) > self.due_at


class ClockRun(Identified):
    """Lần tính hạn: one run of the clock, with the ground on which it began. The newest run's due moment binds."""

    class Ground(models.TextChoices):
        RECEPTION = "reception", "Tiếp nhận hồ sơ"
        SUPPLEMENT = "supplement", "Hồ sơ bổ sung đủ: tính lại từ đầu"
        PAYMENT = "payment", "Đã thực hiện nghĩa vụ tài chính: tính tiếp"
        EXTENSION = "extension", "Xin lỗi và hẹn lại một lần"
        RECEIPT = "receipt", "Sửa giấy tiếp nhận"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="clock_runs", db_index=False)
    number = models.PositiveSmallIntegerField()
    ground = models.CharField(max_length=12, choices=Ground.choices)
    source = models.CharField(max_length=200, help_text="article and decree")
    starts_at = models.DateTimeField()
    limit = models.CharField(max_length=12)
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True, help_text="paused, replaced or ended")
    late_minutes = models.PositiveIntegerField(null=True, blank=True, help_text="working minutes run past due_at")

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(stopped_at__gt=F("due_at")), name="clock_run_late"),
            models.Index(fields=["due_at"], condition=Q(stopped_at=None), name="clock_run_running"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="clock_run_once"),
            models.UniqueConstraint(fields=["dossier"], condition=Q(stopped_at=None), name="one_running_clock"),
            models.CheckConstraint(  # what was late when its clock paused goes on being late
                condition=Q(due_at__gte=F("starts_at")) | Q(ground="payment"), name="clock_run_in_order"
            ),
            models.CheckConstraint(
                condition=Q(late_minutes=None) | Q(stopped_at__isnull=False), name="clock_run_late_when_stopped"
            ),
        ]
