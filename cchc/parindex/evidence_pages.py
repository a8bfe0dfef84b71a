"""Which pages of this system prove a criterion: plans, official documents, inspections, tasks done, figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cchc.inspections.models import Inspection
from cchc.inspections.models import Status as InspectionStatus
from cchc.inspections.permissions import visible_to as inspections_visible_to
from cchc.organization.actor import Actor
from cchc.parindex.models import Assessment
from cchc.parindex.schema import Leaf
from cchc.plans.models import OfficialDocument, Plan, Task
from cchc.plans.models import Status as TaskStatus
from cchc.plans.permissions import plans_visible_to, sources_visible_to, visible_to
from cchc.worktime.zone import local

EACH = 200  # of one kind, the newest: more nobody looks through in a list


@dataclass(frozen=True)
class EvidencePage:
    """A page of this system, with what it is called as evidence."""

    kind: str
    address: str
    title: str
    symbol: str = ""
    issued_on: date | None = None

    def __str__(self) -> str:
        return " – ".join(filter(None, (self.symbol, self.title)))[:140]


def pages_for(sheet: Assessment, leaf: Leaf, figure_url: str, by: Actor) -> list[EvidencePage]:
    """Of the assessed unit and year, as far as the actor sees them."""
    return [*_figure(sheet, leaf, figure_url), *_plans(sheet, by), *_documents(sheet, by), *_inspections(sheet, by),
            *_tasks(sheet, by)]  # fmt: skip


def _figure(sheet: Assessment, leaf: Leaf, url: str) -> Iterator[EvidencePage]:
    if url:
        title = f"Số liệu hệ thống tính năm {sheet.round.year}: {leaf.name}"[:300]
        yield EvidencePage("Số liệu", url, title)


def _plans(sheet: Assessment, by: Actor) -> Iterator[EvidencePage]:
    rows = plans_visible_to(Plan.objects.all(), by)
    for plan in rows.filter(unit=sheet.unit_id, year=sheet.round.year, issued_at__isnull=False).order_by("-version"):
        yield EvidencePage("Kế hoạch", reverse("plan", args=[plan.pk]), plan.title, plan.number, plan.issued_on)


def _documents(sheet: Assessment, by: Actor) -> Iterator[EvidencePage]:
    rows = sources_visible_to(OfficialDocument.objects.all(), by)
    rows = rows.filter(unit=sheet.unit_id, issued_on__year=sheet.round.year)
    for each in rows.order_by("-issued_on", "-register_number")[:EACH]:
        yield EvidencePage(
            "Văn bản", reverse("document", args=[each.pk]), each.summary[:300], each.symbol, each.issued_on
        )


def _inspections(sheet: Assessment, by: Actor) -> Iterator[EvidencePage]:
    rows = inspections_visible_to(Inspection.objects.all(), by)
    rows = rows.filter(unit=sheet.unit_id, status=InspectionStatus.CONCLUDED, concluded_at__year=sheet.round.year)
    for each in rows.order_by("-concluded_at")[:EACH]:
        title, on = f"Kết luận kiểm tra: {each.subject}"[:300], local(each.concluded_at).date()  # type: ignore[arg-type]
        yield EvidencePage(
            "Kết luận kiểm tra", reverse("inspection", args=[each.pk]), title, each.conclusion_number, on
        )


def _tasks(sheet: Assessment, by: Actor) -> Iterator[EvidencePage]:
    rows = visible_to(Task.objects.all(), by)
    rows = rows.filter(unit=sheet.unit_id, status=TaskStatus.DONE, done_at__year=sheet.round.year)
    for each in rows.order_by("-done_at")[:EACH]:
        on = local(each.done_at).date()  # type: ignore[arg-type]
        yield EvidencePage("Nhiệm vụ đã hoàn thành", reverse("task", args=[each.pk]), each.title[:300], each.code, on)
