"""From which status, by whom, to which status does a ticket go?"""

from __future__ import annotations

from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.queue.models import Ticket
from cchc.queue.permissions import at_counter, called_it

S = Ticket.Status
TRANSITIONS = {
    "take_ticket": Transition(set(), S.WAITING, at_counter, "Lấy số"),
    "call_ticket": Transition({S.WAITING}, S.CALLED, at_counter, "Gọi số"),
    "call_ticket_again": Transition({S.CALLED}, None, called_it, "Gọi lại"),
    "finish_ticket": Transition({S.CALLED}, S.SERVED, called_it, "Xong"),
    "mark_ticket_absent": Transition({S.CALLED}, S.ABSENT, called_it, "Không có mặt"),
    "put_ticket_back": Transition({S.ABSENT}, S.WAITING, at_counter, "Cho chờ lại"),
}
WHO = {at_counter: "công chức Bộ phận Một cửa của phường", called_it: "người đã gọi số này"}


def why_not(verb: str, *, ticket: Ticket, by: Actor) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if ticket.status not in line.sources:
        return Refusal(f"Số {ticket} đang ở trạng thái «{S(ticket.status).label}», không làm «{line.label}» được.")
    if not line.who(ticket, by):
        return Refusal(f"Việc này do {WHO[line.who]} làm.")
    return None
