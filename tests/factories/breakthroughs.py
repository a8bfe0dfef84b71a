"""Breakthroughs at any status, reached through the real actions."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.parindex.actions.approve_breakthrough import approve_breakthrough
from cchc.parindex.actions.conclude_breakthrough import conclude_breakthrough
from cchc.parindex.actions.receive_breakthrough import receive_breakthrough
from cchc.parindex.actions.register_breakthrough import register_breakthrough
from cchc.parindex.actions.report_breakthrough import report_breakthrough
from cchc.parindex.actions.return_breakthrough import return_breakthrough
from cchc.parindex.actions.send_breakthrough import send_breakthrough
from cchc.parindex.actions.stop_breakthrough import stop_breakthrough
from cchc.parindex.models import Assessment, Breakthrough, BreakthroughStatus
from cchc.parindex.registering import BreakthroughWords
from cchc.plans.actions.accept_product import accept_product
from cchc.plans.actions.accept_task import accept_task
from cchc.plans.actions.submit_product import submit_product
from tests.factories.office import actor
from tests.factories.rounds import lost_point

B = BreakthroughStatus
REGISTRANT = "tuphap"


def words(**changes: Any) -> BreakthroughWords:
    """The officer wants 1.2 of the 1.5 points back that were lost in 1.1."""
    values: dict[str, Any] = {
        "title": "Nhắc hồ sơ trước hẹn ba ngày", "content": "ND2", "reason": "Năm trước 40 % hồ sơ trễ một bước",
        "measure": "Tỷ lệ hồ sơ đúng hạn", "before": "62 %", "after": "95 %", "solution": "Rà soát mỗi sáng, chia việc",
        "product": "Sổ rà soát", "begins_on": today(), "ends_on": today() + timedelta(days=60),
        "promises": [("1.1", Decimal("1.2"))],
    }  # fmt: skip
    return BreakthroughWords(**values | changes)


def result() -> Assessment:
    """A published and analysed sheet."""
    return lost_point().assessment


def registered(by: Actor | None = None, **changes: Any) -> Breakthrough:
    return register_breakthrough(assessment=result(), by=by or actor(REGISTRANT), words=words(**changes))


def finish_task(of: Breakthrough) -> None:
    """Its task is accepted, handed in, and found good."""
    assert of.task is not None
    task = accept_task(task=of.task, by=actor(REGISTRANT))
    submit_product(task=task, by=actor(REGISTRANT), note="Đã lập sổ", product_number="31/BC-TP")
    task.refresh_from_db()
    accept_product(task=task, by=actor("chutich"))


def breakthrough_at(status: BreakthroughStatus, **changes: Any) -> Breakthrough:
    of, own, chair = registered(**changes), actor(REGISTRANT), actor("chutich")
    if status == B.DRAFT:
        return of
    of = send_breakthrough(of=of, by=own)
    if status == B.STOPPED:
        return stop_breakthrough(of=of, by=own, reason="Trùng việc đã giao")
    if status == B.RETURNED:
        return return_breakthrough(of=of, by=chair, reason="Ghi rõ số liệu nền")
    if status == B.SENT:
        return of
    of = receive_breakthrough(of=of, by=actor("vanphong"), opinion="Nên duyệt")
    if status == B.RECEIVED:
        return of
    of = approve_breakthrough(of=of, by=chair, approval="Đồng ý")
    if status == B.APPROVED:
        return of
    of = report_breakthrough(of=of, by=own, result="Đã rà soát 40 buổi", reached="91 %")
    if status == B.UNDER_WAY:
        return of
    finish_task(of)
    return conclude_breakthrough(of=of, by=chair, accepted=status == B.ACCEPTED, conclusion="Đạt mức đăng ký")
