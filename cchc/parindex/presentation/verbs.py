"""Which buttons have the pages of a round and of a sheet, and what does each verb ask?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse

from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor
from cchc.parindex import assessment_lifecycle, round_lifecycle
from cchc.parindex.actions.adopt_rubric import adopt_rubric, successors_of, why_not_adopt_rubric
from cchc.parindex.actions.advance_round import advance_round, why_not_advance_round
from cchc.parindex.actions.approve_result import approve_result, why_not_approve_result
from cchc.parindex.actions.assign_criteria import assign_criteria, why_not_assign_criteria
from cchc.parindex.actions.close_round import close_round, why_not_close_round
from cchc.parindex.actions.lock_explanation import lock_explanation, why_not_lock_explanation
from cchc.parindex.actions.lock_self_score import lock_self_score, why_not_lock_self_score
from cchc.parindex.actions.move_deadlines import move_deadlines, why_not_move_deadlines
from cchc.parindex.actions.publish_result import publish_result, why_not_publish_result
from cchc.parindex.actions.reopen_self_score import reopen_self_score, why_not_reopen_self_score
from cchc.parindex.actions.return_self_score import return_self_score, why_not_return_self_score
from cchc.parindex.actions.submit_self_score import submit_self_score, why_not_submit_self_score
from cchc.parindex.forms import verbs as forms
from cchc.parindex.models import Assessment, AssessmentRound, RoundStatus


class Verb(NamedTuple):
    """What a verb asks, what it then does, why it cannot be done, and how its button looks."""

    form: type[Any]
    act: Callable[..., Any]
    why_not: Callable[..., Refusal | None]
    icon: str


ROUND_VERBS = {
    "advance_round": Verb(forms.AdvanceForm, advance_round, why_not_advance_round, "arrow-right"),
    "approve_result": Verb(forms.CouncilForm, approve_result, why_not_approve_result, "gavel"),
    "publish_result": Verb(forms.PublishForm, publish_result, why_not_publish_result, "world"),
    "close_round": Verb(forms.CloseForm, close_round, why_not_close_round, "archive"),
    "adopt_rubric": Verb(forms.AdoptForm, adopt_rubric, why_not_adopt_rubric, "arrows-exchange"),
    "move_deadlines": Verb(forms.MoveForm, move_deadlines, why_not_move_deadlines, "calendar-event"),
}
SHEET_VERBS = {
    "submit_self_score": Verb(forms.SubmitForm, submit_self_score, why_not_submit_self_score, "send"),
    "lock_self_score": Verb(forms.LockForm, lock_self_score, why_not_lock_self_score, "lock"),
    "return_self_score": Verb(forms.ReasonForm, return_self_score, why_not_return_self_score, "arrow-back-up"),
    "lock_explanation": Verb(forms.LockExplanationForm, lock_explanation, why_not_lock_explanation, "lock"),
    "reopen_self_score": Verb(forms.ReasonForm, reopen_self_score, why_not_reopen_self_score, "lock-open"),
}
ASSIGN = Verb(forms.AssignForm, assign_criteria, why_not_assign_criteria, "user-share")
ASIDE = {"adopt_rubric", "move_deadlines", "return_self_score", "reopen_self_score"}  # never offered first


def round_actions(of: AssessmentRound, by: Actor) -> list[dict[str, Any]]:
    """The verbs of the step that are the actor's; one that a rule locks says why."""
    found = []
    for name, verb in ROUND_VERBS.items():
        line = round_lifecycle.TRANSITIONS[name]
        if of.status not in line.sources or not line.who(of, by):
            continue
        if of.status == RoundStatus.SELF_SCORING and name == ("advance_round" if of.rehearsal else "close_round"):
            continue  # a rehearsal only ends; an official round does not end before it is published
        if name == "adopt_rubric" and not successors_of(of, by).exists():
            continue  # there is nothing to go over to
        found.append(_button(name, verb, line.label, of.pk, verb.why_not(of=of, by=by)))
    return _with_first(found)


def sheet_actions(sheet: Assessment, by: Actor, stops: int) -> list[dict[str, Any]]:
    """`stops`: how many of the checks on the page stop the submission."""
    found = []
    for name, verb in SHEET_VERBS.items():
        line = assessment_lifecycle.TRANSITIONS[name]
        during = assessment_lifecycle.DURING.get(name, {RoundStatus.SELF_SCORING})
        if sheet.status not in line.sources or sheet.round.status not in during or not line.who(sheet, by):
            continue
        refusal = verb.why_not(assessment=sheet, by=by)
        if name == "submit_self_score" and stops:
            refusal = Refusal(f"Còn {stops} chỗ phải bổ sung, xem «Kiểm tra trước khi trình».")
        found.append(_button(name, verb, line.label, sheet.pk, refusal))
    return _with_first(found)


def _button(name: str, verb: Verb, label: str, pk: Any, refusal: Refusal | None) -> dict[str, Any]:
    return {
        "verb": name, "label": label, "url": reverse(name, args=[pk]), "formaction": "", "icon": verb.icon,
        "primary": False, "note": "", "refusal": str(refusal) if refusal else "", "key": "",
    }  # fmt: skip


def _with_first(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    first = next((each for each in found if not each["refusal"] and each["verb"] not in ASIDE), None)
    if first is not None:
        first["primary"] = True
    return found
