"""Gọi số: whoever is next, or a chosen one; who was being served before is done."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.queue.actions.finish_ticket import finish_ticket
from cchc.queue.lifecycle import why_not
from cchc.queue.models import Ticket

NOBODY = Refusal("Không còn ai chờ. Số mới sẽ hiện ở đây khi có người lấy.")


def why_not_call_ticket(*, ticket: Ticket, by: Actor) -> Refusal | None:
    return why_not("call_ticket", ticket=ticket, by=by)


@transaction.atomic
def call_ticket(*, by: Actor, ticket: Ticket | None = None, lines: frozenset[str] = frozenset()) -> Ticket:
    """The called ticket; without one, the next of the given lines, or of all. Two clerks never call the same."""
    Post.objects.select_for_update().get(pk=by.post_id)  # one post calls one after the other
    for served in Ticket.objects.filter(called_by=by.post_id, status=Ticket.Status.CALLED):
        finish_ticket(ticket=served, by=by)
    # Locked rows are skipped: another clerk is just calling them.
    rows = Ticket.objects.of_day(by.unit_id, today()).waiting().select_for_update(skip_locked=ticket is None)
    if ticket is not None:
        found = Ticket.objects.select_for_update().get(pk=ticket.pk)
    elif (first := (rows.filter(line__in=lines) if lines else rows).first()) is None:
        raise ActionRefused(NOBODY)
    else:
        found = first
    refuse(why_not_call_ticket(ticket=found, by=by))
    found.status, found.calls = Ticket.Status.CALLED, found.calls + 1
    found.called_at, found.called_by, found.place = now(), by.post, by.post.place
    found.save(update_fields=["status", "calls", "called_at", "called_by", "place"])
    record_event("ticket_called", subject=found, by=by, data={"number": str(found), "place": found.place})
    return found
