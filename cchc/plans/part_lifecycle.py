"""From which status of a part, by whom, may each verb of coordination be done? (directive 2d)"""

from __future__ import annotations

from cchc.lifecycle.refusal import Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.plans.models import PartStatus, TaskPart
from cchc.plans.permissions import asked_for_part, asks_partners, waits_for_part

P = PartStatus
TRANSITIONS = {
    "ask_partner": Transition(set(), P.ASKED, asks_partners, "Yêu cầu phối hợp"),
    "answer_part": Transition({P.ASKED}, P.ANSWERED, asked_for_part, "Trả lời phối hợp"),
    "withdraw_part": Transition({P.ASKED}, P.WITHDRAWN, waits_for_part, "Không chờ nữa"),
}

WHO = {
    asks_partners: "người chủ trì nhiệm vụ, người giao nhiệm vụ hoặc lãnh đạo của đơn vị giao",
    asked_for_part: "người được yêu cầu phối hợp, hoặc người làm thay",
    waits_for_part: "người chủ trì nhiệm vụ, người giao nhiệm vụ hoặc lãnh đạo của đơn vị giao",
}


def why_not_part(verb: str, *, part: TaskPart, by: Actor) -> Refusal | None:
    """The table's refusal of a verb: first the status, then the person."""
    line = TRANSITIONS[verb]
    if part.status not in line.sources:
        return Refusal(f"Không {line.label.lower()} được: phần phối hợp đang ở trạng thái «{part.status.label}».")
    if not line.who(part, by):
        return Refusal(f"Việc này do {WHO[line.who]} làm.")
    return None
