"""How does a letter of urging stand, and who may do what with it?"""

from __future__ import annotations

from enum import StrEnum

from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.plans.models import UrgingLetter
from cchc.plans.permissions import DIRECTING


class Stand(StrEnum):
    SENT = "sent"
    ANSWERED = "answered"


def directs(letter: UrgingLetter | None, by: Actor) -> bool:
    """The office and the heads; the action asks the unit."""
    return by.role in DIRECTING


def is_urged(letter: UrgingLetter, by: Actor) -> bool:
    """The person to whom it went, or who stands in for him."""
    return by.post_id == letter.to_id


TRANSITIONS = {
    "send_urging": Transition(set(), Stand.SENT, directs, "Gửi phiếu đôn đốc"),
    "answer_urging": Transition({Stand.SENT}, Stand.ANSWERED, is_urged, "Trả lời đôn đốc"),
}
