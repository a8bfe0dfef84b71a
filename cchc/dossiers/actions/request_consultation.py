"""Lấy ý kiến: a colleague, another unit or an agency is asked, with a day to answer by (T7; Art. 19.4).

The dossier's clock runs on, so the answer must come before the appointment.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Consultation, Dossier
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.worktime.spoken import spoken_moment


def why_not_request_consultation(
    *,
    dossier: Dossier,
    by: Actor,
    consulted: Post | None = None,
    agency: str | None = None,
    question: str | None = None,
    due_on: date | None = None,
) -> Refusal | None:
    """Without `due_on` only the button is asked for."""
    if refusal := why_not("request_consultation", dossier=dossier, by=by):
        return refusal
    if due_on is None:
        return None
    agency = (agency or "").strip()
    if (consulted is None) == (not agency):
        return Refusal("Hãy chọn một người được hỏi, hoặc ghi tên một cơ quan ngoài hệ thống.")
    if consulted is not None and consulted.pk == by.post_id:
        return Refusal("Anh/chị đang giữ hồ sơ này: hãy chọn người khác để hỏi.")
    if dossier.consultations.filter(answered_at=None, consulted=consulted, agency=agency).exists():
        return Refusal(f"{agency or consulted} đang được hỏi ý kiến về hồ sơ này, chưa trả lời.")
    if not (question or "").strip():
        return Refusal("Hãy ghi nội dung cần hỏi.")
    return _why_not_until(dossier, due_on)


def _why_not_until(dossier: Dossier, due_on: date) -> Refusal | None:
    calendar = calendar_of(dossier.unit.calendar)
    if due_on < today() or not calendar.is_working_day(due_on) or calendar.closing(due_on) <= now():
        return Refusal("Hạn trả lời phải là một ngày làm việc chưa qua.")
    if dossier.due_at and now() < dossier.due_at < calendar.closing(due_on):
        return Refusal(f"Lấy ý kiến không dừng đồng hồ: hạn trả lời phải trước hạn của hồ sơ, "
                       f"{spoken_moment(dossier.due_at)}.", "Điều 19 khoản 4 Nghị định 118/2025/NĐ-CP")  # fmt: skip
    return None


@transaction.atomic
def request_consultation(
    *, dossier: Dossier, by: Actor, question: str, due_on: date, consulted: Post | None = None, agency: str = ""
) -> Consultation:
    """The open consultation, due at closing time of its day."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_request_consultation(dossier=dossier, by=by, consulted=consulted, agency=agency, question=question,
                                        due_on=due_on))  # fmt: skip
    consultation = Consultation(
        dossier=dossier, consulted=consulted, agency=agency.strip(), question=question.strip(), asked_at=now(),
        asked_by=by.post, due_at=calendar_of(dossier.unit.calendar).closing(due_on),
    )  # fmt: skip
    consultation.save(force_insert=True)
    dossier.awaited_answers += 1
    dossier.save(update_fields=["awaited_answers"])
    record_event("consultation_requested", subject=dossier, by=by, data={
        "consultation": str(consultation.pk), "whom": consultation.whom, "question": consultation.question,
        "due_at": consultation.due_at.isoformat(),
    })  # fmt: skip
    return consultation
