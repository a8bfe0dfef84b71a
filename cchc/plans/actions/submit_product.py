"""Nộp sản phẩm: the result with its number and files waits for who gave the task."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.evidence import Kept, Upload, attach, store
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Status, Submission, Task


def why_not_submit_product(
    *, task: Task, by: Actor, note: str | None = None, product_number: str = "", files: int = 0
) -> Refusal | None:
    """`note` None asks whether the actor may at all."""
    if refusal := why_not("submit_product", task=task, by=by):
        return refusal
    open_children = task.children.open().count()
    if open_children:
        return Refusal(f"Còn {open_children} việc con chưa xong. Hãy hoàn thành hoặc hủy việc con trước.")
    if note is not None and not (product_number.strip() or files):
        return Refusal("Hãy ghi số, ký hiệu của văn bản sản phẩm hoặc đính kèm tệp sản phẩm.")
    if note is not None and not note.strip():
        return Refusal("Hãy ghi ngắn gọn kết quả đã đạt.")
    return None


def submit_product(
    *, task: Task, by: Actor, note: str, product_number: str = "", uploads: Sequence[Upload] = ()
) -> Submission:  # fmt: skip
    """What was handed in; the moment of handing in is compared with the deadline once it is accepted."""
    number = product_number.strip()
    refuse(why_not_submit_product(task=task, by=by, note=note, product_number=number, files=len(uploads)))
    return _submit(task=task, by=by, note=note.strip(), number=number, kept=store(uploads))


@transaction.atomic
def _submit(*, task: Task, by: Actor, note: str, number: str, kept: Kept) -> Submission:
    task = Task.objects.lock(task.pk)
    refuse(why_not_submit_product(task=task, by=by, note=note, product_number=number, files=len(kept)))
    at = now()
    handed_in = Submission(
        task=task, number=task.submissions.count() + 1, at=at, by=by.post, product_number=number, note=note
    )
    handed_in.save(force_insert=True)
    names = attach(kept, subject=handed_in, label=task.product[:500], by=by)
    task.extensions.withdraw(at, by.post)  # what is handed in needs no more time
    task.status, task.submitted_at, task.percent = Status.SUBMITTED, at, 100
    task.save(update_fields=["status", "submitted_at", "percent"])
    record_event("product_submitted", subject=task, by=by, data={
        "time": handed_in.number, "product": number, "note": note, "files": names,
    })  # fmt: skip
    return handed_in
