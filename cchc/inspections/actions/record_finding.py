"""Ghi phát hiện: what is not as it must be, who answers for it, what is required until when, with evidence."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.inspections.lifecycle import why_not
from cchc.inspections.models import Finding, Inspection
from cchc.inspections.permissions import concerns_himself
from cchc.inspections.rules import item_named
from cchc.inspections.words import FindingWords
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.evidence import Kept, Upload, attach, store
from cchc.plans.rules import content_named, taxonomy_on


def why_not_record_finding(*, inspection: Inspection, by: Actor, words: FindingWords | None = None) -> Refusal | None:
    """`words` None asks whether the actor may at all."""
    if refusal := why_not("record_finding", inspection=inspection, by=by):
        return refusal
    return _fault(inspection, by, words) if words else None


def _fault(inspection: Inspection, by: Actor, words: FindingWords) -> Refusal | None:
    if not words.text.strip() or not words.required.strip():
        return Refusal("Hãy ghi nội dung phát hiện và yêu cầu khắc phục.")
    if words.responsible.unit_id != inspection.unit_id:
        return Refusal("Người chịu trách nhiệm phải làm việc tại đơn vị được kiểm tra. Hãy chọn lại.")
    if not inspection.is_of_himself and concerns_himself(by, words.responsible):
        return Refusal("Không ai kiểm tra việc của mình; thành viên khác của đoàn ghi phát hiện này.")
    if words.due_on < today():
        return Refusal("Hạn khắc phục đã qua. Hãy chọn ngày từ hôm nay trở đi.")
    if content_named(taxonomy_on(today()).code, words.content) is None:
        return Refusal("Hãy chọn nội dung cải cách hành chính của phát hiện.")
    if words.item and item_named(inspection, words.item) is None:
        return Refusal("Phiếu kiểm tra không có mục này. Hãy chọn lại.")
    if words.sampled and words.sampled.draw.inspection_id != inspection.pk:
        return Refusal("Hồ sơ, nhiệm vụ này không nằm trong mẫu của cuộc kiểm tra. Hãy chọn lại.")
    return None


def record_finding(
    *, inspection: Inspection, by: Actor, words: FindingWords, uploads: Sequence[Upload] = ()
) -> Finding:
    """The finding under its number; it becomes a task once the conclusion upholds it."""
    refuse(why_not_record_finding(inspection=inspection, by=by, words=words))
    return _record(inspection=inspection, by=by, words=words, kept=store(uploads))


@transaction.atomic
def _record(*, inspection: Inspection, by: Actor, words: FindingWords, kept: Kept) -> Finding:
    inspection = Inspection.objects.lock(inspection.pk)
    refuse(why_not_record_finding(inspection=inspection, by=by, words=words))
    last = inspection.findings.aggregate(last=Max("number"))["last"] or 0
    found = Finding(
        inspection=inspection, number=last + 1, taxonomy=taxonomy_on(today()).code, content=words.content,
        field=words.field, item=words.item, sampled=words.sampled, text=words.text.strip(), severity=words.severity,
        responsible=words.responsible, required=words.required.strip(), due_on=words.due_on, recorded_at=now(),
        recorded_by=by.post,
    )  # fmt: skip
    found.save(force_insert=True)
    names = attach(kept, subject=found, label="Bằng chứng", by=by)
    record_event("finding_recorded", subject=found, by=by, data={
        "finding": str(found), "text": found.text, "severity": found.severity, "responsible": str(found.responsible),
        "required": found.required, "due": found.due_on.isoformat(), "files": names,
    })  # fmt: skip
    return found
