"""How does a part of a task read, and what can be done with it?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.urls import reverse

from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor
from cchc.plans.actions.answer_part import answer_part, why_not_answer_part
from cchc.plans.actions.ask_partner import why_not_ask_partner
from cchc.plans.actions.withdraw_part import why_not_withdraw_part, withdraw_part
from cchc.plans.forms.parts import AnswerForm, WithdrawForm
from cchc.plans.forms.verbs import VerbForm
from cchc.plans.models import PartStatus, Task, TaskPart
from cchc.plans.part_lifecycle import TRANSITIONS
from cchc.plans.presentation.words import SOON, Left
from cchc.plans.rules import calendar_of
from cchc.worktime.spoken import spoken_minutes


class PartVerb(NamedTuple):
    form: type[VerbForm]
    act: Callable[..., Any]
    why_not: Callable[..., Refusal | None]
    icon: str


VERBS = {
    "answer_part": PartVerb(AnswerForm, answer_part, why_not_answer_part, "send"),
    "withdraw_part": PartVerb(WithdrawForm, withdraw_part, why_not_withdraw_part, "x"),
}


def left_of_part(part: TaskPart, at: datetime | None = None) -> Left:
    """«Còn 1 ngày», «Trả lời sau hạn 2 ngày»: working time of the partner's unit."""
    at = at or now()
    end = part.waited_until(at)
    minutes = calendar_of(part.unit).working_minutes(*sorted((part.due_at, end)))
    over = spoken_minutes(minutes)
    if part.status == PartStatus.ANSWERED:
        return Left("late", f"Trả lời sau hạn {over}") if end > part.due_at else Left("ok", "Trả lời đúng hạn")
    if part.status == PartStatus.WITHDRAWN:
        return Left("late", f"Không chờ nữa, đã quá hạn {over}") if end > part.due_at else Left("rest", "Không chờ nữa")
    if end > part.due_at:
        return Left("late", f"Quá hạn phối hợp {over}")
    return Left("soon" if minutes <= SOON else "wait", f"Chờ trả lời, còn {over}")


def part_line(part: TaskPart, task: Task, actor: Actor) -> dict[str, Any]:
    """One part on the page of its task: `part` is read with unit and partner, the task with everybody."""
    part.task = task
    return {"part": part, "left": left_of_part(part), "actions": [
        {"label": TRANSITIONS[name].label, "url": reverse(name, args=[part.pk]), "icon": verb.icon}
        for name, verb in VERBS.items()
        if verb.why_not(part=part, by=actor) is None
    ]}  # fmt: skip


def ask_url(task: Task, actor: Actor) -> str:
    """Where a partner is asked, for who may."""
    return "" if why_not_ask_partner(task=task, by=actor) else reverse("ask_partner", args=[task.pk])
