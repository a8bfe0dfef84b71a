"""How do the people of the invented ward do their tasks? Most in time, some late, some asked again or extended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from cchc.config.demonstration.ward import Life, Ward, acting
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor
from cchc.plans.actions.accept_product import accept_product, why_not_accept_product
from cchc.plans.actions.accept_task import accept_task, why_not_accept_task
from cchc.plans.actions.acknowledge_delay import acknowledge_delay
from cchc.plans.actions.demand_redo import demand_redo
from cchc.plans.actions.explain_delay import explain_delay
from cchc.plans.actions.grant_extension import grant_extension
from cchc.plans.actions.refuse_extension import refuse_extension
from cchc.plans.actions.report_progress import report_progress
from cchc.plans.actions.request_extension import request_extension, why_not_request_extension
from cchc.plans.actions.submit_product import submit_product, why_not_submit_product
from cchc.plans.models import DueKind, Extension, Source, Status, Task
from cchc.worktime.zone import ZONE, local

AFTERNOON = time(15, 0)
HOUR, DAY = 60, 8 * 60  # working minutes
PEOPLE = ("unit", "holder__official", "holder__unit", "holder__position", "assigner__official", "assigner__unit",
          "assigner__position")  # fmt: skip
NEAR = timedelta(days=12)  # before its deadline nothing but a report is said of a task


@dataclass(frozen=True)
class Fate:
    """What becomes of one task, the same whenever the same year is played: days before (or after) its deadline."""

    early: int  # days before the deadline on which the product is handed in; negative: late
    extends: bool
    again: bool

    @staticmethod
    def of(task: Task) -> Fate:
        chance = Random(f"{task.year} {task.number}")  # noqa: S311 (a play, no secret)
        is_late = chance.random() < 0.11
        early = -chance.randint(1, 12) if is_late else chance.randint(0, 9)
        return Fate(early, extends=chance.random() < 0.07, again=chance.random() < 0.06)


def working_days(ward: Ward, start: datetime) -> Iterator[tuple[datetime, Life]]:
    """The afternoons of all working days, for what the plan gave; other tasks have lives of their own."""
    yield ward.calendar.normalise(datetime.combine(start.astimezone(ZONE).date(), AFTERNOON, ZONE)), _days(ward)


def _days(ward: Ward) -> Life:
    while True:
        mine = Task.objects.open().filter(unit=ward.office.unit_id, source=Source.PLAN)
        moving = [each.pk for each in mine.only("status", "given_at", "due_at") if _may_move(each)]
        asked = {each.task_id: each for each in Extension.objects.filter(task__in=moving)}
        for task in Task.objects.filter(pk__in=moving).select_related(*PEOPLE).order_by("year", "number"):
            _next_act(task, asked.get(task.pk), ward)
        tomorrow = ward.calendar.next_working_day(today())
        yield datetime.combine(tomorrow, AFTERNOON, ZONE)


def _may_move(task: Task) -> bool:
    """Most running tasks are far from their deadline, and nobody needs to read them today."""
    if task.status != Status.IN_PROGRESS:
        return True
    return task.due_at is not None and (task.due_at < now() + NEAR or _reports(task.given_at))


def _reports(given_at: datetime) -> bool:
    """Every thirty days."""
    return (today() - local(given_at).date()).days % 30 == 29


def _next_act(task: Task, asked: Extension | None, ward: Ward) -> None:
    """At most one act a day on each task."""
    fate, since = Fate.of(task), now() - timedelta(hours=20)
    if task.status == Status.GIVEN and task.given_at < since:
        accept_task(task=task, by=acting(task.holder) if task.holder else _of_role(ward, task.queue_role))
    elif task.status == Status.SUBMITTED and task.submitted_at and task.submitted_at < since:
        _judge(task, fate, ward)
    elif task.status == Status.IN_PROGRESS and task.due_at and task.holder:
        _work(task, asked, acting(task.holder), _judging(task, ward))


def _work(task: Task, asked: Extension | None, holder: Actor, judge: Actor) -> None:
    fate = Fate.of(task)
    left = (local(task.due_at).date() - today()).days  # type: ignore[arg-type]
    if asked and not asked.verdict:
        if asked.asked_at < now() - timedelta(hours=20):
            if task.number % 4:
                grant_extension(task=task, by=judge)
            else:
                refuse_extension(task=task, by=judge, answer="Cấp trên đã chốt thời gian, cần xong đúng hạn.")
    elif fate.extends and 2 <= left <= 5 and not asked and not why_not_request_extension(task=task, by=holder):
        later = today() + timedelta(days=left + 14)
        request_extension(task=task, by=holder, new_due_on=later, reason="Chờ số liệu của các đơn vị phối hợp.")
    elif left <= fate.early and not why_not_submit_product(task=task, by=holder):
        submit_product(task=task, by=holder, note="Đã hoàn thành theo yêu cầu.", product_number=_number(task),
                       unanswered="Đã tự tổng hợp từ số liệu sẵn có.")  # fmt: skip
    elif left < -2 and not task.delay_explained_at:
        explain_delay(task=task, by=holder, reason="Khối lượng dồn vào cuối kỳ, đang hoàn thiện văn bản.")
    elif left < -3 and task.delay_explained_at and not task.delay_acknowledged_at:
        acknowledge_delay(task=task, by=judge)
    elif _reports(task.given_at):
        share = min(95, task.percent + (8 if task.due_kind == DueKind.ONGOING else 25))
        report_progress(task=task, by=holder, percent=share, note="Đang thực hiện theo tiến độ.")


def _judge(task: Task, fate: Fate, ward: Ward) -> None:
    judge = _judging(task, ward)
    if fate.again and not task.redone:
        demand_redo(task=task, by=judge, reason="Bổ sung số liệu của từng lĩnh vực.")
    else:
        accept_product(task=task, by=judge)


def _judging(task: Task, ward: Ward) -> Actor:
    """Who gave it; the Chair where that is the same person as who did it."""
    own = task.holder is not None and task.holder.official_id == task.assigner.official_id
    return ward.chair if own else acting(task.assigner)


def _of_role(ward: Ward, role: str) -> Actor:
    return next(actor for actor in ward.actors.values() if actor.role == role)


def _number(task: Task) -> str:
    return f"{task.number + 20}/{'BC' if 'áo cáo' in task.product else 'KH'}-UBND"


def put_right(ward: Ward, task: Task, by: Actor, *, days_after: int, number: int) -> Life:
    """Accepted, put right some days before or after the deadline, confirmed by who gave it."""
    assert task.due_at  # noqa: S101 (what is to be put right has a deadline)
    yield ward.calendar.add_working_minutes(now(), 3 * HOUR)
    task.refresh_from_db()
    if why_not_accept_task(task=task, by=by) is None:
        accept_task(task=task, by=by)
    yield ward.calendar.normalise(task.due_at + timedelta(days=days_after))
    task.refresh_from_db()
    if why_not_submit_product(task=task, by=by) is None:
        submit_product(task=task, by=by, note="Đã khắc phục xong.", product_number=f"{number}/BC")
    yield ward.calendar.add_working_minutes(now(), DAY)
    task.refresh_from_db()
    for one in (ward.actors[task.assigner_id], ward.chair):
        if why_not_accept_product(task=task, by=one) is None:
            task = accept_product(task=task, by=one, judgement="Đạt yêu cầu")
