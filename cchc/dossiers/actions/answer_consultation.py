"""Trả lời ý kiến: the consulted post answers; an outside agency's letter is entered by the holder (T7; Art. 19.4)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import kind_of, record_event
from cchc.documents.models import Attachment, StoredFile
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Consultation, Dossier
from cchc.dossiers.permissions import consultations_to_answer, own_matter
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_answer_consultation(
    *, dossier: Dossier, by: Actor, consultation: Consultation | None = None, answer: str | None = None
) -> Refusal | None:
    """Without `consultation` only the button is asked for."""
    if refusal := why_not("answer_consultation", dossier=dossier, by=by):
        return refusal
    if consultation and not consultations_to_answer(dossier, by).filter(pk=consultation.pk).exists():
        return Refusal("Câu hỏi này đã được trả lời, hoặc hỏi người khác.")
    if answer is not None and not answer.strip():
        return Refusal("Hãy ghi nội dung trả lời.")
    return own_matter(dossier, by)


@transaction.atomic
def answer_consultation(
    *,
    dossier: Dossier,
    by: Actor,
    consultation: Consultation,
    answer: str,
    file: StoredFile | None = None,
    file_name: str = "",
) -> Consultation:
    """The answered consultation; its file lies among the dossier's papers."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_answer_consultation(dossier=dossier, by=by, consultation=consultation, answer=answer))
    consultation.refresh_from_db()  # it may have been left behind meanwhile
    at = now()
    if not consultation.left_behind:
        dossier.awaited_answers -= 1
        dossier.save(update_fields=["awaited_answers"])
    consultation.answer, consultation.answered_at, consultation.answered_by = answer.strip(), at, by.post
    consultation.save(update_fields=["answer", "answered_at", "answered_by"])
    if file is not None:
        Attachment(
            file=file, subject_kind=kind_of(dossier), subject_id=dossier.pk, unit_id=dossier.unit_id, name=file_name,
            label=f"Ý kiến của {consultation.whom}", uploaded_by_name=by.official_name, uploaded_at=at,
        ).save(force_insert=True)  # fmt: skip
    record_event("consultation_answered", subject=dossier, by=by, data={
        "consultation": str(consultation.pk), "whom": consultation.whom, "answer": consultation.answer,
        "file": file.sha256 if file else "",
    })  # fmt: skip
    return consultation
