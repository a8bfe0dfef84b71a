"""Bàn giao công việc: what a leaving colleague has at hand, or a part of it, goes to his successors at once."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.models import Event
from cchc.audit.recording import record_event
from cchc.desk.leaving import HANDED_OVER, Successors, work_of
from cchc.desk.work_lines import said_in_record
from cchc.dossiers.actions.hand_over_consultations import hand_over_consultations
from cchc.dossiers.actions.reassign_dossier import reassign_dossier
from cchc.dossiers.models import Dossier
from cchc.inspections.actions.hand_over_findings import hand_over_findings
from cchc.inspections.actions.hand_over_team_places import hand_over_team_places
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.plans.actions.hand_over_parts import hand_over_parts
from cchc.plans.actions.hand_over_tasks import hand_over_tasks, why_not_hand_over_tasks


def why_not_hand_over_work(
    *, leaver: Post, by: Actor, successors: Successors | None = None, reason: str | None = None
) -> Refusal | None:
    if refusal := why_not_hand_over_tasks(leaver=leaver, by=by, reason=reason):
        return refusal
    if successors is not None and not successors.by_line:
        return Refusal("Hãy chọn người nhận cho ít nhất một việc.")
    return None


@transaction.atomic
def hand_over_work(*, leaver: Post, by: Actor, successors: Successors, reason: str) -> Event:
    """The event of which the minute is printed: every line with its successor, as it stood before. All or nothing."""
    leaver = (
        Post.objects.select_for_update(of=("self",)).select_related("official", "position", "unit").get(pk=leaver.pk)
    )
    refuse(why_not_hand_over_work(leaver=leaver, by=by, successors=successors, reason=reason))
    lines = said_in_record(work_of(leaver), successors, now())
    hand_over_tasks(leaver=leaver, by=by, to=successors.tasks, reason=reason)
    hand_over_parts(leaver=leaver, by=by, to=successors.parts, reason=reason)
    hand_over_findings(leaver=leaver, by=by, to=successors.findings, reason=reason)
    hand_over_team_places(leaver=leaver, by=by, to=successors.places, reason=reason)
    if successors.consultations:
        hand_over_consultations(leaver=leaver, by=by, to=successors.consultations, reason=reason)
    for key in sorted(successors.dossiers):
        _reassign(Dossier.objects.get(pk=key), successors.dossiers[key], leaver, reason, by)
    return record_event(HANDED_OVER, subject=leaver, by=by, data={
        "official": leaver.official.full_name, "post": leaver.label, "reason": reason.strip(), "lines": lines,
    })  # fmt: skip


def _reassign(dossier: Dossier, to: Post, leaver: Post, reason: str, by: Actor) -> None:
    """As the dossier's own verb does it; its refusal is said with the code of the dossier."""
    step = dossier.current_step
    if step is None or step.holder_id != leaver.pk:
        refuse(Refusal(f"Hồ sơ {dossier.code} không còn trong tay {leaver.official.full_name}. Hãy tải lại trang."))
    try:
        reassign_dossier(dossier=dossier, by=by, to=to, reason=reason)
    except ActionRefused as refused:
        refuse(Refusal(f"Hồ sơ {dossier.code}: {refused.refusal}"))
