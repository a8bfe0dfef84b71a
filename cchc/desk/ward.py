"""How does the ward stand as a whole? The head's figures, who holds most that is late, and units compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Min, Q
from django.db.models.functions import TruncDate
from django.urls import reverse

from cchc.desk.groups import ends_of
from cchc.desk.rows import Desk
from cchc.desk.worklists import of_unit
from cchc.documents.taking_out import Listing
from cchc.documents.workbooks import Cell, Column
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.dossiers.models.status import RUNNING
from cchc.dossiers.permissions import visible_to
from cchc.dossiers.searching import OPEN, Timing
from cchc.organization.models import Unit
from cchc.organization.permissions import units_in_scope
from cchc.worktime.spoken import spoken_minutes, weekday_name
from cchc.worktime.zone import ZONE

NAMES = 5


@dataclass(frozen=True)
class Figures:
    late: int
    late_holders: int
    week: int
    today: int
    ready: int
    ready_since: datetime | None


def figures_of(desk: Desk) -> Figures:
    """In one scan of what is not yet in the citizens' hands."""
    tonight, sunday = ends_of(desk)
    is_running = Q(status__in=RUNNING)
    is_late = is_running & Q(due_at__lt=desk.at)
    is_due = is_running & Q(due_at__gte=desk.at)
    rows = of_unit(Dossier.objects.filter(status__in=(*RUNNING, Status.RESULT_READY)), desk.actor)
    found = rows.aggregate(
        late=Count("pk", filter=is_late),
        late_holders=Count("current_step__holder", filter=is_late, distinct=True),
        week=Count("pk", filter=is_due & Q(due_at__lt=sunday)),
        today=Count("pk", filter=is_due & Q(due_at__lt=tonight)),
        ready=Count("pk", filter=Q(status=Status.RESULT_READY)),
        ready_since=Min("issued_at", filter=Q(status=Status.RESULT_READY)),
    )
    return Figures(**found)


@dataclass(frozen=True)
class Bar:
    """One line of a list with a bar: `width` in percent of the longest."""

    label: str
    note: str
    count: int
    url: str
    width: float


def late_holders(desk: Desk) -> list[Bar]:
    """Who holds most steps past the time of the step; what waits for its owner is nobody's lateness."""
    late = DossierStep.objects.open().filter(due_at__lt=desk.at, unit=desk.actor.unit_id, dossier__status__in=RUNNING)
    found = (
        late.values("holder", "holder__official__full_name", "holder__position__name")
        .annotate(count=Count("pk"), oldest=Min("due_at"))
        .order_by("-count", "oldest")[:NAMES]
    )
    return _bars(
        (
            row["holder__official__full_name"],
            f"{row['holder__position__name']}, lâu nhất "
            f"{spoken_minutes(desk.calendar.working_minutes(row['oldest'], desk.at))}",
            row["count"],
            _list(holder=row["holder"], timing=Timing.STEP_LATE),
        )
        for row in found
    )


def due_days(desk: Desk) -> list[Bar]:
    """What is due on each day until Sunday."""
    sunday = ends_of(desk)[1]
    rows = of_unit(Dossier.objects.running().filter(due_at__gte=desk.at, due_at__lt=sunday), desk.actor)
    found = rows.values(day=TruncDate("due_at", tzinfo=ZONE)).annotate(count=Count("pk")).order_by("day")
    return _bars((_day(row["day"], desk.today), "", row["count"], _due_on(row["day"], desk.today)) for row in found)


def _due_on(day: date, today: date) -> str:
    if day == today:  # what was due earlier today is late, not due
        return _list(timing=Timing.TODAY)
    return _list(status=OPEN, due_from=f"{day:%d/%m/%Y}", due_to=f"{day:%d/%m/%Y}")


def _list(**conditions: Any) -> str:
    return f"{reverse('dossiers')}?{urlencode(conditions)}"


def _day(day: date, today: date) -> str:
    return f"Hôm nay {day:%d/%m}" if day == today else f"{weekday_name(day)} {day:%d/%m}"


def _bars(lines: Any) -> list[Bar]:
    lines = list(lines)
    longest = max((count for _, _, count, _ in lines), default=1)
    return [Bar(label, note, count, url, count / longest * 100) for label, note, count, url in lines]


@dataclass(frozen=True)
class UnitLine:
    name: str
    late_url: str
    running: int
    late: int
    ready: int

    @property
    def share(self) -> int:
        """Late ones of those running, in percent."""
        return round(self.late * 100 / self.running) if self.running else 0


def units_of(desk: Desk) -> list[UnitLine]:
    """Communes in scope, the ones with most late first; two queries, over what is not yet handed over only."""
    rows = visible_to(Dossier.objects.filter(status__in=(*RUNNING, Status.RESULT_READY)), desk.actor)
    is_running = Q(status__in=RUNNING)
    counted = {
        row["unit"]: row
        for row in rows.values("unit").annotate(
            running=Count("pk", filter=is_running),
            late=Count("pk", filter=is_running & Q(due_at__lt=desk.at)),
            ready=Count("pk", filter=Q(status=Status.RESULT_READY)),
        )
    }
    in_scope = units_in_scope(desk.actor).values("pk")
    units = Unit.objects.in_force(desk.today).filter(pk__in=in_scope, tier=Unit.Tier.COMMUNE).order_by("code")
    nothing = {"running": 0, "late": 0, "ready": 0}
    lines = [
        UnitLine(unit.name, _list(unit=unit.pk, timing=Timing.LATE), found["running"], found["late"], found["ready"])
        for unit in units
        for found in (counted.get(unit.pk, nothing),)
    ]
    return sorted(lines, key=lambda line: -line.late)


def units_listing(units: Sequence[UnitLine]) -> Listing:
    columns = [
        Column("Đơn vị", 40), Column("Đang giải quyết", 14), Column("Quá hạn", 12), Column("Tỷ lệ quá hạn (%)", 14),
        Column("Có kết quả, chưa nhận", 16),
    ]  # fmt: skip
    rows: list[list[Cell]] = [[unit.name, unit.running, unit.late, unit.share, unit.ready] for unit in units]
    return Listing("So sánh các đơn vị", "Số liệu lúc này, quá hạn nhiều ở trên", columns, rows, len(rows), "don-vi")
