"""What does a line and a target of a plan consist of before it is stored, and what does a new plan begin with?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from uuid_utils.compat import uuid7

from cchc.lifecycle.clock import today
from cchc.organization.models import Post, Unit
from cchc.plans.models import Plan, PlanLine, PlanTarget, Programme, ProgrammeTarget
from cchc.plans.programmes import values_of


@dataclass(frozen=True)
class LineWords:
    """One task of the plan: as the table says it, and as it was understood."""

    title: str
    content: str = ""
    product: str = ""
    lead_text: str = ""
    lead: Post | None = None
    partners_text: str = ""
    partners: tuple[Post, ...] = ()
    due_text: str = ""
    due_kind: str = ""
    due_days: tuple[date, ...] = ()
    budget: str = ""
    basis: str = ""
    key: UUID | None = None  # of an earlier version; a new line gets its own


@dataclass(frozen=True)
class GoalWords:
    """One target of the plan."""

    name: str
    planned: Decimal
    content: str = ""
    measure: str = "%"
    direction: str = ProgrammeTarget.Direction.AT_LEAST
    lead_text: str = ""
    lead: Post | None = None
    key: UUID | None = None


@dataclass(frozen=True)
class Beginning:
    """With what a draft begins."""

    lines: Sequence[LineWords] = field(default=())
    goals: Sequence[GoalWords] = field(default=())


def line_row(plan: Plan, words: LineWords, order: int) -> PlanLine:
    return PlanLine(
        plan=plan, key=words.key or uuid7(), order=order, content=words.content, title=words.title.strip(),
        product=words.product.strip(), lead_text=words.lead_text.strip(), lead=words.lead,
        partners_text=words.partners_text.strip(), due_text=words.due_text.strip(), due_kind=words.due_kind,
        due_days=[day.isoformat() for day in words.due_days], budget=words.budget.strip(), basis=words.basis.strip(),
    )  # fmt: skip


def goal_row(plan: Plan, words: GoalWords, order: int) -> PlanTarget:
    return PlanTarget(
        plan=plan, key=words.key or uuid7(), order=order, content=words.content, name=words.name.strip(),
        measure=words.measure.strip(), direction=words.direction, planned=words.planned,
        lead_text=words.lead_text.strip(), lead=words.lead,
    )  # fmt: skip


def fill(plan: Plan, beginning: Beginning) -> None:
    """Store the lines and targets of a new version, in their order."""
    rows = [line_row(plan, words, order) for order, words in enumerate(beginning.lines, 1)]
    PlanLine.objects.bulk_create(rows)
    partner = PlanLine.partners.through
    partner.objects.bulk_create(
        [
            partner(planline_id=row.pk, post_id=post.pk)
            for row, words in zip(rows, beginning.lines, strict=True)
            for post in words.partners
        ]
    )
    PlanTarget.objects.bulk_create([goal_row(plan, words, order) for order, words in enumerate(beginning.goals, 1)])


def copied(plan: Plan) -> Beginning:
    """Everything of a version, under the same keys: with this an amendment begins."""
    lines = plan.lines.select_related("lead").prefetch_related("partners")
    return Beginning(
        [_line_words(line, line.key, line.lead, days_of(line)) for line in lines],
        [_goal_words(target, target.key, target.lead) for target in plan.targets.select_related("lead")],
    )


def of_last_year(plan: Plan, unit: Unit, year: int) -> Beginning:
    """The lines of an earlier year with days of this one; who has left leads nothing any more."""
    held = set(Post.objects.held(today()).filter(unit=unit).values_list("pk", flat=True))
    lines = plan.lines.select_related("lead").prefetch_related("partners")
    shift = year - plan.year
    return Beginning(
        [_line_words(line, None, _still(line.lead, held), _moved(days_of(line), shift)) for line in lines],
        [_goal_words(target, None, _still(target.lead, held)) for target in plan.targets.select_related("lead")],
    )


def of_programme(programme: Programme | None, year: int) -> list[GoalWords]:
    """The programme's targets that have a value for that very year."""
    if programme is None:
        return []
    targets = list(programme.targets.all())
    values = values_of([target.pk for target in targets], year)
    return [
        GoalWords(
            name=target.name, planned=values[target.pk], content=target.content, measure=target.measure,
            direction=target.direction,
        )
        for target in targets
        if target.pk in values
    ]  # fmt: skip


def days_of(line: PlanLine) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in line.due_days)


def _still(post: Post | None, held: set[UUID]) -> Post | None:
    return post if post and post.pk in held else None


def _moved(days: tuple[date, ...], years: int) -> tuple[date, ...]:
    """29 February becomes the 28th where there is none."""
    return tuple(
        day.replace(year=day.year + years, day=28) if (day.month, day.day) == (2, 29) else
        day.replace(year=day.year + years)
        for day in days
    )  # fmt: skip


def _line_words(line: PlanLine, key: UUID | None, lead: Post | None, days: tuple[date, ...]) -> LineWords:
    return LineWords(
        title=line.title, content=line.content, product=line.product, lead_text=line.lead_text, lead=lead,
        partners_text=line.partners_text, partners=tuple(line.partners.all()), due_text=line.due_text,
        due_kind=line.due_kind, due_days=days, budget=line.budget, basis=line.basis, key=key,
    )  # fmt: skip


def _goal_words(target: PlanTarget, key: UUID | None, lead: Post | None) -> GoalWords:
    return GoalWords(
        name=target.name, planned=target.planned, content=target.content, measure=target.measure,
        direction=target.direction, lead_text=target.lead_text, lead=lead, key=key,
    )  # fmt: skip
