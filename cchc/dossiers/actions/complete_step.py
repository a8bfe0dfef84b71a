"""Hoàn thành bước: the holder has done his part; the next step's holder gets the dossier."""

from __future__ import annotations

from cchc.audit.recording import record_event
from cchc.catalogue.schema import Does
from cchc.dossiers.holders import Candidate, holder_of
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierStep
from cchc.dossiers.permissions import own_matter
from cchc.dossiers.walking import go_to_step, leave_answers_behind
from cchc.lifecycle.act import one_act
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post

WAITS = "Còn ý kiến chưa trả lời. Hãy chờ, hoặc ghi lý do tiếp tục mà không chờ."


def why_not_complete_step(*, dossier: Dossier, by: Actor, unanswered: str | None = None) -> Refusal | None:
    """`unanswered` says why the dossier goes on without the answers it waits for; None asks for the button only."""
    if refusal := why_not("complete_step", dossier=dossier, by=by):
        return refusal
    step = dossier.current_step
    if step and dossier.process.path[step.number - 1].does not in (Does.ASSIGN, Does.EXAMINE):
        return Refusal(f"Bước «{step.name}» kết thúc bằng việc ký duyệt, không chuyển tiếp được.")
    return own_matter(dossier, by) or why_not_go_on(dossier, unanswered)


def why_not_go_on(dossier: Dossier, unanswered: str | None) -> Refusal | None:
    """An open consultation is left behind only with a reason (docs/decisions/0012)."""
    is_silent = unanswered is not None and not unanswered.strip()
    return Refusal(WAITS) if dossier.awaited_answers and is_silent else None


@one_act
def complete_step(
    *, dossier: Dossier, by: Actor, to: Post | Candidate | None = None, note: str = "", unanswered: str = ""
) -> Dossier:
    """The dossier at its next step, held by `to` or the fitting post with least to do."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_complete_step(dossier=dossier, by=by, unanswered=unanswered))
    step = dossier.step
    holder = holder_of(dossier, step.number + 1, to)
    go_to_step(dossier, step.number + 1, holder=holder, outcome=DossierStep.Outcome.COMPLETED, by=by, at=now())
    if dossier.awaited_answers:
        leave_answers_behind(dossier, unanswered)
    dossier.save(update_fields=["current_step", "awaited_answers"])
    record_event("step_completed", subject=dossier, by=by, data={
        "step": step.name, "to": str(holder), "note": note, "unanswered": unanswered.strip(),
    })  # fmt: skip
    return dossier
