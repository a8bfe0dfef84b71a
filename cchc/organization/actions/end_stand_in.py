"""Kết thúc làm thay: the absent one is back early, or never left; from today the substitute acts for him no more."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actions.arrange_stand_in import NOT_YOURS
from cchc.organization.actor import Actor
from cchc.organization.models import StandIn
from cchc.organization.permissions import arranges_stand_ins


def why_not_end_stand_in(*, stand_in: StandIn, by: Actor) -> Refusal | None:
    if not arranges_stand_ins(by, stand_in.absent):
        return NOT_YOURS
    if stand_in.ended_on is not None or stand_in.until_on < today():
        return Refusal("Lần làm thay này đã kết thúc.")
    return None


@transaction.atomic
def end_stand_in(*, stand_in: StandIn, by: Actor) -> StandIn:
    """One that has not begun ends on its first day: it never holds."""
    rows = StandIn.objects.select_for_update(of=("self",)).select_related("absent__official", "absent__position")
    stand_in = rows.get(pk=stand_in.pk)
    refuse(why_not_end_stand_in(stand_in=stand_in, by=by))
    stand_in.ended_on = max(today(), stand_in.from_on)
    stand_in.save(update_fields=["ended_on"])
    record_event("stand_in_ended", subject=stand_in, by=by, data={
        "absent": str(stand_in.absent), "ended_on": stand_in.ended_on.isoformat(),
    })  # fmt: skip
    return stand_in
