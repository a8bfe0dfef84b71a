"""`cchc worktime due|explain`: when is a thing due, from the command line? No database is opened."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

import click
from django.conf import settings

from cchc.content.reading import ContentError
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.explanation import explain
from cchc.worktime.limit import Limit, LimitError
from cchc.worktime.loading import calendar as calendar_of
from cchc.worktime.zone import ZONE, CalendarError

MALFORMED = 2


@click.group("worktime")
def command() -> None:
    """Lịch làm việc: tính hạn giải quyết và giải thích cách tính."""


def _computed(answer: Callable[[WorkingCalendar, datetime, Limit], str]) -> Callable[[str, str, str], None]:
    """The three options of every subcommand; what cannot be read gets one line and exit status 2."""

    @click.option("--received", required=True, help="Thời điểm tiếp nhận, dạng 2026-09-14T09:00.")
    @click.option("--limit", required=True, help="Thời hạn: 3wd, 8h, 30m, 15d hoặc sameday.")
    @click.option("--calendar", "code", default="vn", show_default=True, help="Mã lịch làm việc.")
    def compute(received: str, limit: str, code: str) -> None:
        try:
            calendar = calendar_of(code, settings.CONTENT_ROOTS)
            click.echo(answer(calendar, _moment(received), Limit.parse(limit)))
        except (LimitError, CalendarError, ContentError) as error:
            click.echo(str(error), err=True)
            sys.exit(MALFORMED)

    return compute


def _moment(written: str) -> datetime:
    """An ISO moment with its hour; without an offset it is Asia/Ho_Chi_Minh."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        moment = None
    if moment is None or not {"T", " "} & set(written):  # a day without an hour would silently mean midnight
        raise CalendarError(
            f"Thời điểm «{' '.join(written.split())[:40]}» không đọc được: hãy viết như 2026-09-14T09:00."
        )
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


@command.command("due", help="In thời điểm hết hạn theo ISO, kèm múi giờ.")
@_computed
def due(calendar: WorkingCalendar, received: datetime, limit: Limit) -> str:
    return calendar.due(received, limit).isoformat()


@command.command("explain", help="In cách tính từng ngày, từ khi tiếp nhận đến khi hết hạn.")
@_computed
def explain_due(calendar: WorkingCalendar, received: datetime, limit: Limit) -> str:
    return "\n".join(explain(calendar, received, limit).lines)
