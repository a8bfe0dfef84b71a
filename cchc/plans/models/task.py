"""What has somebody to do, for whom, by when, and how does it stand? Late or in time is derived, never stored."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit
from cchc.plans.models.title_index import TitleIndex
from cchc.ui.text import fold


class Status(models.TextChoices):
    GIVEN = "given", "Chưa tiếp nhận"
    IN_PROGRESS = "in_progress", "Đang thực hiện"
    SUBMITTED = "submitted", "Chờ duyệt kết quả"
    RETURNED = "returned", "Chuyển trả"
    PAUSED = "paused", "Tạm dừng"
    DONE = "done", "Hoàn thành"
    CANCELLED = "cancelled", "Đã hủy"


class DueKind(models.TextChoices):
    DAY = "day", "Ngày cụ thể"
    QUARTER = "quarter", "Cuối quý"
    ONGOING = "ongoing", "Thường xuyên"
    EVENT = "event", "Sau một sự kiện"


class Source(models.TextChoices):
    """Where a task came from; `source_id` names the row, `source_text` says it."""

    PLAN = "plan", "Kế hoạch"
    DOCUMENT = "document", "Văn bản"
    CONCLUSION = "conclusion", "Kết luận cuộc họp"
    FINDING = "finding", "Phát hiện kiểm tra"
    LOST_POINT = "lost_point", "Điểm bị trừ"
    ORDER = "order", "Lãnh đạo giao"


OPEN = [Status.GIVEN, Status.IN_PROGRESS, Status.SUBMITTED, Status.RETURNED, Status.PAUSED]
RUNNING = [Status.GIVEN, Status.IN_PROGRESS, Status.RETURNED]  # the clock runs against somebody
STOPPED = [Status.PAUSED, Status.CANCELLED]
WITH_PRODUCT = [Status.SUBMITTED, Status.DONE]


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> TaskQuerySet:
        """Not done and not cancelled."""
        return self.filter(status__in=OPEN)

    def matching(self, words: str) -> TaskQuerySet:
        """The title says these words one after another, whatever the accents and capitals: of words apart, one that
        every title has would be looked up first."""
        return self.filter(search_text__contains=fold(words))

    def lock(self, pk: UUID) -> Task:
        """The row, locked until the transaction ends."""
        rows = self.select_for_update(of=("self",))
        return rows.select_related("unit", "assigner__unit", "assigner__official", "holder__official").get(pk=pk)


def is_late(at: datetime) -> Q:
    """Of any task, open or done: what `Task.is_late` says, as a condition."""
    ended = Coalesce("submitted_at", Value(at, output_field=models.DateTimeField()))
    return Q(due_at__lt=ended) & ~Q(status__in=STOPPED)


def is_late_open(at: datetime) -> Q:
    """Open and late. What was handed in late was due before `at` as well; said so, an index of what is open is read no
    further than that."""
    return Q(status__in=OPEN, due_at__lt=at) & is_late(at)


class Task(Identified):
    """Nhiệm vụ: one thing to do with one product, one responsible person, and a deadline in the office's time."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tasks", help_text="where it is done")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="1, 2, 3 … of the unit in the year")
    title = models.CharField(max_length=500)
    search_text = models.CharField(max_length=1000)
    product = models.CharField(max_length=300)
    taxonomy = models.CharField(max_length=40)
    content = models.CharField(max_length=10, help_text="reform content, code in the taxonomy")
    source = models.CharField(max_length=12, choices=Source.choices)
    source_id = models.UUIDField(null=True, blank=True)
    source_text = models.CharField(max_length=300)
    assigner = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tasks_given", db_index=False)
    holder = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks_held")
    queue_role = models.CharField(max_length=20, blank=True, help_text="any holder of this role may accept it")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    given_at = models.DateTimeField()
    due_kind = models.CharField(max_length=8, choices=DueKind.choices, default=DueKind.DAY)
    original_due_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, help_text="current; empty while its event is awaited")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.GIVEN)
    accepted_at = models.DateTimeField(null=True, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    submitted_at = models.DateTimeField(null=True, blank=True, help_text="of the product that waits or was accepted")
    done_at = models.DateTimeField(null=True, blank=True)
    redone = models.PositiveSmallIntegerField(default=0, help_text="số lần phải làm lại")
    extended = models.PositiveSmallIntegerField(default=0, help_text="số lần được gia hạn")
    paused_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=1000, blank=True, help_text="of the return, the pause or the cancelling")
    delay_reason = models.CharField(max_length=1000, blank=True)
    delay_explained_at = models.DateTimeField(null=True, blank=True)
    delay_acknowledged_at = models.DateTimeField(null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [
            models.Index(fields=["unit", "due_at", "id"], condition=Q(status__in=OPEN), name="task_open_of_unit"),
            models.Index(fields=["holder", "due_at"], condition=Q(status__in=OPEN), name="task_open_of_holder"),
            models.Index(fields=["assigner", "status"], condition=Q(status__in=OPEN), name="task_open_of_assigner"),
            models.Index(fields=["assigner", "id"], name="task_of_assigner"),
            models.Index(fields=["unit", "year", "content"], name="task_of_unit_and_year"),
            models.Index(fields=["source_id"], name="task_of_source"),
            models.Index(fields=["unit", "due_at", "id"], name="task_of_unit_by_due"),
            models.Index(fields=["holder", "due_at", "id"], name="task_of_holder_by_due"),
            models.Index(fields=["status", "due_at", "id"], name="task_of_status_by_due"),
            models.Index(fields=["source", "due_at", "id"], name="task_of_source_by_due"),
            models.Index(
                fields=["due_at", "id"],
                include=["unit", "status", "submitted_at"],
                condition=Q(status__in=OPEN),
                name="task_open_by_due",
            ),
            models.Index(fields=["due_at", "id"], include=["unit", "status", "submitted_at"], name="task_by_due"),
            models.Index(
                fields=["due_at", "id"], include=["unit"], condition=Q(status__in=STOPPED), name="task_stopped_by_due"
            ),
            TitleIndex(fields=["unit", "search_text"], name="task_by_title"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="task_number_once"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(product=""), name="task_says_what_and_product"),
            models.CheckConstraint(
                condition=Q(holder__isnull=False) | (Q(status__in=["given", "cancelled"]) & ~Q(queue_role="")),
                name="task_held_or_in_a_queue",
            ),
            models.CheckConstraint(
                condition=Q(due_at=None, original_due_at=None, due_kind="event")
                | Q(due_at__isnull=False, original_due_at__isnull=False),
                name="task_due_unless_its_event_is_awaited",
            ),
            models.CheckConstraint(
                condition=Q(status__in=WITH_PRODUCT, submitted_at__isnull=False)
                | (~Q(status__in=WITH_PRODUCT) & Q(submitted_at=None)),
                name="task_submitted_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(status="done", done_at__isnull=False) | (~Q(status="done") & Q(done_at=None)),
                name="task_done_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(status="paused", paused_at__isnull=False) | (~Q(status="paused") & Q(paused_at=None)),
                name="task_paused_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(status="cancelled", cancelled_at__isnull=False)
                | (~Q(status="cancelled") & Q(cancelled_at=None)),
                name="task_cancelled_with_moment",
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="task_at_most_whole"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="task_not_its_own_part"),
            models.CheckConstraint(
                condition=Q(delay_acknowledged_at=None) | Q(delay_explained_at__isnull=False),
                name="task_delay_explained_before_acknowledged",
            ),
        ]

    @property
    def code(self) -> str:
        """«NV 12/2026»."""
        return f"NV {self.number}/{self.year}"

    def searchable(self) -> str:
        """What the search box looks through, folded."""
        return fold(self.title)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def ended_or(self, at: datetime) -> datetime | None:
        """The moment that is compared with the deadline; none while a pause or a cancelling stops the clock."""
        if self.submitted_at:
            return self.submitted_at
        return at if self.status in RUNNING else None

    def is_late(self, at: datetime) -> bool:
        """Past its current deadline; of what was handed in, the moment of handing in counts (parindex.md §5.4)."""
        measured = self.ended_or(at)
        return bool(self.due_at and measured and measured > self.due_at)

    def is_late_by_original(self, at: datetime) -> bool:
        """The same against the deadline that was first given."""
        measured = self.ended_or(at)
        return bool(self.original_due_at and measured and measured > self.original_due_at)

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"
