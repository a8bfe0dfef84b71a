"""Plans at any status, reached through the real actions; programmes as the content offers them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from cchc.lifecycle.clock import today
from cchc.plans.actions.adopt_programme import adopt_programme
from cchc.plans.actions.approve_plan import approve_plan
from cchc.plans.actions.discard_plan import discard_plan
from cchc.plans.actions.draft_plan import draft_plan
from cchc.plans.actions.issue_plan import issue_plan
from cchc.plans.actions.review_plan import review_plan
from cchc.plans.actions.submit_plan import submit_plan
from cchc.plans.drafting import Beginning, GoalWords, LineWords
from cchc.plans.models import DueKind, Plan, Programme
from tests.factories.office import actor, ward

PROGRAMME = "cchc-2026-2030"
DRAFTER, REVIEWER, CHAIR, LEAD = "vanphong", "chanhvanphong", "chutich", "truongphongvhxh"


def programme() -> Programme:
    return adopt_programme(unit=ward(), by=actor(DRAFTER), code=PROGRAMME)


def line(**changes: Any) -> LineWords:
    """The plan of communication, to be issued by 15 December of the plan's year."""
    values: dict[str, Any] = {
        "title": "Kế hoạch tuyên truyền cải cách hành chính", "content": "ND0", "product": "Kế hoạch",
        "lead_text": "VHXH", "lead": actor(LEAD).post, "due_text": "15/12", "due_kind": DueKind.DAY,
        "due_days": (date(today().year, 12, 15),),
    }  # fmt: skip
    return LineWords(**values | changes)


def goal(**changes: Any) -> GoalWords:
    values: dict[str, Any] = {
        "name": "Hồ sơ giải quyết đúng hạn", "planned": Decimal("98"), "content": "ND2", "lead": actor(LEAD).post,
    }  # fmt: skip
    return GoalWords(**values | changes)


def beginning(*lines: LineWords) -> Beginning:
    return Beginning(list(lines) or [line(), four_times(), awaited()], [goal()])


def four_times() -> LineWords:
    """At the end of every quarter."""
    days = tuple(date(today().year, month, day) for month, day in ((3, 31), (6, 30), (9, 30), (12, 31)))
    return line(title="Khảo sát hài lòng", content="ND2", product="Báo cáo quý", due_text="Cuối quý",
                due_kind=DueKind.QUARTER, due_days=days)  # fmt: skip


def awaited() -> LineWords:
    return line(title="Kế hoạch khắc phục sau công bố", due_text="30 ngày sau công bố", due_kind=DueKind.EVENT,
                due_days=())  # fmt: skip


def plan_at(status: Plan.Status, *lines: LineWords, year: int | None = None) -> Plan:
    """A plan that walked to the status: written by the office, looked through, decided by the Chair."""
    plan = draft_plan(unit=ward(), by=actor(DRAFTER), year=year or today().year, beginning=beginning(*lines))
    return walked(plan, status)


def walked(plan: Plan, status: Plan.Status) -> Plan:
    """From a draft on."""
    if status == Plan.Status.DRAFTING:
        return plan
    if status == Plan.Status.DISCARDED:
        return discard_plan(plan=plan, by=actor(DRAFTER))
    plan = submit_plan(plan=plan, by=actor(DRAFTER))
    if status == Plan.Status.SUBMITTED:
        return plan
    plan = review_plan(plan=plan, by=actor(REVIEWER))
    if status == Plan.Status.REVIEWED:
        return plan
    plan = approve_plan(plan=plan, by=actor(CHAIR))
    if status == Plan.Status.APPROVED:
        return plan
    number = f"{10 + plan.version}/KH-UBND"
    return issue_plan(plan=plan, by=actor(DRAFTER), number=number, issued_on=today())


def issued_with_document() -> Plan:
    ahead = line(due_days=(today() + timedelta(days=30),))
    plan, scan = plan_at(Plan.Status.APPROVED, ahead), BytesIO(b"%PDF-1.7\ntrailer<<>>\n%%EOF\n")
    return issue_plan(
        plan=plan, by=actor(DRAFTER), number="12/KH-UBND", issued_on=today(), upload=scan, name="ke-hoach.pdf"
    )
