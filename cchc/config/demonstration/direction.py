"""How is the invented ward directed? A plan each year, its tasks done in time or late, its targets told each month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from cchc.config.demonstration.ward import Life, Ward, acting
from cchc.content.reading import SHIPPED, read
from cchc.lifecycle.clock import now, today
from cchc.parindex.year_standing import INDEX_NAMES
from cchc.plans.actions.adopt_programme import adopt_programme
from cchc.plans.actions.approve_plan import approve_plan
from cchc.plans.actions.draft_plan import draft_plan
from cchc.plans.actions.enter_figure import enter_figure
from cchc.plans.actions.issue_plan import issue_plan
from cchc.plans.actions.review_plan import review_plan
from cchc.plans.actions.set_due import set_due
from cchc.plans.actions.submit_plan import submit_plan
from cchc.plans.drafting import Beginning, GoalWords, LineWords
from cchc.plans.due_words import due_read
from cchc.plans.models import DueKind, Plan, Task
from cchc.plans.people_words import Staff
from cchc.plans.plan_schema import PlanTableFile, TableLine, TableTarget
from cchc.plans.programmes import offered
from cchc.worktime.zone import ZONE

DAY = 8 * 60  # working minutes
PUBLISHED = (4, 20)  # the index of the year before is published: what waits for it gets its deadline
MONTHLY = 30  # days between figures of a target


def direction(ward: Ward, start: datetime, until: datetime) -> Iterator[tuple[datetime, Life]]:
    """The plan of every year from the ward's first day, and what its targets reach, month by month."""
    for year in range(start.astimezone(ZONE).year, until.astimezone(ZONE).year + 1):
        begin = max(start, datetime.combine(date(year, 1, 5), time(8), ZONE))
        if begin + timedelta(days=14) < until:
            yield ward.calendar.normalise(begin), plan_of_year(ward, year)
            yield ward.calendar.normalise(begin + timedelta(days=20)), figures(ward, year)
            published = datetime.combine(date(year, *PUBLISHED), time(9), ZONE)
            if begin < published < until:
                yield ward.calendar.normalise(published), publication(ward, year)


def plan_of_year(ward: Ward, year: int) -> Life:
    """Written by the office out of the table, looked through by a field lead, approved and issued within two weeks."""
    unit, office = ward.office.unit, ward.office
    for programme in offered().values():
        if (
            programme.from_year <= year <= programme.to_year
            and not unit.programmes.filter(code=programme.code).exists()
        ):
            adopt_programme(unit=unit, by=office, code=programme.code)
    table = read(SHIPPED / "demonstration" / "plan.yaml", PlanTableFile)
    plan = draft_plan(unit=unit, by=office, year=year, beginning=_beginning(table, ward, year))
    yield ward.calendar.add_working_minutes(now(), DAY)
    plan = submit_plan(plan=plan, by=office)
    yield ward.calendar.add_working_minutes(now(), 2 * DAY)
    plan = review_plan(plan=plan, by=ward.leads[0])
    yield ward.calendar.add_working_minutes(now(), DAY)
    plan = approve_plan(plan=plan, by=ward.chair)
    yield ward.calendar.add_working_minutes(now(), DAY)
    issue_plan(plan=plan, by=office, number=f"{12 + year % 10}/KH-UBND", issued_on=today())


def publication(ward: Ward, year: int) -> Life:
    """What waits for the published index has thirty days, or ten working days."""
    waiting = Task.objects.open().filter(unit=ward.office.unit_id, year=year, due_at=None, title__contains="khắc phục")
    for task in waiting.select_related("assigner__official", "assigner__unit", "assigner__position"):
        set_due(task=task, by=acting(task.assigner), due_on=today() + timedelta(days=30))
    yield ward.calendar.add_working_minutes(now(), DAY)
    breakthrough = Task.objects.open().filter(
        unit=ward.office.unit_id, year=year, due_at=None, title__contains="đột phá"
    )
    for task in breakthrough.select_related("assigner__official", "assigner__unit", "assigner__position"):
        set_due(task=task, by=acting(task.assigner), due_on=today() + timedelta(days=14))


def figures(ward: Ward, year: int) -> Life:
    """Each target of the plan, told once a month: most near their value, some below it. The index tells itself."""
    chance = Random(f"figures {year}")  # noqa: S311 (a play, no secret)
    while today().year == year:
        plan = Plan.objects.in_force().filter(unit=ward.office.unit_id, year=year).first()
        told = plan.targets.exclude(name__in=INDEX_NAMES).select_related("plan__unit") if plan else ()
        for place, target in enumerate(told):
            reached = Decimal(chance.randint(-6, 3) - (9 if place % 4 == 3 else 0))
            value = max(Decimal(0), min(Decimal(100), target.planned + reached))
            enter_figure(target=target, by=ward.office, as_of=today(), value=value, note="Số liệu tháng")
        yield ward.calendar.normalise(now() + timedelta(days=MONTHLY))


def _beginning(table: PlanTableFile, ward: Ward, year: int) -> Beginning:
    """A plan that is issued in the middle of a year holds what is still to come, as far as the calendar is known."""
    staff = Staff.of(ward.office.unit)
    lines = [_line(row, staff, year, ward.calendar.last_day) for row in table.lines]
    return Beginning([line for line in lines if line is not None], [_goal(row, staff) for row in table.targets])


def _line(row: TableLine, staff: Staff, year: int, known_until: date) -> LineWords | None:
    lead, due = staff.meant(row.lead)[0], due_read(row.due, year)
    soon = today() + timedelta(days=14)
    days = tuple(day for day in due.days if soon < day <= known_until) if due else ()
    if due and due.days and not days:
        return None
    partners = staff.partners(row.partners, lead)
    return LineWords(
        title=row.title, content=row.content, product=row.product, lead_text=row.lead, lead=lead,
        partners_text=row.partners, partners=partners.posts, due_text=row.due,
        due_kind=due.kind if due else DueKind.EVENT, due_days=days, budget=row.budget, basis=row.basis,
    )  # fmt: skip


def _goal(row: TableTarget, staff: Staff) -> GoalWords:
    return GoalWords(
        name=row.name, planned=Decimal(row.planned.replace(",", ".")), content=row.content, measure=row.measure,
        lead_text=row.lead, lead=staff.meant(row.lead)[0],
    )  # fmt: skip
