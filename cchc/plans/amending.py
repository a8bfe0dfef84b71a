"""What becomes of the tasks when a version of the plan is issued: which are given, moved, and ended?

Lines are compared by their key. The days of a line that stayed leave their tasks alone; a day that went gives its
task to a day that came, and is cancelled when none came; a day that came alone gives a task. What was handed in or
done is never touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused, Refusal
from cchc.organization.actor import Actor
from cchc.plans.actions.cancel_task import cancel_task
from cchc.plans.actions.give_task import give_tasks
from cchc.plans.actions.reassign_task import reassign_task
from cchc.plans.drafting import days_of
from cchc.plans.giving import TaskWords
from cchc.plans.models import DueKind, Plan, PlanLine, Source, Status, Task
from cchc.plans.models.task import OPEN
from cchc.plans.rules import closing_on
from cchc.worktime.zone import local


@dataclass
class Counted:
    """How many tasks were given, moved, cancelled; and the days for which none was given because they are over."""

    given: list[TaskWords] = field(default_factory=list)
    moved: int = 0
    cancelled: int = 0
    skipped: list[str] = field(default_factory=list)

    def told(self) -> dict[str, object]:
        return {"tasks": len(self.given), "moved": self.moved, "cancelled": self.cancelled, "skipped": self.skipped}


def amended_tasks(plan: Plan, old: Plan | None, by: Actor) -> Counted:
    """Bring the tasks to what the plan says; `old` is the version that it replaces."""
    counted = Counted()
    before = {line.key: line for line in old.lines.select_related("lead")} if old else {}
    tasks = _tasks_by_line([*before])
    lines = list(plan.lines.select_related("lead__unit", "plan__unit"))
    for line in lines:
        earlier = before.pop(line.key, None)
        if earlier is None:
            _give(line, _places(line), counted)
        else:
            _follow(line, earlier, tasks.get(line.key, []), counted, by)
    for gone in before.values():
        for task in _open(tasks.get(gone.key, [])):
            _cancel(task, plan, by, counted)
    give_tasks(words=counted.given, by=by)
    return counted


def _tasks_by_line(keys: list[UUID]) -> dict[UUID, list[Task]]:
    rows = Task.objects.select_for_update(of=("self",)).filter(source=Source.PLAN, source_id__in=keys)
    found: dict[UUID, list[Task]] = {}
    for task in rows.select_related("unit", "assigner__unit", "assigner__position").order_by("number"):
        if task.source_id:
            found.setdefault(task.source_id, []).append(task)
    return found


def _open(tasks: list[Task]) -> list[Task]:
    """Those that may still be moved: what waits for its verdict is judged as it stands."""
    return [task for task in tasks if task.status in OPEN and task.status != Status.SUBMITTED]


def _follow(line: PlanLine, earlier: PlanLine, tasks: list[Task], counted: Counted, by: Actor) -> None:
    """The tasks of a line that stayed in the plan."""
    held = _by_day(earlier, tasks)
    old_days, new_days = _places(earlier), _places(line)
    gone = [day for day in old_days if day not in new_days]
    come = [day for day in new_days if day not in old_days]
    for day in gone:
        task = held.pop(day, None)
        if task is None:
            continue
        if come:
            _move(task, line, come.pop(0), counted, by)
        else:
            _cancel(task, line.plan, by, counted)
    for task in held.values():
        _reword(task, line, by, counted)
    _give(line, come, counted)


def _places(line: PlanLine) -> list[date | None]:
    """The days of the line; an awaited event is one place without a day."""
    return [None] if line.due_kind == DueKind.EVENT else list(days_of(line))


def _by_day(line: PlanLine, tasks: list[Task]) -> dict[date | None, Task]:
    """Which open task stands for which day of the line: by its first deadline, by its present one, by the order."""
    left, found = _open(tasks), dict[date | None, Task]()
    for asked in ("original_due_at", "due_at"):
        for day in _places(line):
            closing = closing_on(line.plan.unit, day) if day else None
            task = next((each for each in left if getattr(each, asked) == closing), None)
            if task and day not in found:
                found[day] = task
                left.remove(task)
    ended = {_day(task.original_due_at) for task in tasks if task.status not in OPEN or task.status == Status.SUBMITTED}
    for day in _places(line):
        if day not in found and left and day not in ended:
            found[day] = left.pop(0)
    return found


def _day(moment: datetime | None) -> date | None:
    return local(moment).date() if moment else None


def _move(task: Task, line: PlanLine, day: date | None, counted: Counted, by: Actor) -> None:
    """Another deadline by decision. The first one stays with the task; what had none has its first now."""
    before, task.due_at = task.due_at, closing_on(line.plan.unit, day) if day else None
    task.due_kind = line.due_kind
    if task.due_at is None or task.original_due_at is None:
        task.original_due_at = task.due_at
    task.extensions.withdraw(now(), by.post)  # asked of a deadline that is no more
    task.save(update_fields=["due_at", "due_kind", "original_due_at"])
    record_event("task_moved_by_plan", subject=task, by=by, data={
        "plan": line.plan.number, "old_due": before.isoformat() if before else "",
        "new_due": task.due_at.isoformat() if task.due_at else "",
    })  # fmt: skip
    counted.moved += 1
    _reword(task, line, by, counted, is_counted=True)


def _reword(task: Task, line: PlanLine, by: Actor, counted: Counted, *, is_counted: bool = False) -> None:
    """Another title, product or content; another responsible person."""
    said = {"title": line.title, "product": line.product, "content": line.content, "due_kind": line.due_kind}
    changed = {name: value for name, value in said.items() if getattr(task, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(task, name, value)
        task.search_text = task.searchable()
        task.save(update_fields=[*changed, "search_text"])
        record_event("task_reworded_by_plan", subject=task, by=by, data={"plan": line.plan.number, **changed})
    leads = task.holder_id != line.lead_id and _lead_changed(line)
    if leads and line.lead:
        with _told_of(task):
            reassign_task(task=task, by=by, to=line.lead, reason=_reason(line.plan))
    if (changed or leads) and not is_counted:
        counted.moved += 1


def _lead_changed(line: PlanLine) -> bool:
    """A task that was given on to somebody else stays with him unless the plan itself names another lead."""
    old = line.plan.replaces
    return bool(old and old.lines.filter(key=line.key).exclude(lead=line.lead).exists())


def _cancel(task: Task, plan: Plan, by: Actor, counted: Counted) -> None:
    with _told_of(task):
        cancel_task(task=task, by=by, reason=_reason(plan))
    counted.cancelled += 1


@contextmanager
def _told_of(task: Task) -> Iterator[None]:
    """A task that cannot follow the plan stops the issuing, by its name."""
    try:
        yield
    except ActionRefused as refused:
        raise ActionRefused(Refusal(f"{task.code} «{task.title}»: {refused.refusal}")) from refused


def _reason(plan: Plan) -> str:
    return f"Theo kế hoạch sửa đổi số {plan.number} ngày {plan.issued_on:%d/%m/%Y}"


def _give(line: PlanLine, places: list[date | None], counted: Counted) -> None:
    """One task a day, one for an awaited event; what is over by now is not given, and said so."""
    ahead = [day for day in places if day is None or day >= today()]
    counted.given.extend(_words(line, day) for day in ahead)
    counted.skipped.extend(f"{line.order}: {day:%d/%m/%Y}" for day in places if day is not None and day < today())


def _words(line: PlanLine, day: date | None) -> TaskWords:
    plan = line.plan
    return TaskWords(
        title=line.title, product=line.product, content=line.content, unit=plan.unit, holder=line.lead, due_on=day,
        due_kind=line.due_kind, source=Source.PLAN, source_id=line.key,
        source_text=f"Kế hoạch số {plan.number} ngày {plan.issued_on:%d/%m/%Y}, mục {line.order}",
    )  # fmt: skip
