"""Where does the page of what a task came from stand, and which tasks came of a row?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from cchc.organization.actor import ABOVE, Actor
from cchc.plans.listing import with_what_is_said
from cchc.plans.models import Conclusion, Meeting, OfficialDocument, Source, Task
from cchc.plans.permissions import GIVING, holds_it, visible_to
from cchc.plans.sources import Origin

ABOUT = re.compile(r"^(v/v|về việc|vv)[:\s]+", re.IGNORECASE)
PAGES = {
    Source.DOCUMENT: "document",
    Source.CONCLUSION: "conclusion",
    Source.FINDING: "finding",
}  # addresses by the key of the row


def source_url(task: Task, actor: Actor) -> str:
    """Empty when the source has no page of its own, or one that is not for colleagues: what was found against him."""
    if task.source == Source.FINDING and not (holds_it(task, actor) or actor.role in GIVING | ABOVE):
        return ""
    page = PAGES.get(Source(task.source))
    return reverse(page, args=[task.source_id]) if page and task.source_id else ""


def of_document(document: OfficialDocument) -> Origin:
    said = f"{document.symbol} ngày {document.issued_on:%d/%m/%Y}"
    back = reverse("document", args=[document.pk])
    return Origin(Source.DOCUMENT, document.pk, f"{said} của {document.issuer}", what_to_do(document.summary), back)


def what_to_do(summary: str) -> str:
    """What the task says: «V/v rà soát …» is «Rà soát …»."""
    bare = ABOUT.sub("", summary)
    return bare[:1].upper() + bare[1:]


def of_conclusion(conclusion: Conclusion, meeting: Meeting) -> Origin:
    """The item is the task's title; long ones are cut there, the page of the meeting keeps them whole."""
    back = reverse("meeting", args=[meeting.pk])
    return Origin(
        Source.CONCLUSION, conclusion.pk, f"Mục {conclusion.number}, {meeting}", conclusion.text[:500], back
    )  # fmt: skip


def tasks_from(source: Source, keys: Collection[UUID] | QuerySet[Any], actor: Actor) -> dict[UUID, list[Task]]:
    """The visible tasks that came of the rows, by row, in the order of their numbers; one query. Parts of tasks, which
    come from where the whole came, are not counted again."""
    rows = visible_to(Task.objects.filter(source=source, source_id__in=keys, parent=None), actor)
    found: dict[UUID, list[Task]] = defaultdict(list)
    for task in with_what_is_said(rows).order_by("year", "number"):
        if task.source_id is not None:
            found[task.source_id].append(task)
    return found
