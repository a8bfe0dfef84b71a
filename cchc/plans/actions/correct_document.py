"""Sửa đăng ký văn bản: what was entered wrongly is put right under its number; what stood there stays on record.

The number and the register stay (Decree 30/2020/NĐ-CP, Articles 15 and 22: one number each, one after another in the
year), so that nothing is erased and no number comes to another document. A year after its own the register belongs to
the archive (Article 30) and stands as it is.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from cchc.audit.models import Event
from cchc.audit.recording import events_of, record_event
from cchc.documents.actions.store_file import store_file
from cchc.documents.file_names import readable_name
from cchc.documents.models import StoredFile
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.actions.register_document import fault_of
from cchc.plans.models import OfficialDocument, Source, Task
from cchc.plans.permissions import keeps_registers_of
from cchc.plans.sources import DocumentWords, said_of_document
from cchc.worktime.zone import local

LABELS = {"symbol": "Số, ký hiệu", "issued_on": "Ngày văn bản", "issuer": "Cơ quan ban hành", "summary": "Trích yếu"}


def why_not_correct_document(
    *,
    document: OfficialDocument,
    by: Actor,
    words: DocumentWords | None = None,
    reason: str = "",
    has_file: bool = False,
    seen: int | None = None,
) -> Refusal | None:
    """`words` None asks whether the actor may at all; `seen` is how many corrections the writer knew of."""
    if not keeps_registers_of(document.unit_id, by):
        return Refusal("Việc này do Văn phòng của đơn vị làm.")
    if today().year > document.year + 1:
        return Refusal(
            f"Sổ năm {document.year} đã đến hạn nộp lưu trữ nên không sửa nữa.", "Điều 30 Nghị định 30/2020/NĐ-CP"
        )
    if words is None:
        return None
    if seen is not None and seen != corrections_of(document).count():
        return Refusal("Người khác vừa sửa đăng ký này, nên chưa lưu. Hãy mở lại trang để xem nội dung mới.")
    if words.way != document.way:
        return Refusal("Không chuyển văn bản sang sổ khác. Hãy đăng ký ở sổ đúng; số cũ giữ nguyên, không dùng lại.")
    if words.issued_on > local(document.registered_at).date():
        return Refusal("Ngày văn bản không được sau ngày đăng ký.")
    others = OfficialDocument.objects.filter(unit=document.unit_id).exclude(pk=document.pk)
    if refusal := fault_of(words, others):
        return refusal
    if not has_file and not _changes(document, words):
        return Refusal("Chưa có gì khác với sổ. Hãy sửa chỗ sai, hoặc chọn tệp khác.")
    return None if reason.strip() else Refusal("Hãy ghi lý do sửa.")


def corrections_of(document: OfficialDocument) -> QuerySet[Event]:
    """How its registration was put right so far."""
    return events_of(document).filter(name="document_corrected")


def _changes(document: OfficialDocument, words: DocumentWords) -> list[dict[str, str]]:
    """What is said otherwise: what it is, what stood there, what stands there now."""
    return [
        {"what": label, "from": _said(before), "to": _said(after)}
        for name, label in LABELS.items()
        if (before := getattr(document, name)) != (after := asdict(words)[name])
    ]


def _said(value: object) -> str:
    return f"{value:%d/%m/%Y}" if hasattr(value, "year") else str(value)


def correct_document(
    *, document: OfficialDocument, by: Actor, words: DocumentWords, reason: str,
    upload: UploadedFile | BinaryIO | None = None, name: str = "", seen: int | None = None,
) -> OfficialDocument:  # fmt: skip
    """The document as it stands in the register now; tasks that came of it name it so too. `seen`: two people who
    correct it at once do not undo each other."""
    words = words.tidied()
    refuse(why_not_correct_document(
        document=document, by=by, words=words, reason=reason, has_file=bool(upload), seen=seen
    ))  # fmt: skip
    stored = store_file(upload=upload, name=name) if upload else None  # before the transaction: it must not be held
    return _correct(
        document=document, by=by, words=words, reason=reason, stored=stored, name=readable_name(name), seen=seen
    )


@transaction.atomic
def _correct(
    *, document: OfficialDocument, by: Actor, words: DocumentWords, reason: str, stored: StoredFile | None, name: str,
    seen: int | None,
) -> OfficialDocument:  # fmt: skip
    Unit.objects.select_for_update().get(pk=document.unit_id)
    document = OfficialDocument.objects.select_related("unit", "file").get(pk=document.pk)
    refuse(why_not_correct_document(
        document=document, by=by, words=words, reason=reason, has_file=stored is not None, seen=seen
    ))  # fmt: skip
    changes, old_file = _changes(document, words), document.file
    if stored is not None:
        changes.append({"what": "Tệp", "from": document.file_name or "không có", "to": name})
        document.file, document.file_name = stored, name
    for field in LABELS:
        setattr(document, field, getattr(words, field))
    document.search_text = document.searchable()
    document.save(update_fields=[*LABELS, "search_text", "file", "file_name"])
    of_it = Task.objects.filter(source=Source.DOCUMENT, source_id=document.pk)
    of_it.update(source_text=said_of_document(document))
    record_event("document_corrected", subject=document, by=by, data={
        "number": document.number_said, "changes": changes, "reason": reason.strip(),
        "file_before": old_file.sha256 if stored and old_file else "",
    })  # fmt: skip
    return document
