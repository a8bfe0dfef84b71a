"""Bàn giao phát hiện: what was found and is not judged is answered and put right by the successor of who leaves."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.inspections.models import Finding, Status
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.plans.actions.hand_over_tasks import why_not_hand_over_tasks


def why_not_hand_over_findings(*, leaver: Post, by: Actor, reason: str | None = None) -> Refusal | None:
    return why_not_hand_over_tasks(leaver=leaver, by=by, reason=reason)


def _fault(finding: Finding, leaver: Post, to: Post) -> Refusal | None:
    waits = finding.inspection.status == Status.OPEN and not finding.verdict
    if not waits or finding.charged.pk != leaver.pk:
        return Refusal(f"{finding} không còn chờ {leaver.official.full_name}. Hãy tải lại trang.")
    if to.pk == leaver.pk or to.unit_id != leaver.unit_id:
        return Refusal("Người nhận phát hiện phải là người khác, làm việc tại cùng đơn vị. Hãy chọn lại.")
    if finding.inspection.team.filter(post__official=to.official_id).exists():
        return Refusal(f"{to.official.full_name} ở trong đoàn {finding.inspection.code} nên không giải trình với chính "
                       "mình. Hãy chọn lại.")  # fmt: skip
    return None


@transaction.atomic
def hand_over_findings(*, leaver: Post, by: Actor, to: Mapping[UUID, Post], reason: str) -> list[Finding]:
    """The findings with who answers and puts them right; whose they are does not change. One refusal refuses all."""
    refuse(why_not_hand_over_findings(leaver=leaver, by=by, reason=reason))
    handed = []
    for key in sorted(to):
        finding = Finding.objects.lock(key)
        refuse(_fault(finding, leaver, to[key]))
        finding.taken_over_by = None if to[key].pk == finding.responsible_id else to[key]
        finding.save(update_fields=["taken_over_by"])
        record_event("finding_handed_over", subject=finding, by=by, data={
            "from": str(leaver), "to": str(to[key]), "reason": reason.strip(),
        })  # fmt: skip
        handed.append(finding)
    return handed
