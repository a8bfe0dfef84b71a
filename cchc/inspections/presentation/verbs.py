"""Which buttons has an inspection's page, and what does each verb ask?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse

from cchc.inspections.actions.answer_checklist import answer_checklist, why_not_answer_checklist
from cchc.inspections.actions.cancel_inspection import cancel_inspection, why_not_cancel_inspection
from cchc.inspections.actions.conclude_inspection import conclude_inspection, why_not_conclude_inspection
from cchc.inspections.actions.draw_sample import draw_sample, why_not_draw_sample
from cchc.inspections.actions.open_inspection import open_inspection, why_not_open_inspection
from cchc.inspections.actions.record_finding import record_finding, why_not_record_finding
from cchc.inspections.forms import verbs as forms
from cchc.inspections.lifecycle import TRANSITIONS
from cchc.inspections.models import Inspection
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor


class Verb(NamedTuple):
    """What a verb asks, what it then does, why it cannot be done, and how its button looks."""

    form: type[forms.InspectionForm]
    act: Callable[..., Any]
    why_not: Callable[..., Refusal | None]
    icon: str


VERBS = {
    "open_inspection": Verb(forms.OpenForm, open_inspection, why_not_open_inspection, "rubber-stamp"),
    "answer_checklist": Verb(forms.ChecklistForm, answer_checklist, why_not_answer_checklist, "clipboard-check"),
    "draw_sample": Verb(forms.DrawForm, draw_sample, why_not_draw_sample, "filter"),
    "record_finding": Verb(forms.FindingForm, record_finding, why_not_record_finding, "file-alert"),
    "conclude_inspection": Verb(forms.ConcludeForm, conclude_inspection, why_not_conclude_inspection, "gavel"),
    "cancel_inspection": Verb(forms.CancelForm, cancel_inspection, why_not_cancel_inspection, "x"),
}
LAST = "cancel_inspection"  # never the button that is offered first
SHARED = {"answer_checklist", "draw_sample"}  # several members write at once; a second draw is refused anyway


def actions_of(inspection: Inspection, by: Actor) -> list[dict[str, Any]]:
    """The verbs of the status that are the actor's; one that a rule locks says why."""
    found = []
    for name, verb in VERBS.items():
        line = TRANSITIONS[name]
        if inspection.status not in line.sources or not line.who(inspection, by):
            continue
        refusal = verb.why_not(inspection=inspection, by=by)
        if refusal and name == "draw_sample":
            continue  # both samples are there: the page shows them
        found.append({
            "label": line.label, "url": reverse(name, args=[inspection.pk]), "formaction": "", "icon": verb.icon,
            "primary": False, "note": "", "refusal": str(refusal) if refusal else "", "key": "",
        })  # fmt: skip
    onward = (each for each in found if not each["refusal"] and each["label"] != TRANSITIONS[LAST].label)
    if (first := next(onward, None)) is not None:
        first["primary"] = True
    return found
