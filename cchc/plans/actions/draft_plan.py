"""Soạn kế hoạch: a first version of the year's plan, empty or with what an earlier plan or a table gave."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.drafting import Beginning, fill
from cchc.plans.models import Plan
from cchc.plans.plan_lifecycle import IN_THE_MAKING, why_not
from cchc.plans.programmes import programme_of
from cchc.plans.rules import taxonomy_on

NAME = "Kế hoạch cải cách hành chính năm {year}"


def why_not_draft_plan(*, unit: Unit, by: Actor, year: int | None = None, title: str | None = None) -> Refusal | None:
    """`year` None asks whether the actor may at all."""
    if refusal := why_not("draft_plan", plan=Plan(unit=unit), by=by):
        return refusal
    if title is not None and not title.strip():
        return Refusal("Hãy ghi tên kế hoạch.")
    if year is None:
        return None
    if not today().year - 1 <= year <= today().year + 1:
        return Refusal(f"Chỉ soạn kế hoạch cho năm trước, năm nay và năm sau ({today().year + 1}).")
    there = Plan.objects.filter(unit=unit, year=year).exclude(status=Plan.Status.DISCARDED)
    if there.filter(status__in=IN_THE_MAKING).exists():
        return Refusal(f"Đã có một dự thảo kế hoạch năm {year}. Hãy sửa tiếp dự thảo đó, hoặc bỏ nó rồi soạn lại.")
    if there.exists():
        return Refusal(f"Năm {year} đã có kế hoạch được ban hành. Hãy mở kế hoạch đó và chọn «Sửa đổi kế hoạch».")
    return None


@transaction.atomic
def draft_plan(
    *, unit: Unit, by: Actor, year: int, title: str = NAME, beginning: Beginning | None = None, source: str = ""
) -> Plan:
    """The version with its first lines; `source` says from where they came."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    refuse(why_not_draft_plan(unit=unit, by=by, year=year, title=title))
    plan = Plan.objects.create(
        unit=unit, year=year, version=next_version(unit, year), title=title.strip().replace("{year}", str(year)),
        programme=programme_of(unit, year), taxonomy=taxonomy_on(today()).code, drafted_at=now(), drafted_by=by.post,
    )  # fmt: skip
    beginning = beginning or Beginning()
    fill(plan, beginning)
    record_event("plan_drafted", subject=plan, by=by, data={
        "title": plan.title, "version": plan.version, "lines": len(beginning.lines), "targets": len(beginning.goals),
        "source": source,
    })  # fmt: skip
    return plan


def next_version(unit: Unit, year: int) -> int:
    """The caller holds the lock of the unit."""
    last = Plan.objects.filter(unit=unit, year=year).aggregate(last=Max("version"))["last"] or 0
    return int(last) + 1
