"""Trả lời, giải trình: what the inspected says of a finding before the conclusion, with his own evidence."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.inspections.lifecycle import why_not
from cchc.inspections.models import Finding
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.evidence import Kept, Upload, attach, store
from cchc.worktime.spoken import spoken_moment


def why_not_answer_finding(*, finding: Finding, by: Actor, answer: str | None = None) -> Refusal | None:
    """`answer` None asks whether the actor may at all."""
    if refusal := why_not("answer_finding", inspection=finding.inspection, by=by, finding=finding):
        return refusal
    if finding.answered_by and finding.answered_at:
        return Refusal(f"{finding.answered_by.official} đã trả lời lúc {spoken_moment(finding.answered_at)}.")
    if answer is not None and not answer.strip():
        return Refusal("Hãy ghi ý kiến về phát hiện: thống nhất, hoặc giải trình chỗ chưa đúng.")
    return None


def answer_finding(*, finding: Finding, by: Actor, answer: str, uploads: Sequence[Upload] = ()) -> Finding:
    """The finding with its answer; one answer each, so that nobody rewrites what he said."""
    refuse(why_not_answer_finding(finding=finding, by=by, answer=answer))
    return _answer(finding=finding, by=by, answer=answer.strip(), kept=store(uploads))


@transaction.atomic
def _answer(*, finding: Finding, by: Actor, answer: str, kept: Kept) -> Finding:
    finding = Finding.objects.lock(finding.pk)
    refuse(why_not_answer_finding(finding=finding, by=by, answer=answer))
    finding.answer, finding.answered_at, finding.answered_by = answer, now(), by.post
    finding.save(update_fields=["answer", "answered_at", "answered_by"])
    names = attach(kept, subject=finding, label="Kèm trả lời", by=by)
    record_event("finding_answered", subject=finding, by=by, data={"answer": answer, "files": names})
    return finding
