"""Dossiers at any status, reached through the real actions, so that a state that cannot exist is never tested."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.catalogue.schema import Does
from cchc.dossiers.actions.archive_dossier import archive_dossier
from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.await_payment import await_payment
from cchc.dossiers.actions.close_unsupplemented import close_unsupplemented
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.actions.receive_dossier import receive_dossier
from cchc.dossiers.actions.refuse_dossier import refuse_dossier
from cchc.dossiers.actions.request_completion import request_completion
from cchc.dossiers.actions.request_supplement import request_supplement
from cchc.dossiers.actions.withdraw_dossier import withdraw_dossier
from cchc.dossiers.filing import Filing
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at, now, today
from cchc.organization.actor import Actor
from cchc.organization.models import Post, Unit
from tests.factories.office import actor, system_actor, ward

BIRTH = "1.001193"
MARITAL_STATUS = "1.004873"  # three working days, with an assigning step
LAND = "1.013978"  # its law takes the time of paying out of the limit


def procedure_in_force(code: str) -> tuple[ProcedureVersion, ProcessVersion]:
    return (
        ProcedureVersion.objects.in_force(today()).select_related("procedure").get(procedure__code=code),
        ProcessVersion.objects.binding(ward().pk, today()).get(procedure__code=code),
    )


def filing(code: str = MARITAL_STATUS, **changes: Any) -> Filing:
    """A complete request of an invented citizen."""
    procedure, process = procedure_in_force(code)
    values: dict[str, Any] = {
        "submission": uuid4(),
        "procedure": procedure,
        "process": process,
        "applicant_name": "Nguyễn Thị Đào",
        "applicant_number": "099192004512",
        "applicant_address": "Số 18 ngõ 42, tổ dân phố 5",
        "applicant_phone": "0900 000 318",
        "fee_due": 0,
        "papers": frozenset(paper.code for paper in procedure.content.papers),
    }
    return Filing(**values | changes)


def holder(dossier: Dossier) -> Actor:
    """Whoever holds the dossier now."""
    dossier.refresh_from_db()
    post = Post.objects.select_related("official", "unit", "position").get(pk=dossier.step.holder_id)
    return Actor(post.official, post)


def dossier_at(status: Status, *, code: str = "", **changes: Any) -> Dossier:
    """A dossier that walked to the status."""
    clerk = actor("motcua")
    code = code or (LAND if status == Status.AWAITING_PAYMENT else MARITAL_STATUS)
    if status == Status.AWAITING_COMPLETION:
        return request_completion(
            filing=filing(code, papers=frozenset(), **changes),
            by=clerk,
            items="Tờ khai",
            reason="Chưa có tờ khai",
        )
    if status == Status.REFUSED:
        return refuse_dossier(filing=filing(code, **changes), by=clerk, reason="Không thuộc thẩm quyền")
    dossier = receive_dossier(filing=filing(code, **changes), by=clerk)
    if status == Status.RECEIVED:
        return dossier
    forward_dossier(dossier=dossier, by=clerk)
    if status != Status.FORWARDED:
        assign_dossier(dossier=dossier, by=holder(dossier))
    if status == Status.AWAITING_PAYMENT:
        await_payment(dossier=dossier, by=holder(dossier), what="Tiền sử dụng đất", amount=125_000_000)
    elif status == Status.WITHDRAWN:
        withdraw_dossier(dossier=dossier, by=clerk, asked_by_name="Nguyễn Thị Đào", reason="Không còn nhu cầu")
    elif status in (Status.AWAITING_SUPPLEMENT, Status.STOPPED):
        request_supplement(dossier=dossier, by=holder(dossier), items="Bản sao", reason="Thông tin khác nhau")
        if status == Status.STOPPED:
            with clock_at(now() + timedelta(days=30)):
                close_unsupplemented(dossier=dossier, by=system_actor())
    elif status not in (Status.FORWARDED, Status.IN_PROCESS):
        finish(dossier, status, clerk)
    dossier.refresh_from_db()
    return dossier


def dossier_elsewhere(*, unit: str = "H99.26.06", code: str = BIRTH, **changes: Any) -> Dossier:
    """Received at our counter for another unit of the province."""
    chosen: dict[str, Any] = {"competent": Unit.objects.get(code=unit), "result_at_receiving_unit": True}
    return receive_dossier(filing=filing(code, **chosen | changes), by=actor("motcua"))


def to_the_signing(dossier: Dossier) -> Dossier:
    """Complete every step before the signature."""
    dossier.refresh_from_db()
    while dossier.process.path[dossier.step.number - 1].does is not Does.DECIDE:
        complete_step(dossier=dossier, by=holder(dossier))
        dossier.refresh_from_db()
    return dossier


def finish(dossier: Dossier, status: Status, clerk: Actor) -> None:
    """From its officer to the signature, and on to the status."""
    to_the_signing(dossier)
    decide_dossier(dossier=dossier, by=holder(dossier), decision=Dossier.Decision.APPROVED)
    if status == Status.DECIDED:
        return
    issue_result(dossier=dossier, by=holder(dossier), result_number="15/XN")
    if status == Status.RESULT_READY:
        return
    hand_over_result(dossier=dossier, by=clerk, to_name="Nguyễn Thị Đào")
    if status == Status.ARCHIVED:
        archive_dossier(dossier=dossier, by=clerk, archive_number="2026/HT/15")
