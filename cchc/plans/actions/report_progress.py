"""Báo cáo tiến độ: how far the task is, what was done, with evidence."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.evidence import Kept, Upload, attach, store
from cchc.plans.lifecycle import why_not
from cchc.plans.models import Progress, Task


def why_not_report_progress(
    *, task: Task, by: Actor, percent: int | None = None, note: str | None = None
) -> Refusal | None:
    if refusal := why_not("report_progress", task=task, by=by):
        return refusal
    if percent is not None and not 0 <= percent <= 100:
        return Refusal("Tỷ lệ hoàn thành từ 0 đến 100 %.")
    if note is not None and not note.strip():
        return Refusal("Hãy ghi việc đã làm.")
    return None


def report_progress(*, task: Task, by: Actor, percent: int, note: str, uploads: Sequence[Upload] = ()) -> Progress:
    """The report, with its evidence attached."""
    refuse(why_not_report_progress(task=task, by=by, percent=percent, note=note))
    return _report(task=task, by=by, percent=percent, note=note.strip(), kept=store(uploads))


@transaction.atomic
def _report(*, task: Task, by: Actor, percent: int, note: str, kept: Kept) -> Progress:
    task = Task.objects.lock(task.pk)
    refuse(why_not_report_progress(task=task, by=by, percent=percent, note=note))
    report = Progress(task=task, at=now(), by=by.post, percent=percent, note=note)
    report.save(force_insert=True)
    names = attach(kept, subject=report, label="Minh chứng tiến độ", by=by)
    task.percent = percent
    task.save(update_fields=["percent"])
    record_event("progress_reported", subject=task, by=by, data={"percent": percent, "note": note, "files": names})
    return report
