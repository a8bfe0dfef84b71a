"""Giao nhiệm vụ: one thing to do, with its product, its responsible person and its deadline."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.giving import TaskWords
from cchc.plans.models import DueKind, Task
from cchc.plans.permissions import gives_tasks_in, holds_it
from cchc.plans.rules import closing_on, content_named, taxonomy_on

DEEPEST = 3  # a task, its parts, their parts: deeper nobody reads


def why_not_give_task(*, unit: Unit, by: Actor, words: TaskWords | None = None) -> Refusal | None:
    """`words` None asks whether the actor may give tasks in the unit at all."""
    own_part = words is not None and words.parent is not None and holds_it(words.parent, by)
    if not gives_tasks_in(unit, by) and not own_part:
        return Refusal(
            "Việc này do lãnh đạo, Văn phòng, phụ trách lĩnh vực của đơn vị, "
            "hoặc người theo dõi của cấp trên làm."
        )  # fmt: skip
    return _fault(words) if words else None


def _fault(words: TaskWords) -> Refusal | None:
    if not words.title.strip() or not words.product.strip():
        return Refusal("Hãy ghi nội dung nhiệm vụ và sản phẩm phải nộp.")
    if (words.holder is None) == (not words.queue_role):
        return Refusal("Hãy chọn một người chủ trì, hoặc một bộ phận để người của bộ phận đó nhận.")
    if words.holder and words.holder.unit_id != words.unit.pk:
        return Refusal("Người chủ trì phải làm việc tại đơn vị thực hiện. Hãy chọn lại.")
    if (words.due_on is None) != (words.due_kind == DueKind.EVENT):
        return Refusal("Hãy ghi hạn hoàn thành; chỉ nhiệm vụ chờ một sự kiện mới để trống hạn.")
    if words.due_on and words.due_on < today():
        return Refusal("Hạn hoàn thành đã qua. Hãy chọn ngày từ hôm nay trở đi.")
    if content_named(taxonomy_on(today()).code, words.content) is None:
        return Refusal("Hãy chọn nội dung cải cách hành chính của nhiệm vụ.")
    return _fault_of_parent(words)


def _fault_of_parent(words: TaskWords) -> Refusal | None:
    parent, depth = words.parent, 1
    if parent and not parent.is_open:
        return Refusal("Nhiệm vụ gốc đã kết thúc, không giao thêm việc con được.")
    if parent and words.due_on and parent.due_at and closing_on(words.unit, words.due_on) > parent.due_at:
        return Refusal("Hạn của việc con không được sau hạn của nhiệm vụ gốc.")
    while parent is not None:
        depth, parent = depth + 1, parent.parent
    return Refusal(f"Nhiệm vụ chia nhiều nhất {DEEPEST} cấp.") if depth > DEEPEST else None


@transaction.atomic
def give_task(*, words: TaskWords, by: Actor) -> Task:
    """The task under its number of the year."""
    Unit.objects.select_for_update().get(pk=words.unit.pk)
    refuse(why_not_give_task(unit=words.unit, by=by, words=words))
    return _given([words], by)[0]


@transaction.atomic
def give_tasks(*, words: Sequence[TaskWords], by: Actor) -> list[Task]:
    """Many tasks of one unit at once, each as `give_task` gives it; one refusal refuses all."""
    if not words:
        return []
    Unit.objects.select_for_update().get(pk=words[0].unit.pk)
    for each in words:
        refuse(why_not_give_task(unit=each.unit, by=by, words=each))
    return _given(words, by)


def _given(words: Sequence[TaskWords], by: Actor) -> list[Task]:
    """The caller holds the lock of the unit, so that numbers have no gap and no twin."""
    year, unit, taxonomy = today().year, words[0].unit, taxonomy_on(today()).code
    last = Task.objects.filter(unit=unit, year=year).aggregate(last=Max("number"))["last"] or 0
    tasks = [_task(each, year, last + place, taxonomy, by) for place, each in enumerate(words, 1)]
    Task.objects.bulk_create(tasks)
    for task in tasks:
        record_event("task_given", subject=task, by=by, data={
            "task": task.code, "title": task.title, "product": task.product, "to": str(task.holder or task.queue_role),
            "due": task.due_at.isoformat() if task.due_at else "", "source": task.source_text,
        })  # fmt: skip
    return tasks


def _task(words: TaskWords, year: int, number: int, taxonomy: str, by: Actor) -> Task:
    due_at = closing_on(words.unit, words.due_on) if words.due_on else None
    task = Task(
        unit=words.unit, year=year, number=number, title=words.title.strip(), product=words.product.strip(),
        taxonomy=taxonomy, content=words.content, source=words.source, source_id=words.source_id,
        source_text=words.source_text, assigner=by.post, holder=words.holder, queue_role=words.queue_role,
        parent=words.parent, given_at=now(), due_kind=words.due_kind, original_due_at=due_at, due_at=due_at,
    )  # fmt: skip
    task.search_text = task.searchable()
    return task
