"""Bàn giao câu hỏi ý kiến: what a leaving colleague was asked and has not answered is asked of a successor."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.models import Consultation, Dossier
from cchc.dossiers.permissions import HEADS
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post


def why_not_hand_over_consultations(*, leaver: Post, by: Actor, reason: str | None = None) -> Refusal | None:
    if by.role not in HEADS or by.unit_id != leaver.unit_id:
        return Refusal("Việc này do Chủ tịch, Phó Chủ tịch hoặc phụ trách lĩnh vực của đơn vị làm.")
    return Refusal("Hãy ghi lý do bàn giao.") if reason is not None and not reason.strip() else None


def _fault(asked: Consultation, leaver: Post, to: Post) -> Refusal | None:
    dossier = asked.dossier
    if asked.consulted_id != leaver.pk or asked.answered_at is not None or dossier.ended_at is not None:
        return Refusal(f"Câu hỏi về hồ sơ {dossier.code} không còn chờ {leaver.official.full_name}. Hãy tải lại trang.")
    if to.pk == leaver.pk or to.unit_id != leaver.unit_id:
        return Refusal("Người trả lời thay phải là người khác, làm việc tại cùng đơn vị. Hãy chọn lại.")
    if dossier.current_step and dossier.current_step.holder_id == to.pk:
        return Refusal(f"{to.official.full_name} đang giữ hồ sơ {dossier.code} nên không tự trả lời. Hãy chọn lại.")
    if dossier.consultations.filter(consulted=to, answered_at=None).exists():
        return Refusal(f"{to.official.full_name} cũng đang được hỏi về hồ sơ {dossier.code}. Hãy chọn lại.")
    return None


@transaction.atomic
def hand_over_consultations(*, leaver: Post, by: Actor, to: Mapping[UUID, Post], reason: str) -> list[Consultation]:
    """The questions with who answers them now, on the same clock; one refusal refuses all."""
    refuse(why_not_hand_over_consultations(leaver=leaver, by=by, reason=reason))
    handed = []
    for key in sorted(to):
        dossier = Dossier.objects.lock(Consultation.objects.values_list("dossier", flat=True).get(pk=key))
        asked = Consultation.objects.get(pk=key)
        asked.dossier = dossier
        refuse(_fault(asked, leaver, to[key]))
        asked.consulted = to[key]
        asked.save(update_fields=["consulted"])
        record_event("consultation_handed_over", subject=dossier, by=by, data={
            "consultation": str(asked.pk), "from": str(leaver), "to": str(to[key]), "reason": reason.strip(),
        })  # fmt: skip
        handed.append(asked)
    return handed
