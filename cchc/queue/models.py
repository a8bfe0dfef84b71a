"""Who waits, since when, who called him where, and when was he done?"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit
from cchc.queue.rules import queue_rules


class TicketQuerySet(models.QuerySet["Ticket"]):
    def of_day(self, unit: UUID, day: date) -> TicketQuerySet:
        return self.filter(unit=unit, day=day)

    def waiting(self) -> TicketQuerySet:
        """In the order in which they are called: whoever goes first by law, then whoever came first."""
        return self.filter(status=Ticket.Status.WAITING).order_by("after", "taken_at", "id")


class Ticket(Identified):
    """Số thứ tự: one visitor's place in a line on one day. It says nothing of who he is."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Đang chờ"
        CALLED = "called", "Đang phục vụ"
        SERVED = "served", "Đã phục vụ"
        ABSENT = "absent", "Gọi không có mặt"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    submission = models.UUIDField(unique=True, help_text="one touch of the screen; sent twice it is the same ticket")
    day = models.DateField()
    line = models.CharField(max_length=1)
    number = models.PositiveSmallIntegerField()
    priority = models.CharField(max_length=12, blank=True, help_text="ground to be called first; none = in turn")
    after = models.BooleanField(help_text="called after those with a priority")
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WAITING)
    taken_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    called_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=60, blank=True, help_text="where he was called to, e.g. quầy 2")
    calls = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["unit", "day", "status"], name="ticket_of_day")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "day", "line", "number"], name="ticket_number_once"),
            models.UniqueConstraint(
                fields=["called_by"], condition=Q(status="called"), name="ticket_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(priority="", after=True) | (~Q(priority="") & Q(after=False)),
                                   name="ticket_priority_goes_first"),
            models.CheckConstraint(
                condition=Q(status="waiting", called_at=None, called_by=None, ended_at=None)
                | Q(status="called", called_at__isnull=False, called_by__isnull=False, ended_at=None)
                | Q(status__in=("served", "absent"), called_at__isnull=False, called_by__isnull=False,
                    ended_at__isnull=False),
                name="ticket_moments_fit_status",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.line}{self.number:03d}"

    @property
    def line_name(self) -> str:
        return next((line.name for line in queue_rules(self.day).lines if line.code == self.line), self.line)

    @property
    def priority_name(self) -> str:
        return next((each.name for each in queue_rules(self.day).priorities if each.code == self.priority), "")
