"""The waiting hall as facts: one row for each ticket."""

from __future__ import annotations

from django.db.models import F

from cchc.lifecycle.fact import Column, Fact, Kind, Minutes
from cchc.queue.models import Ticket

QUEUE_FACTS = (
    Fact(
        name="ticket", says="lượt lấy số", rows=Ticket.objects.all, unit="unit", group="line", group_says="hàng",
        columns={
            "number": Column(Kind.NUMBER, "số"),
            "status": Column(Kind.TEXT, "trạng thái"),
            "priority": Column(Kind.TEXT, "diện ưu tiên"),
            "taken_at": Column(Kind.MOMENT, "lấy số lúc", act=True),
            "called_at": Column(Kind.MOMENT, "gọi lúc", act=True),
            "ended_at": Column(Kind.MOMENT, "xong lúc", act=True),
            "waited_minutes": Column(Kind.NUMBER, "số phút chờ", Minutes(F("taken_at"), F("called_at"))),
            "served_minutes": Column(Kind.NUMBER, "số phút phục vụ", Minutes(F("called_at"), F("ended_at"))),
            "server": Column(Kind.POST, "người phục vụ", "called_by"),
        },
        shown=("number", "taken_at", "called_at", "ended_at"),
    ),
)  # fmt: skip
