"""Đăng ký văn bản: an incoming or outgoing document takes the next number of its register (Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

from dataclasses import asdict
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max, QuerySet

from cchc.audit.recording import record_event
from cchc.documents.actions.store_file import store_file
from cchc.documents.file_names import readable_name
from cchc.documents.models import StoredFile
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.models import OfficialDocument
from cchc.plans.permissions import keeps_registers_of
from cchc.plans.sources import DocumentWords


def why_not_register_document(*, by: Actor, words: DocumentWords | None = None) -> Refusal | None:
    """`words` None asks whether the actor may at all."""
    if not keeps_registers_of(by.unit_id, by):
        return Refusal("Việc này do Văn phòng của đơn vị làm.")
    if words is None:
        return None
    if words.issued_on > today():
        return Refusal("Ngày văn bản không được sau hôm nay.")
    return fault_of(words, OfficialDocument.objects.filter(unit=by.unit_id))


def fault_of(words: DocumentWords, others: QuerySet[OfficialDocument]) -> Refusal | None:
    """What is wrong with the words, beside the other entries of the unit's registers."""
    if not (words.symbol and words.issuer and words.summary):
        return Refusal("Hãy ghi đủ số ký hiệu, cơ quan ban hành và trích yếu.")
    there = others.filter(
        way=words.way, symbol=words.symbol, issuer=words.issuer, issued_on=words.issued_on
    ).first()  # fmt: skip
    if there is not None:
        return Refusal(f"Văn bản này đã đăng ký, {there.number_said}. Hãy tìm trong sổ thay vì đăng ký lần nữa.")
    return None


def register_document(
    *, by: Actor, words: DocumentWords, upload: UploadedFile | BinaryIO | None = None, name: str = ""
) -> OfficialDocument:
    """The document under its number, which has no gap within unit, way and year."""
    words = words.tidied()
    refuse(why_not_register_document(by=by, words=words))
    stored = store_file(upload=upload, name=name) if upload else None  # before the transaction: it must not be held
    return _register(by=by, words=words, stored=stored, name=readable_name(name) if stored else "")


@transaction.atomic
def _register(*, by: Actor, words: DocumentWords, stored: StoredFile | None, name: str) -> OfficialDocument:
    unit = Unit.objects.select_for_update().get(pk=by.unit_id)
    refuse(why_not_register_document(by=by, words=words))
    year = today().year
    of_register = OfficialDocument.objects.filter(unit=unit, way=words.way, year=year)
    last = of_register.aggregate(last=Max("register_number"))["last"] or 0
    document = OfficialDocument(
        unit=unit, year=year, register_number=last + 1, registered_at=now(), registered_by=by.post,
        file=stored, file_name=name, **asdict(words),
    )  # fmt: skip
    document.search_text = document.searchable()
    document.save(force_insert=True)
    record_event("document_registered", subject=document, by=by, data={
        "number": document.number_said, "document": str(document), "summary": document.summary, "file": name,
    })  # fmt: skip
    return document
