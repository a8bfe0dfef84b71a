"""What lies open when the play ends? One example of what is over in a few days and would seldom be met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from cchc.config.demonstration.ward import Life, Ward
from cchc.dossiers.actions.await_payment import await_payment, why_not_await_payment
from cchc.dossiers.actions.request_correction import request_correction
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import today
from cchc.worktime.zone import local


def last_hours(ward: Ward, until: datetime) -> Iterator[tuple[datetime, Life]]:
    """As the last working day closes, or the play ends: after everybody else's last act, for nobody looks again."""
    day = local(until).date()
    while not ward.calendar.is_working_day(day) or ward.calendar.opening(day) >= until:
        day -= timedelta(days=1)
    second = timedelta(seconds=1)
    yield min(ward.calendar.closing(day) + second, until - second), _left_open(ward)


def _left_open(ward: Ward) -> Life:
    """A citizen comes back with a wrong paper; somebody is told what he must pay."""
    rows = Dossier.objects.counted_once().filter(unit=ward.chair.unit_id).order_by("-id")
    if returned := rows.filter(status=Status.RETURNED, received_at_unit=None).first():
        request_correction(dossier=returned, by=ward.clerks[0], error="Ghi sai ngày sinh so với giấy tờ tùy thân.")
    for dossier in rows.filter(status=Status.IN_PROCESS).select_related("unit", "current_step"):
        by = ward.holder(dossier)
        if why_not_await_payment(dossier=dossier, by=by) is None:
            await_payment(dossier=dossier, by=by, what=f"Lệ phí trước bạ, thông báo tháng {today():%m/%Y}",
                          amount=12_500_000)  # fmt: skip
            break
    yield from ()
