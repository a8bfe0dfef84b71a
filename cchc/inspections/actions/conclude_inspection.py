"""Kết luận: number and text; every finding is judged, and what is upheld becomes a task of who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.inspections.lifecycle import why_not
from cchc.inspections.models import Finding, Inspection, Status
from cchc.inspections.permissions import concerns_himself
from cchc.inspections.rules import inspection_rules_on
from cchc.inspections.words import Judgement
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.plans.actions.give_task import give_task
from cchc.plans.giving import TaskWords
from cchc.plans.models import Source
from cchc.plans.rules import calendar_of
from cchc.worktime.spoken import spoken_moment

PRODUCT = "Báo cáo kết quả khắc phục"


@dataclass(frozen=True, kw_only=True)
class ConclusionWords:
    """What the conclusion says, and of each finding whether it is upheld."""

    number: str
    text: str
    judgements: Mapping[UUID, Judgement]


def why_not_conclude_inspection(
    *, inspection: Inspection, by: Actor, words: ConclusionWords | None = None
) -> Refusal | None:
    """`words` None asks whether the actor may conclude it now."""
    if refusal := why_not("conclude_inspection", inspection=inspection, by=by):
        return refusal
    if not inspection.answers.exists():
        return Refusal("Chưa có kết quả nào trong phiếu kiểm tra. Hãy ghi phiếu trước khi kết luận.")
    findings = list(inspection.findings.select_related("responsible__official", "taken_over_by__official"))
    if refusal := _unheard(inspection, findings):
        return refusal
    if not inspection.is_of_himself and any(
        concerns_himself(by, post) for each in findings for post in (each.responsible, each.taken_over_by)
    ):
        return Refusal("Có phát hiện về chính anh/chị. Hãy để lãnh đạo khác của đơn vị kết luận.")
    return _fault(findings, words) if words else None


def _unheard(inspection: Inspection, findings: list[Finding]) -> Refusal | None:
    """Nobody is judged before he could answer."""
    if inspection.is_of_himself:
        return None
    limit = inspection_rules_on(today()).answered_within.limit
    for each in findings:
        until = calendar_of(inspection.unit).due(each.recorded_at, limit)
        if each.answered_at is None and now() < until:
            return Refusal(
                f"Phát hiện số {each.number} chưa được {each.charged.official} trả lời; "
                f"kết luận được sau {spoken_moment(until)}, hoặc ngay khi có trả lời."
            )
    return None


def _fault(findings: list[Finding], words: ConclusionWords) -> Refusal | None:
    if not words.number.strip() or not words.text.strip():
        return Refusal("Hãy ghi số và nội dung kết luận.")
    for each in findings:
        said = words.judgements.get(each.pk)
        if said is None:
            return Refusal(f"Hãy kết luận cả phát hiện số {each.number}.")
        if not said.is_upheld and not said.reason.strip():
            return Refusal(f"Hãy ghi vì sao không kết luận phát hiện số {each.number}.")
        if said.is_upheld and (said.due_on or each.due_on) < today():
            return Refusal(f"Hạn khắc phục của phát hiện số {each.number} đã qua. Hãy chọn hạn mới.")
    return None


@transaction.atomic
def conclude_inspection(*, inspection: Inspection, by: Actor, words: ConclusionWords) -> Inspection:
    """The inspection concluded, with a task for every finding that was upheld."""
    inspection = Inspection.objects.lock(inspection.pk)
    refuse(why_not_conclude_inspection(inspection=inspection, by=by, words=words))
    inspection.status, inspection.concluded_at, inspection.concluded_by = Status.CONCLUDED, now(), by.post
    inspection.conclusion_number, inspection.conclusion = words.number.strip(), words.text.strip()
    inspection.save(update_fields=["status", "concluded_at", "concluded_by", "conclusion_number", "conclusion"])
    findings = inspection.findings.select_related("responsible", "taken_over_by", "field")
    for finding in findings.select_for_update(of=("self",)).order_by("number"):
        finding.inspection = inspection
        _judge(finding, words.judgements[finding.pk], by)
    record_event("inspection_concluded", subject=inspection, by=by, data={
        "number": inspection.conclusion_number, "upheld": inspection.findings.upheld().count(),
    })  # fmt: skip
    return inspection


def _judge(finding: Finding, said: Judgement, by: Actor) -> None:
    if said.is_upheld:
        finding.verdict, finding.due_on = Finding.Verdict.UPHELD, said.due_on or finding.due_on
        finding.task = give_task(words=_task_words(finding), by=by)
    else:
        finding.verdict, finding.judgement = Finding.Verdict.DROPPED, said.reason.strip()
    finding.save(update_fields=["verdict", "due_on", "task", "judgement"])
    record_event("finding_judged", subject=finding, by=by, data={
        "verdict": finding.verdict, "reason": finding.judgement, "task": finding.task.code if finding.task else "",
    })  # fmt: skip


def _task_words(finding: Finding) -> TaskWords:
    return TaskWords(
        title=finding.required, product=PRODUCT, content=finding.content, unit=finding.inspection.unit,
        holder=finding.charged, due_on=finding.due_on, source=Source.FINDING, source_id=finding.pk,
        source_text=f"Kết luận số {finding.inspection.conclusion_number}, phát hiện số {finding.number}",
    )  # fmt: skip
