"""Ghi phiếu kiểm tra: what was met and what not, of the place or of one thing in the sample; never of one's own."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.inspections.lifecycle import why_not
from cchc.inspections.models import ChecklistAnswer, Inspection, SampledItem
from cchc.inspections.rules import checklist_of
from cchc.inspections.schema import About
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor

Answers = Mapping[str, tuple[str, str]]  # by item: the verdict, and what was seen


def why_not_answer_checklist(
    *, inspection: Inspection, by: Actor, sampled: SampledItem | None = None, answers: Answers | None = None
) -> Refusal | None:
    """`answers` None asks whether the actor may at all."""
    if refusal := why_not("answer_checklist", inspection=inspection, by=by):
        return refusal
    if sampled is not None and not inspection.is_of_himself and _is_own(sampled, by):
        return Refusal(f"Anh/chị đã xử lý {sampled}. Không ai kiểm tra việc của mình; thành viên khác ghi mục này.")
    if answers is None:
        return None
    if not answers:
        return Refusal("Hãy ghi kết quả ít nhất một mục.")
    known = {item.code: item for item in checklist_of(inspection).about(about(sampled))}
    for code, (verdict, note) in answers.items():
        if code not in known or verdict not in ChecklistAnswer.Verdict.values:
            return Refusal("Phiếu kiểm tra không có mục này. Tải lại trang rồi ghi lại.")
        if verdict == ChecklistAnswer.Verdict.NOT_MET and not note.strip():
            return Refusal(f"Hãy ghi chỗ chưa đạt của mục «{known[code].text}».")
    return None


def about(sampled: SampledItem | None) -> About:
    """Which items of the checklist ask of it."""
    if sampled is None:
        return About.PLACE
    return About.DOSSIERS if sampled.dossier_id else About.TASKS


def _is_own(sampled: SampledItem, by: Actor) -> bool:
    """He held the task, or a step of the dossier."""
    if sampled.dossier:
        return sampled.dossier.steps.filter(holder__official=by.official_id).exists()
    task = sampled.task
    return bool(task and task.holder and task.holder.official_id == by.official_id)


@transaction.atomic
def answer_checklist(
    *, inspection: Inspection, by: Actor, answers: Answers, sampled: SampledItem | None = None
) -> list[ChecklistAnswer]:
    """The answers as they stand now; the record keeps what they were before."""
    inspection = Inspection.objects.lock(inspection.pk)
    refuse(why_not_answer_checklist(inspection=inspection, by=by, sampled=sampled, answers=answers))
    at, before = now(), {each.item: each for each in inspection.answers.filter(sampled=sampled)}
    said = []
    for code, (verdict, note) in answers.items():
        answer = before.get(code) or ChecklistAnswer(inspection=inspection, item=code, sampled=sampled)
        answer.verdict, answer.note, answer.answered_at, answer.answered_by = verdict, note.strip(), at, by.post
        answer.save()
        said.append(answer)
    record_event("checklist_answered", subject=inspection, by=by, data={
        "of": str(sampled) if sampled else "", "answers": {each.item: [each.verdict, each.note] for each in said},
    })  # fmt: skip
    return said
