"""What work of posting is open in a unit? By place and decision, the most urgent first; one query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse

from cchc.catalogue.models import PostingDuty
from cchc.organization.models import Unit
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.spoken import spoken_minutes

Task = PostingDuty.Task
OF_THE_CATALOGUE = "Danh mục đang có hiệu lực"  # work without a decision: a new place, or a difference found


@dataclass(frozen=True)
class Work:
    """Everything of one decision that one place still lacks."""

    place_id: UUID
    place: str
    publication_id: UUID | None
    publication: str
    due_at: datetime
    late: int
    post: int
    replace: int
    remove: int

    @property
    def count(self) -> int:
        return self.post + self.replace + self.remove

    @property
    def said(self) -> str:
        """«Niêm yết mới 3, thay bản mới 2, gỡ xuống 1 thủ tục»."""
        counts = ((Task.POST, self.post), (Task.REPLACE, self.replace), (Task.REMOVE, self.remove))
        said = ", ".join(f"{task.label.lower()} {count}" for task, count in counts if count)
        return f"{said[:1].upper()}{said[1:]} thủ tục"

    @property
    def url(self) -> str:
        of = f"?qd={self.publication_id}" if self.publication_id else "?qd="
        return reverse("confirm_posting", args=[self.place_id]) + of

    def left(self, at: datetime, calendar: WorkingCalendar) -> tuple[str, str]:
        """The look and the words of the time that is left."""
        minutes = calendar.working_minutes(at, self.due_at)
        if self.due_at < at:
            return "late", f"Quá hạn {spoken_minutes(minutes)}" if minutes else "Quá hạn"
        return "soon" if minutes <= 480 else "ok", f"Còn {spoken_minutes(minutes)}"


def open_work(units: Sequence[Unit] | QuerySet[Unit], at: datetime) -> list[Work]:
    found = (
        PostingDuty.objects.open()
        .filter(unit__in=units)
        .values("place", "place__name", "publication", "publication__number")
        .annotate(
            due=Min("due_at"),
            late=Count("pk", filter=Q(due_at__lt=at)),
            post=Count("pk", filter=Q(task=Task.POST)),
            replace=Count("pk", filter=Q(task=Task.REPLACE)),
            remove=Count("pk", filter=Q(task=Task.REMOVE)),
        )
        .order_by("due", "place__name", "publication__number")
    )
    return [
        Work(
            place_id=row["place"],
            place=row["place__name"],
            publication_id=row["publication"],
            publication=f"Quyết định {row['publication__number']}" if row["publication"] else OF_THE_CATALOGUE,
            due_at=row["due"],
            late=row["late"],
            post=row["post"],
            replace=row["replace"],
            remove=row["remove"],
        )
        for row in found
    ]
