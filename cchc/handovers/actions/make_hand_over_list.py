"""Lập phiếu bàn giao: what changed hands gets a numbered list with lines to sign; a step stands on one list only."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.dossiers.models import DossierStep
from cchc.handovers.models import HandOverLine, HandOverList
from cchc.handovers.waiting import steps_for
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post, Unit

MOST = 300


def why_not_make_hand_over_list(
    *, kind: str, receiver: Post, by: Actor, steps: Sequence[UUID] | None = None
) -> Refusal | None:
    """`steps` None asks whether there is anything to list."""
    if receiver.unit_id != by.unit_id or receiver.pk == by.post_id:
        return Refusal("Phiếu bàn giao lập cho người khác trong đơn vị. Hãy chọn lại người nhận.")
    there = set(steps_for(kind, receiver.pk, by=by).values_list("pk", flat=True))
    if not there:
        return Refusal(f"Không còn gì chưa lập phiếu để bàn giao cho {receiver}.")
    if steps is not None and not steps:
        return Refusal("Hãy chọn ít nhất một hồ sơ để đưa vào phiếu.")
    if steps is not None and len(steps) > MOST:
        return Refusal(f"Một phiếu có nhiều nhất {MOST} hồ sơ. Hãy lập thành nhiều phiếu.")
    if steps is not None and not set(steps) <= there:
        return Refusal("Có hồ sơ đã nằm trong phiếu khác. Tải lại trang để xem những hồ sơ còn lại.")
    return None


@transaction.atomic
def make_hand_over_list(*, kind: str, receiver: Post, by: Actor, steps: Sequence[UUID]) -> HandOverList:
    """The numbered list; one is made after the other in a unit, so that numbers have no gap and no twin."""
    Unit.objects.select_for_update().get(pk=by.unit_id)
    refuse(why_not_make_hand_over_list(kind=kind, receiver=receiver, by=by, steps=steps))
    year = today().year
    last = HandOverList.objects.filter(unit=by.unit_id, kind=kind, year=year).aggregate(last=Max("number"))["last"]
    made = HandOverList(
        unit_id=by.unit_id, kind=kind, year=year, number=(last or 0) + 1, giver=by.post, receiver=receiver,
        made_at=now(),
    )  # fmt: skip
    made.save(force_insert=True)
    chosen = DossierStep.objects.filter(pk__in=steps).select_related("dossier").order_by("entered_at", "id")
    HandOverLine.objects.bulk_create(
        HandOverLine(list=made, order=order, step=step) for order, step in enumerate(chosen, 1)
    )
    record_event("hand_over_list_made", subject=made, by=by, data={
        "list": str(made), "to": str(receiver), "codes": [step.dossier.code for step in chosen],
    })  # fmt: skip
    return made
