"""Which tasks are asked for, in which order, and which page of them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, IntegerField, Q, Value
from django.db.models.functions import Cast, Coalesce

from cchc.lifecycle.clock import now
from cchc.organization.actor import ABOVE, Actor
from cchc.plans.models import Status, Task, TaskQuerySet
from cchc.plans.models.task import OPEN, STOPPED, is_late, is_late_open
from cchc.worktime.zone import ZONE

ROWS = 30  # of one page
WEEK = timedelta(days=7)
OPEN_TASKS = "mo"
STANDS = {  # as real systems say it (parindex.md §5.4)
    OPEN_TASKS: "Chưa hoàn thành",
    "tre": "Quá hạn",
    "tuan": "Đến hạn trong 7 ngày",
    "duyet": "Chờ duyệt kết quả",
    "tra": "Chuyển trả",
    "cho": "Chưa có hạn, chờ sự kiện",
    "xong": "Hoàn thành đúng hạn",
    "xong-tre": "Hoàn thành trễ hạn",
    "huy": "Tạm dừng, đã hủy",
    "ke": "Tất cả, trừ việc đã hủy",
    "xong-ca": "Hoàn thành, cả đúng hạn và trễ hạn",
    "tre-ca": "Trễ hạn, cả việc đã xong",
    "cham": "Đến hạn trong 7 ngày, tiến độ chậm",
}


# The moment at which the reported progress would be on time: as far between giving and deadline as the task is done.
_TIME_EARNED = ExpressionWrapper(
    (F("due_at") - F("given_at")) * Cast("percent", IntegerField()) / Value(100, IntegerField()),
    output_field=DurationField(),
)
BY_PROGRESS = ExpressionWrapper(F("given_at") + _TIME_EARNED, output_field=DateTimeField())


def standing(rows: TaskQuerySet, stand: str, at: datetime) -> TaskQuerySet:
    """The tasks that stand so at the moment; every word of STANDS."""
    if stand == "cham":
        rows = rows.alias(should_be_at=BY_PROGRESS)
    conditions = {
        OPEN_TASKS: Q(status__in=OPEN),
        "tre": is_late_open(at),
        "tuan": is_next_week(at),
        "duyet": Q(status=Status.SUBMITTED),
        "tra": Q(status=Status.RETURNED),
        "cho": Q(due_at=None, status__in=OPEN),
        "xong": Q(status=Status.DONE) & (Q(submitted_at__lte=F("due_at")) | Q(due_at=None)),
        "xong-tre": Q(status=Status.DONE, submitted_at__gt=F("due_at")),
        "huy": Q(status__in=STOPPED),
        "ke": ~Q(status=Status.CANCELLED),
        "xong-ca": Q(status=Status.DONE),
        "tre-ca": is_late(at),
        "cham": is_next_week(at) & Q(should_be_at__lt=at) if stand == "cham" else Q(),
    }
    return rows.filter(conditions[stand])


def is_next_week(at: datetime) -> Q:
    """Being done, and due within a week."""
    return Q(status__in=(Status.GIVEN, Status.IN_PROGRESS), due_at__gte=at, due_at__lt=at + WEEK)


def begin_of(year: int, month: int = 1) -> datetime:
    """The first moment of the month; month 13 is January of the next year."""
    return datetime(year + month // 13, (month - 1) % 12 + 1, 1, tzinfo=ZONE)


def asked_for(rows: TaskQuerySet, asked: Mapping[str, Any], actor_post: UUID) -> TaskQuerySet:
    """Narrowed by what the form says."""
    if asked.get("trang_thai"):
        rows = standing(rows, asked["trang_thai"], now())
    for name, column in (("noi_dung", "content"), ("nguoi", "holder"), ("nguon", "source"), ("nam", "year"),
                         ("don_vi", "unit"), ("nguon_id", "source_id"), ("nguoi_giao", "assigner"),
                         ("bo_phan", "holder__position__division")):  # fmt: skip
        if asked.get(name):
            rows = rows.filter(**{column: asked[name]})
    if asked.get("q"):
        rows = rows.matching(asked["q"])
    if asked.get("thang"):
        rows = rows.filter(due_at__gte=begin_of(asked["thang"].year, asked["thang"].month),
                           due_at__lt=begin_of(asked["thang"].year, asked["thang"].month + 1))  # fmt: skip
    if asked.get("han_nam"):
        rows = rows.filter(due_at__gte=begin_of(asked["han_nam"]), due_at__lt=begin_of(asked["han_nam"] + 1))
    if asked.get("chua_nhan"):
        rows = rows.filter(holder=None)
    if asked.get("cua_toi"):
        rows = rows.filter(Q(holder=actor_post) | Q(assigner=actor_post))
    return rows


@dataclass(frozen=True)
class Page:
    rows: list[Task]
    after: str  # the cursor of the next page, empty at the end


# Conditions that so many of a province's tasks meet that a page of them is soon found along the order.
FREQUENT = frozenset({"trang_thai", "noi_dung", "thang", "han_nam", "bo_phan", "nguon"})


def is_walked(asked: Mapping[str, Any], actor: Actor) -> bool:
    """Whether the list is read along the index of its order. What is rare, and what is one ward's, is found first and
    then sorted: along the order it would be looked for among everybody's (decision 0017)."""
    return actor.role in ABOVE and set(asked) <= FREQUENT


def ordered(rows: TaskQuerySet, *, walked: bool) -> TaskQuerySet:
    """By deadline, then by key; `due_at` and `original_due_at` are empty together."""
    moment = F("due_at") if walked else Coalesce("due_at", "original_due_at")
    return rows.order_by(moment.asc(nulls_last=True), "pk")


def page_of(rows: TaskQuerySet, cursor: str, *, walked: bool) -> Page:
    """By deadline, then by key; what has no deadline stands alone in its own list, by key."""
    if cursor:
        at, _, pk = cursor.rpartition("_")
        beyond = Q(due_at=None, pk__gt=pk) if not at else Q(due_at__gt=at) | Q(due_at=at, pk__gt=pk) | Q(due_at=None)
        rows = rows.filter(beyond)
    found = list(first_of(ordered(rows, walked=walked), ROWS + 1))
    shown = found[:ROWS]
    return Page(shown, _cursor(shown[-1]) if len(found) > ROWS else "")


def _cursor(task: Task) -> str:
    return f"{task.due_at.isoformat() if task.due_at else ''}_{task.pk}"


def first_of(rows: TaskQuerySet, most: int) -> TaskQuerySet:
    """The first of the rows in the order of their deadlines, with what is said of them. Their keys are found first:
    joined before it is cut off, a list would read everybody's posts for thirty lines."""
    found = Task.objects.filter(pk__in=rows.values("pk")[:most])
    return with_what_is_said(found).order_by(F("due_at").asc(nulls_last=True), "pk")


def with_what_is_said(rows: TaskQuerySet) -> TaskQuerySet:
    return rows.select_related("unit", "holder__official", "assigner__official")


def address(asked: Mapping[str, Any], **changes: Any) -> str:
    """The list's own address with these conditions."""
    words = {name: value for name, value in {**asked, **changes}.items() if value}
    return "?" + urlencode({name: f"{value:%Y-%m}" if name == "thang" else str(value) for name, value in words.items()})
