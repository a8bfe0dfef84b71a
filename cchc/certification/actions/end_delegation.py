"""Kết thúc ủy quyền ký chứng thực: from today he signs for the Chair no more; what he signed stays valid."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.certification.models import Delegation
from cchc.certification.permissions import NOT_CHAIR
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_end_delegation(*, delegation: Delegation, by: Actor) -> Refusal | None:
    if by.role != "chair" or by.unit_id != delegation.post.unit_id:
        return NOT_CHAIR
    if delegation.ended_on is not None or delegation.until_on < today():
        return Refusal("Lần ủy quyền này đã kết thúc.")
    return None


@transaction.atomic
def end_delegation(*, delegation: Delegation, by: Actor) -> Delegation:
    """One that has not begun ends on its first day: it never holds."""
    rows = Delegation.objects.select_for_update(of=("self",)).select_related("post__official", "post__position")
    delegation = rows.get(pk=delegation.pk)
    refuse(why_not_end_delegation(delegation=delegation, by=by))
    delegation.ended_on = max(today(), delegation.from_on)
    delegation.save(update_fields=["ended_on"])
    record_event("delegation_ended", subject=delegation, by=by, data={
        "to": str(delegation.post), "ended_on": delegation.ended_on.isoformat(),
    })  # fmt: skip
    return delegation
