"""What of inspections waits for somebody? Findings to answer before they are concluded, his own field to look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import UUIDField
from django.urls import reverse

from cchc.desk.groups import FirstFew, Group, group_of
from cchc.desk.rows import Desk, Row
from cchc.inspections.models import Finding, Inspection, Kind, Status
from cchc.inspections.models.finding import FindingQuerySet
from cchc.inspections.quarters import days_of
from cchc.inspections.rules import inspection_rules_on
from cchc.worktime.spoken import spoken_moment


def inspections_waiting(desk: Desk) -> Iterator[Group]:
    """Findings about the actor that he has not answered; for a field lead his open self-inspections too."""
    findings, more = UNANSWERED(posts=(desk.actor.post_id,)), reverse("inspections")
    yield from group_of("Phát hiện kiểm tra chờ trả lời", findings, desk, finding_row, more_url=more,
                        note="trả lời trước khi kết luận")  # fmt: skip
    if desk.actor.role == "field_lead":
        own = Inspection.objects.filter(lead=desk.actor.post_id, kind=Kind.SELF, status=Status.OPEN)
        yield from group_of(
            "Tự kiểm tra hằng quý",
            own.order_by("year", "quarter", "id"),
            desk,
            own_row,
            more_url=more,
        )


def unanswered(posts: tuple[UUID, ...]) -> FindingQuerySet:
    """Findings about these posts, of inspections of others, to which nobody has answered."""
    rows = Finding.objects.unjudged().filter(answered_at=None).exclude(inspection__kind=Kind.SELF)
    return rows.resting_on(posts).select_related("inspection").order_by("recorded_at", "id")


UNANSWERED = FirstFew(unanswered, posts=UUIDField())


def finding_row(finding: Any, desk: Desk) -> Row:
    until = desk.calendar.due(finding.recorded_at, inspection_rules_on(desk.today).answered_within.limit)
    late = desk.at > until
    return Row(
        due=None, kind="late" if late else "soon", what=finding.text, url=reverse("finding", args=[finding.pk]),
        code=finding.inspection.code, whom=finding.inspection.subject,
        time_text="Quá hạn trả lời" if late else "Chờ trả lời", due_text=f"Trước {spoken_moment(until)}",
        action="Trả lời", action_url=reverse("answer_finding", args=[finding.pk]),
    )  # fmt: skip


def own_row(inspection: Any, desk: Desk) -> Row:
    last = days_of(inspection.year, inspection.quarter)[1]
    late, address = last < desk.today, reverse("inspection", args=[inspection.pk])
    return Row(
        due=None, kind="late" if late else "soon", what=inspection.subject, url=address, code=inspection.code,
        whom=inspection.division, time_text="Quá quý, chưa xong" if late else "Đang tự kiểm tra",
        due_text=f"Xong trước hết ngày {last:%d/%m/%Y}", action="Mở", action_url=address,
    )  # fmt: skip
