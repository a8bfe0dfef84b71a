"""Duyệt kết quả: who gave the task says that its product is good; with that it is done."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Status, Submission, Task


def why_not_accept_product(*, task: Task, by: Actor) -> Refusal | None:
    if refusal := why_not("accept_product", task=task, by=by):
        return refusal
    if task.holder and task.holder.official_id == by.official_id:
        return Refusal("Không ai tự duyệt kết quả của mình. Hãy để lãnh đạo khác của đơn vị duyệt.")
    return None


@transaction.atomic
def accept_product(*, task: Task, by: Actor, judgement: str = "") -> Task:
    """The task done; whether in time is told by the moment at which the product was handed in."""
    task = Task.objects.lock(task.pk)
    refuse(why_not_accept_product(task=task, by=by))
    at = now()
    task.submissions.filter(verdict="").update(
        verdict=Submission.Verdict.ACCEPTED, judged_at=at, judged_by=by.post, judgement=judgement.strip()
    )
    task.status, task.done_at = Status.DONE, at
    task.save(update_fields=["status", "done_at"])
    record_event("product_accepted", subject=task, by=by, data={"judgement": judgement.strip()})
    return task
