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
    *, task: Task, by: Actor, note: str | None = None, product_number: str = "", files: int = 0, unanswered: str = ""
) -> Refusal | None:
    """`note` None asks whether the actor may at all; `unanswered` says why partners are waited for no longer."""
    if refusal := why_not("submit_product", task=task, by=by):
        return refusal
    open_children = task.children.open().count()
    if open_children:
        return Refusal(f"Còn {open_children} việc con chưa xong. Hãy hoàn thành hoặc hủy việc con trước.")
    if note is not None and not (product_number.strip() or files):
        return Refusal("Hãy ghi số, ký hiệu của văn bản sản phẩm hoặc đính kèm tệp sản phẩm.")
    if note is not None and not note.strip():
        return Refusal("Hãy ghi ngắn gọn kết quả đã đạt.")
    if note is not None and not unanswered.strip() and (waiting := task.parts.unanswered().count()):
        return Refusal(f"Còn {waiting} phần phối hợp chưa trả lời. Hãy chờ, hoặc ghi lý do không chờ nữa.")
    return None


def submit_product(
    *, task: Task, by: Actor, note: str, product_number: str = "", uploads: Sequence[Upload] = (), unanswered: str = ""
) -> Submission:
    """What was handed in; the moment of handing in is compared with the deadline once it is accepted."""
    number = product_number.strip()
    files, reason = len(uploads), unanswered.strip()
    refuse(why_not_submit_product(
        task=task, by=by, note=note, product_number=number, files=files, unanswered=reason
    ))  # fmt: skip
    return _submit(task=task, by=by, note=note.strip(), number=number, kept=store(uploads), unanswered=reason)


@transaction.atomic
def _submit(*, task: Task, by: Actor, note: str, number: str, kept: Kept, unanswered: str) -> Submission:
    task = Task.objects.lock(task.pk)
    refuse(why_not_submit_product(
        task=task, by=by, note=note, product_number=number, files=len(kept), unanswered=unanswered
    ))  # fmt: skip
    at = now()
    left = task.parts.unanswered().update(withdrawn_at=at)  # they are waited for no longer
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
        "unanswered": unanswered if left else "",
    })  # fmt: skip
    return handed_in
