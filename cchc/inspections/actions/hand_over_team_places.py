"""Bàn giao chỗ trong đoàn kiểm tra: whoever leaves while it inspects is replaced, its leader too."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.inspections.models import Inspection, Status, TeamMember
from cchc.inspections.permissions import inspects_himself
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.plans.actions.hand_over_tasks import why_not_hand_over_tasks


def why_not_hand_over_team_places(*, leaver: Post, by: Actor, reason: str | None = None) -> Refusal | None:
    return why_not_hand_over_tasks(leaver=leaver, by=by, reason=reason)


def _fault(inspection: Inspection, place: TeamMember, leaver: Post, to: Post) -> Refusal | None:
    name, code = to.official.full_name, inspection.code
    if place.post_id != leaver.pk or inspection.status != Status.OPEN:
        return Refusal(f"{leaver.official.full_name} không còn ở đoàn {code}. Hãy tải lại trang.")
    if to.pk == leaver.pk or to.unit_id != leaver.unit_id:
        return Refusal(f"Đoàn {code}: người thay phải là người khác, làm việc tại cùng đơn vị. Hãy chọn lại.")
    if inspection.team.filter(post__official=to.official_id).exists():
        return Refusal(f"{name} đã ở trong đoàn {code}. Hãy chọn người khác.")
    about_him = inspection.findings.filter(responsible__official=to.official_id)
    if inspects_himself(inspection, to) or about_him.exists():
        return Refusal(f"Đoàn {code}: {name} là người được kiểm tra. Không ai kiểm tra việc của mình; hãy chọn lại.")
    return None


@transaction.atomic
def hand_over_team_places(*, leaver: Post, by: Actor, to: Mapping[UUID, Post], reason: str) -> list[TeamMember]:
    """The places with who sits on them; the leader's successor leads. One refusal refuses all."""
    refuse(why_not_hand_over_team_places(leaver=leaver, by=by, reason=reason))
    handed = []
    for key in sorted(to):
        place = TeamMember.objects.get(pk=key)
        inspection = Inspection.objects.lock(place.inspection_id)
        place.refresh_from_db()
        refuse(_fault(inspection, place, leaver, to[key]))
        place.post = to[key]
        place.save(update_fields=["post"])
        record_event("team_place_handed_over", subject=inspection, by=by, data={
            "from": str(leaver), "to": str(to[key]), "leads": place.leads, "reason": reason.strip(),
        })  # fmt: skip
        handed.append(place)
    return handed
