"""Which buttons has a task's page, and what does each verb ask?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse

from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor
from cchc.plans.actions.accept_product import accept_product, why_not_accept_product
from cchc.plans.actions.accept_task import accept_task, why_not_accept_task
from cchc.plans.actions.acknowledge_delay import acknowledge_delay, why_not_acknowledge_delay
from cchc.plans.actions.cancel_task import cancel_task, why_not_cancel_task
from cchc.plans.actions.demand_redo import demand_redo, why_not_demand_redo
from cchc.plans.actions.explain_delay import explain_delay, why_not_explain_delay
from cchc.plans.actions.grant_extension import grant_extension, why_not_grant_extension
from cchc.plans.actions.pause_task import pause_task, why_not_pause_task
from cchc.plans.actions.reassign_task import reassign_task, why_not_reassign_task
from cchc.plans.actions.refuse_extension import refuse_extension, why_not_refuse_extension
from cchc.plans.actions.report_progress import report_progress, why_not_report_progress
from cchc.plans.actions.request_extension import request_extension, why_not_request_extension
from cchc.plans.actions.resume_task import resume_task, why_not_resume_task
from cchc.plans.actions.return_task import return_task, why_not_return_task
from cchc.plans.actions.set_due import set_due, why_not_set_due
from cchc.plans.actions.submit_product import submit_product, why_not_submit_product
from cchc.plans.forms import verbs as forms
from cchc.plans.lifecycle import TRANSITIONS
from cchc.plans.models import Status, Task


class Verb(NamedTuple):
    """What a verb asks, what it then does, why it cannot be done, and how its button looks."""

    form: type[forms.VerbForm]
    act: Callable[..., Any]
    why_not: Callable[..., Refusal | None]
    icon: str


VERBS = {
    "accept_task": Verb(forms.NothingForm, accept_task, why_not_accept_task, "check"),
    "submit_product": Verb(forms.ProductForm, submit_product, why_not_submit_product, "send"),
    "accept_product": Verb(forms.AcceptForm, accept_product, why_not_accept_product, "check"),
    "demand_redo": Verb(forms.RedoForm, demand_redo, why_not_demand_redo, "arrow-back-up"),
    "report_progress": Verb(forms.ProgressForm, report_progress, why_not_report_progress, "progress"),
    "request_extension": Verb(forms.ExtensionForm, request_extension, why_not_request_extension, "calendar-event"),
    "grant_extension": Verb(forms.GrantForm, grant_extension, why_not_grant_extension, "calendar-event"),
    "refuse_extension": Verb(forms.RefuseForm, refuse_extension, why_not_refuse_extension, "x"),
    "explain_delay": Verb(forms.DelayForm, explain_delay, why_not_explain_delay, "message-report"),
    "acknowledge_delay": Verb(forms.NothingForm, acknowledge_delay, why_not_acknowledge_delay, "check"),
    "set_due": Verb(forms.DueForm, set_due, why_not_set_due, "calendar"),
    "return_task": Verb(forms.ReturnForm, return_task, why_not_return_task, "arrow-back-up"),
    "reassign_task": Verb(forms.ReassignForm, reassign_task, why_not_reassign_task, "user-share"),
    "pause_task": Verb(forms.ReasonForm, pause_task, why_not_pause_task, "player-pause"),
    "resume_task": Verb(forms.NothingForm, resume_task, why_not_resume_task, "player-play"),
    "cancel_task": Verb(forms.ReasonForm, cancel_task, why_not_cancel_task, "x"),
}
# Offered only when they can be done: a locked one would say nothing that helps.
QUIET = {"set_due", "grant_extension", "refuse_extension", "acknowledge_delay", "explain_delay", "return_task"}
# What carries the task on; the others turn it aside and are never the first thing to do.
LEADING = {
    "accept_task",
    "submit_product",
    "accept_product",
    "grant_extension",
    "acknowledge_delay",
    "set_due",
    "resume_task",
}


def actions_of(task: Task, by: Actor) -> list[dict[str, Any]]:
    """The verbs of the status that are the actor's; one that a rule locks says why."""
    found = []
    leading = LEADING | ({"reassign_task"} if task.status == Status.RETURNED else set())
    for name, verb in VERBS.items():
        line = TRANSITIONS[name]
        if task.status not in line.sources or not line.who(task, by):
            continue
        refusal = verb.why_not(task=task, by=by)
        if refusal and name in QUIET:
            continue
        found.append({
            "verb": name, "label": line.label, "url": reverse(name, args=[task.pk]), "formaction": "",
            "icon": verb.icon,
            "primary": False, "note": "", "refusal": str(refusal) if refusal else "", "key": "",
        })  # fmt: skip
    first = next((each for each in found if not each["refusal"] and each["verb"] in leading), None)
    if first is not None:
        first["primary"] = True
    return found
