"""Who may see tasks and plans, and who may do what with them? The only door."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from cchc.organization.actor import ABOVE, Actor, below
from cchc.organization.models import Unit
from cchc.plans.models import (
    Digest,
    Plan,
    PlanQuerySet,
    PlanTarget,
    Programme,
    Task,
    TaskPart,
    TaskPartQuerySet,
    TaskQuerySet,
    UrgingLetter,
    UrgingRound,
)

HEADS = frozenset({"chair", "vice_chair"})
DIRECTING = HEADS | {"office"}
GIVING = DIRECTING | {"field_lead"}
WORKING = GIVING | {"officer", "counter"}

Sourced = TypeVar("Sourced", bound=QuerySet[Any])  # documents, meetings


def in_scope(column: str, actor: Actor) -> Q:
    """The condition that a row's unit is in scope. Of three thousand units the database finds the keys itself: to send
    them would take longer than to find their rows."""
    units = below(actor.unit_id).values("pk") if actor.role in ABOVE else actor.scope
    return Q(**{f"{column}__in": units})


def of_unit(rows: TaskQuerySet, actor: Actor) -> TaskQuerySet:
    """Tasks done in the units in scope: what lists and screens count."""
    return rows.filter(in_scope("unit", actor))


def visible_to(rows: TaskQuerySet, actor: Actor) -> TaskQuerySet:
    """Tasks of the units in scope, those given from one's unit, and those in which one's unit has a part."""
    parts = TaskPart.objects.filter(unit__in=actor.scope)
    return rows.filter(Q(unit__in=actor.scope) | Q(assigner__unit=actor.unit_id) | Q(pk__in=parts.values("task")))


def parts_visible_to(rows: TaskPartQuerySet, actor: Actor) -> TaskPartQuerySet:
    """Parts of tasks done in the units in scope or given from one's unit, and those asked of the units in scope.

    Each is looked for alone, among rows that are few already: with OR over three tables a database would join them all.
    """
    ways = Q(unit__in=actor.scope), Q(task__unit__in=actor.scope), Q(task__assigner__unit=actor.unit_id)
    first, *others = (rows.filter(way).order_by().values("pk") for way in ways)
    return TaskPart.objects.filter(pk__in=first.union(*others))


def plans_visible_to(rows: PlanQuerySet, actor: Actor) -> PlanQuerySet:
    """Plans of the units in scope; whoever looks from above sees what was issued."""
    rows = rows.filter(in_scope("unit", actor))
    return rows.filter(issued_at__isnull=False) if actor.role in ABOVE else rows


def sources_visible_to(rows: Sourced, actor: Actor) -> Sourced:
    """Documents and meetings of the units in scope: everybody of a unit reads its registers."""
    return rows.filter(unit__in=actor.scope)


def keeps_registers_of(unit: UUID, by: Actor) -> bool:
    """The office of the unit: it registers documents and writes down what meetings concluded."""
    return by.role == "office" and by.unit_id == unit


def hands_over_in(unit: UUID, by: Actor) -> bool:
    """The heads and the office of the unit, and who administers its people: what a leaving colleague had at hand."""
    return by.role in DIRECTING | {"admin"} and by.unit_id == unit


def gives_tasks_in(unit: Unit, by: Actor) -> bool:
    """A head, the office or a field lead of the unit; whoever follows it for the level above."""
    own = by.role in GIVING and by.unit_id == unit.pk
    return own or (by.role == "supervisor" and unit.pk != by.unit_id and unit.pk in by.scope)


def gives_it(task: Task | None, by: Actor) -> bool:
    """Of a task that is not there yet nothing is known: the action asks the unit."""
    return by.role in GIVING | {"supervisor"} or (task is not None and holds_it(task, by))


def holds_it(task: Task, by: Actor) -> bool:
    return by.post_id == task.holder_id


def may_take_it(task: Task, by: Actor) -> bool:
    """Who holds it; anybody of the role in whose queue it lies."""
    in_queue = task.holder_id is None and by.role == task.queue_role and by.unit_id == task.unit_id
    return in_queue or holds_it(task, by)


def assigned_it(task: Task, by: Actor) -> bool:
    """Who gave it; a head of the unit it was given from, and the office for what was not given by a head."""
    if by.post_id == task.assigner_id:
        return True
    if by.unit_id != task.assigner.unit_id:
        return False
    return by.role in HEADS or (by.role == "office" and task.assigner.role not in HEADS)


def asks_partners(task: Task, by: Actor) -> bool:
    """Who answers for the task, and who gave it."""
    return holds_it(task, by) or assigned_it(task, by)


def asked_for_part(part: TaskPart, by: Actor) -> bool:
    """The partner, or who stands in his post."""
    return by.post_id == part.partner_id


def waits_for_part(part: TaskPart, by: Actor) -> bool:
    return asks_partners(part.task, by)


def moves_it(task: Task, by: Actor) -> bool:
    """Who gave it, and the heads, the office and the field leads of the unit where it is done."""
    return assigned_it(task, by) or (by.role in GIVING and by.unit_id == task.unit_id)


def drafts_plan(plan: Plan, by: Actor) -> bool:
    return by.role == "office" and by.unit_id == plan.unit_id


def reviews_plan(plan: Plan, by: Actor) -> bool:
    """A field lead or a Vice-chair: never who drafted it."""
    reviewer = by.role in ("field_lead", "vice_chair") and by.unit_id == plan.unit_id
    return reviewer and by.official_id != plan.drafted_by.official_id


def decides_plan(plan: Plan, by: Actor) -> bool:
    return by.role == "chair" and by.unit_id == plan.unit_id


def returns_plan(plan: Plan, by: Actor) -> bool:
    return reviews_plan(plan, by) or decides_plan(plan, by)


def programmes_visible_to(rows: QuerySet[Programme], actor: Actor) -> QuerySet[Programme]:
    """Programmes that the units in scope adopted."""
    return rows.filter(unit__in=actor.scope)


def keeps_programmes(unit: Unit, by: Actor) -> bool:
    return by.role == "office" and by.unit_id == unit.pk


def enters_figure(target: PlanTarget, by: Actor) -> bool:
    """Who answers for the target, and the office."""
    return by.post_id == target.lead_id or keeps_programmes(target.plan.unit, by)


def rounds_visible_to(rows: QuerySet[UrgingRound], actor: Actor) -> QuerySet[UrgingRound]:
    """Rounds of urging of the units in scope."""
    return rows.filter(unit__in=actor.scope)


def letters_visible_to(rows: QuerySet[UrgingLetter], actor: Actor) -> QuerySet[UrgingLetter]:
    return rows.filter(round__unit__in=actor.scope)


def digests_visible_to(rows: QuerySet[Digest], actor: Actor) -> QuerySet[Digest]:
    """The heads and the office read the digest of their own unit."""
    return rows.filter(unit=actor.unit_id) if actor.role in DIRECTING else rows.none()
