"""Ký duyệt: the competent leader approves or rejects in writing; never on a matter of his own (T15; Art. 19.3, 22)."""

from __future__ import annotations

from cchc.audit.recording import record_event
from cchc.catalogue.schema import Does
from cchc.dossiers.actions.complete_step import why_not_go_on
from cchc.dossiers.holders import holder_of
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.dossiers.permissions import own_matter
from cchc.dossiers.walking import go_to_step, leave_answers_behind
from cchc.lifecycle.act import one_act
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_decide_dossier(
    *, dossier: Dossier, by: Actor, decision: str | None = None, reason: str = "", unanswered: str | None = None
) -> Refusal | None:
    if refusal := why_not("decide_dossier", dossier=dossier, by=by):
        return refusal
    step = dossier.current_step
    if step and dossier.process.path[step.number - 1].does is not Does.DECIDE:
        return Refusal(f"Hồ sơ đang ở bước «{step.name}», chưa trình ký.")
    if decision is not None and decision not in Dossier.Decision.values:
        return Refusal("Hãy chọn đồng ý giải quyết hoặc không đủ điều kiện giải quyết.")
    if decision == Dossier.Decision.REJECTED and not reason.strip():
        return Refusal(
            "Không đủ điều kiện giải quyết thì phải ghi lý do bằng văn bản.",
            "Điều 19 Nghị định 118/2025/NĐ-CP",
        )
    return own_matter(dossier, by) or why_not_go_on(dossier, unanswered)


@one_act
def decide_dossier(*, dossier: Dossier, by: Actor, decision: str, reason: str = "", unanswered: str = "") -> Dossier:
    """The decided dossier, with the office for its number and seal."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_decide_dossier(dossier=dossier, by=by, decision=decision, reason=reason, unanswered=unanswered))
    at = now()
    number = dossier.process.number_of(Does.ISSUE)
    holder = holder_of(dossier, number)
    go_to_step(dossier, number, holder=holder, outcome=DossierStep.Outcome.COMPLETED, by=by, at=at)
    dossier.status = Status.DECIDED
    dossier.decided_at, dossier.decided_by, dossier.decision = at, by.post, decision
    dossier.reason = reason.strip()
    if dossier.awaited_answers:
        leave_answers_behind(dossier, unanswered)
    dossier.save(update_fields=["status", "current_step", "decided_at", "decided_by", "decision", "reason",
                                "awaited_answers"])  # fmt: skip
    record_event("dossier_decided", subject=dossier, by=by, data={
        "decision": decision, "reason": dossier.reason, "to": str(holder), "unanswered": unanswered.strip(),
    })  # fmt: skip
    return dossier
