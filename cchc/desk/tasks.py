"""Which tasks of the plans lie on a desk? Mine, what waits for me as the one who gave it, and what I was told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    UUIDField,
    Window,
)
from django.urls import reverse

from cchc.desk.groups import OWN, SOME, FirstFew, Group, ends_of, group_of
from cchc.desk.rows import Desk, Row, moment_said
from cchc.lifecycle.built_once import BuiltOnce
from cchc.organization.models import StandIn
from cchc.plans.lifecycle import TRANSITIONS
from cchc.plans.models import Extension, Reminder, Status, Task, TaskQuerySet, UrgingLetter
from cchc.plans.models.task import RUNNING
from cchc.plans.presentation.words import left_of
from cchc.plans.urging_lifecycle import TRANSITIONS as OF_LETTERS

TOLD_DAYS = 7  # a report from below stays on the desk so long
MINE = "cua_toi=on&trang_thai=mo"
PARTS = (
    "Nhiệm vụ quá hạn",
    "Nhiệm vụ đến hạn hôm nay",
    "Nhiệm vụ đến hạn tuần này",
    "Nhiệm vụ mới giao, chưa tiếp nhận",
)


def task_groups(desk: Desk) -> Iterator[Group]:
    """Five queries, whatever lies there."""
    post, actor = desk.actor.post_id, desk.actor
    letters = LETTERS(post=post, official=actor.official_id, on=desk.today)
    yield from my_tasks(desk)
    yield from group_of("Phiếu đôn đốc cần trả lời", letters, desk, letter_row, note="Văn phòng đang chờ")
    yield from group_of("Nhiệm vụ tôi giao, chờ tôi", WAITING_FOR(post=post), desk, given_row, more_url=_list(MINE))
    yield from group_of("Nhiệm vụ chưa ai nhận ở bộ phận", UNCLAIMED(unit=actor.unit_id, role=actor.role), desk, my_row,
                        note="ai nhận trước thì làm")  # fmt: skip
    yield from told(desk)


def late_tasks(groups: list[Group]) -> int:
    """How many of mine are late: for the heading."""
    return sum(group.count for group in groups if group.title == "Nhiệm vụ quá hạn")


def my_tasks(desk: Desk) -> Iterator[Group]:
    """Late, today, this week, and what I have not accepted yet; one query."""
    tonight, sunday = ends_of(desk)
    found = HELD(post=desk.actor.post_id, at=desk.at, tonight=tonight, sunday=sunday)
    edges = (desk.at, tonight, sunday)
    for number, title in enumerate(PARTS):
        lines = [my_row(task, desk) for task in found if _part(task, edges) == number]
        if lines:
            count = getattr(found[0], f"n{number}")
            yield Group(title, count, lines[:SOME], more_url=_list(MINE) if count > SOME else "")


def held_by(post: UUID, at: datetime, tonight: datetime, sunday: datetime) -> TaskQuerySet:
    """Those of the four parts, each knowing how many are in each of them."""
    later = ~Q(due_at__lt=sunday) | Q(due_at=None)
    parts = (
        Q(due_at__lt=at),
        Q(due_at__gte=at, due_at__lt=tonight),
        Q(due_at__gte=tonight, due_at__lt=sunday),
        later & Q(status=Status.GIVEN),
    )
    rows = Task.objects.filter(holder=post, status__in=(Status.GIVEN, Status.IN_PROGRESS))
    rows = rows.filter(Q(due_at__lt=sunday) | Q(status=Status.GIVEN)).order_by("due_at", "pk")
    counted = {f"n{number}": Window(Count("pk", filter=part)) for number, part in enumerate(parts)}
    return _said(rows).annotate(**counted)[:OWN]


def _part(task: Task, edges: tuple[Any, ...]) -> int:
    """In which of the four parts it lies."""
    return next((n for n, edge in enumerate(edges) if task.due_at and task.due_at < edge), len(edges))


def waiting_for(post: UUID) -> TaskQuerySet:
    """Given by the post: a product to judge, one sent back, an extension to decide, a delay explained."""
    asked = Exists(Extension.objects.waiting().filter(task=OuterRef("pk")))
    explained = Q(delay_explained_at__isnull=False, delay_acknowledged_at=None, status__in=RUNNING)
    rows = Task.objects.open().filter(assigner=post).annotate(is_asked=asked)
    waiting = Q(status__in=(Status.SUBMITTED, Status.RETURNED)) | explained | Q(is_asked=True)
    return _said(rows.filter(waiting).order_by("due_at", "pk"))


def unclaimed(unit: UUID, role: str) -> TaskQuerySet:
    rows = Task.objects.filter(unit=unit, holder=None, queue_role=role, status=Status.GIVEN)
    return _said(rows.order_by("due_at", "pk"))


def letters_to(post: UUID, official: UUID, on: date) -> QuerySet[UrgingLetter]:
    """To the post or to whom the official stands in for, of what is not handed in yet."""
    mine = Q(to=post) | Q(to__in=_stood_in_for(official, on))
    rows = UrgingLetter.objects.filter(mine, replied_at=None, task__status__in=RUNNING)
    return rows.select_related("round", "task__unit", "to__official").order_by("round__made_at", "pk")


def reminders_to(post: UUID, official: UUID, on: date, since: date) -> QuerySet[Reminder]:
    """What was told upwards to the post, and what whom the official stands in for was reminded of, since a day."""
    mine = Q(to=post, cause=Reminder.Cause.ESCALATED) | Q(to__in=_stood_in_for(official, on))
    rows = Reminder.objects.filter(mine, on__gt=since, task__status__in=RUNNING)
    rows = rows.select_related("task__unit", "task__holder__official", "to__official")
    return rows.order_by("task__due_at", "-on")[:OWN]


def told(desk: Desk) -> Iterator[Group]:
    """Each task once."""
    since = desk.today - timedelta(days=TOLD_DAYS)
    once: dict[UUID, Reminder] = {}
    for reminder in REMINDERS(post=desk.actor.post_id, official=desk.actor.official_id, on=desk.today, since=since):
        once.setdefault(reminder.task_id, reminder)
    if once:
        shown = [told_row(each, desk) for each in list(once.values())[:SOME]]
        yield Group("Hệ thống báo cáo, nhắc tôi", len(once), shown, "việc trễ của cấp dưới, việc tôi làm thay",
                    _list("trang_thai=tre") if len(once) > len(shown) else "")  # fmt: skip


def my_row(task: Any, desk: Desk) -> Row:
    """Something to do: with its next verb."""
    verb = "accept_task" if task.status == Status.GIVEN else "submit_product"
    return _row(task, desk, f"{task.assigner.official.full_name} giao: {task.product}", verb)


def given_row(task: Any, desk: Desk) -> Row:
    holder = task.holder.official.full_name if task.holder else ""
    said = {
        Status.SUBMITTED: (f"{holder} đã nộp: {task.product}", "accept_product"),
        Status.RETURNED: (f"{holder} chuyển trả: {task.reason}", "reassign_task"),
    }.get(task.status)
    if said is None and task.is_asked:
        said = (f"{holder} xin gia hạn", "grant_extension")
    whom, verb = said or (f"{holder} giải trình chậm: {task.delay_reason}", "acknowledge_delay")
    return _row(task, desk, whom, verb)


def letter_row(letter: Any, desk: Desk) -> Row:
    """Who stands in first takes the absent one's post; the row says for whom."""
    own = letter.to_id == desk.actor.post_id
    whom = f"{letter.round}" + ("" if own else f"; làm thay {letter.to.official.full_name}, chọn vị trí đó để trả lời")
    row = _row(letter.task, desk, whom, "")
    verb = "answer_urging" if own else ""
    return Row(**{
        **vars(row), "action": OF_LETTERS[verb].label if verb else "",
        "action_url": reverse(verb, args=[letter.pk]) if verb else "",
    })  # fmt: skip


def told_row(reminder: Any, desk: Desk) -> Row:
    task = reminder.task
    holder = task.holder.official.full_name if task.holder else "Chưa ai nhận"
    own = reminder.to_id == desk.actor.post_id
    whom = f"{holder} chủ trì" if own else f"{holder} chủ trì; làm thay {reminder.to.official.full_name}"
    return _row(task, desk, whom, "")


def _row(task: Any, desk: Desk, whom: str, verb: str) -> Row:
    left = left_of(task, desk.at)
    return Row(
        due=task.due_at, kind=left.kind, what=task.title, url=reverse("task", args=[task.pk]), code=task.code,
        whom=whom,
        time_text=left.text, due_text=f"Hạn {moment_said(task.due_at, desk.today)}" if task.due_at else "",
        action=TRANSITIONS[verb].label if verb else "", action_url=reverse(verb, args=[task.pk]) if verb else "",
    )  # fmt: skip


def _said(rows: TaskQuerySet) -> TaskQuerySet:
    return rows.select_related("unit", "assigner__official", "holder__official")


def _stood_in_for(official: UUID, on: date) -> QuerySet[Any, Any]:
    """The posts of absent colleagues in which the official may act on the day."""
    return StandIn.objects.in_force(on).filter(substitute=official).values("absent")


POST, OFFICIAL, AT, ON = UUIDField(), UUIDField(), DateTimeField(), DateField()
HELD = BuiltOnce(held_by, post=POST, at=AT, tonight=AT, sunday=AT)
LETTERS = FirstFew(letters_to, post=POST, official=OFFICIAL, on=ON)
WAITING_FOR = FirstFew(waiting_for, post=POST)
UNCLAIMED = FirstFew(unclaimed, unit=UUIDField(), role=CharField())
REMINDERS = BuiltOnce(reminders_to, post=POST, official=OFFICIAL, on=ON, since=ON)


def _list(conditions: str) -> str:
    return f"{reverse('tasks')}?{conditions}"
