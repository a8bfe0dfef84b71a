"""Quyết định kiểm tra: the decision names the team and the period; a planned inspection is announced."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.inspections.lifecycle import why_not
from cchc.inspections.models import Inspection, Kind, Status, TeamMember
from cchc.inspections.permissions import inspects_himself
from cchc.inspections.words import OpeningWords
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_open_inspection(*, inspection: Inspection, by: Actor, words: OpeningWords | None = None) -> Refusal | None:
    """`words` None asks whether the actor may at all."""
    if refusal := why_not("open_inspection", inspection=inspection, by=by):
        return refusal
    return _fault(inspection, words) if words else None


def _fault(inspection: Inspection, words: OpeningWords) -> Refusal | None:
    if not words.decision_number.strip():
        return Refusal("Hãy ghi số quyết định thành lập đoàn kiểm tra.")
    if inspection.kind == Kind.PLANNED and not words.notice_number.strip():
        return Refusal("Kiểm tra theo kế hoạch phải báo trước. Hãy ghi số thông báo kiểm tra.")
    if inspection.kind == Kind.UNANNOUNCED and words.notice_number.strip():
        return Refusal("Kiểm tra đột xuất không báo trước. Hãy bỏ trống số thông báo.")
    if words.period_from > words.period_until or words.period_until > today():
        return Refusal("Thời kỳ kiểm tra phải có ngày đầu trước ngày cuối, và ngày cuối không sau hôm nay.")
    for post in words.team:
        if inspects_himself(inspection, post):
            return Refusal(
                f"{post.official.full_name} làm việc ở bộ phận hoặc lĩnh vực được kiểm tra. "
                "Không ai kiểm tra việc của mình; hãy chọn người khác."
            )
        if post.unit_id not in (inspection.unit_id, inspection.planned_by.unit_id):
            return Refusal(f"{post} không thuộc đơn vị kiểm tra. Hãy chọn lại.")
    return None


@transaction.atomic
def open_inspection(*, inspection: Inspection, by: Actor, words: OpeningWords) -> Inspection:
    """The inspection under way."""
    inspection = Inspection.objects.lock(inspection.pk)
    refuse(why_not_open_inspection(inspection=inspection, by=by, words=words))
    inspection.status, inspection.opened_at, inspection.opened_by = Status.OPEN, now(), by.post
    inspection.decision_number = words.decision_number.strip()
    inspection.notice_number = words.notice_number.strip()
    inspection.period_from, inspection.period_until = words.period_from, words.period_until
    inspection.save(update_fields=[
        "status", "opened_at", "opened_by", "decision_number", "notice_number", "period_from", "period_until",
    ])  # fmt: skip
    TeamMember.objects.bulk_create(
        TeamMember(inspection=inspection, post=post, leads=post.pk == words.leader.pk) for post in words.team
    )
    record_event("inspection_opened", subject=inspection, by=by, data={
        "decision": inspection.decision_number, "notice": inspection.notice_number,
        "team": [str(post) for post in words.team],
        "period": f"{words.period_from:%d/%m/%Y} – {words.period_until:%d/%m/%Y}",
    })  # fmt: skip
    return inspection
