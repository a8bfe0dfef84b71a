"""Nhập quyết định công bố: a decision received is kept as a draft with what it changes (NĐ 63, Điều 13-15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.drafting import DraftItem
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import Publication, PublicationItem
from cchc.documents.actions.store_file import store_file
from cchc.documents.file_names import readable_name
from cchc.documents.models import StoredFile
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor

PDF = "application/pdf"


@dataclass(frozen=True)
class DecisionWords:
    """The head of a publication decision."""

    number: str
    issuer: str
    signed_on: date
    effective_from: date
    received_on: date
    summary: str


def why_not_enter_publication(*, by: Actor, words: DecisionWords | None = None) -> Refusal | None:
    if refusal := why_not("enter_publication", subject=None, by=by):
        return refusal
    if words is None:
        return None
    if not (words.number.strip() and words.issuer.strip() and words.summary.strip()):
        return Refusal("Hãy ghi đủ số quyết định, cơ quan ban hành và trích yếu.")
    if words.received_on < words.signed_on:
        return Refusal("Ngày phường nhận phải từ ngày ký quyết định trở đi.")
    if words.received_on > today():
        return Refusal("Ngày phường nhận không được sau hôm nay.")
    there = Publication.objects.exclude(status=Publication.Status.DISCARDED).filter(
        unit=by.unit_id, number=words.number.strip(), signed_on=words.signed_on, issuer=words.issuer.strip()
    )
    if there.exists():
        return Refusal("Quyết định này đã được nhập. Hãy tìm trong danh sách quyết định công bố.")
    return None


def enter_publication(
    *,
    by: Actor,
    words: DecisionWords,
    items: Sequence[DraftItem] = (),
    upload: UploadedFile | BinaryIO | None = None,
    name: str = "",
) -> Publication:
    """The draft; nothing of the catalogue changes before it is applied."""
    refuse(why_not_enter_publication(by=by, words=words))
    stored = store_file(upload=upload, name=name) if upload else None  # before the transaction: it must not be held
    if stored is not None and stored.media_type != PDF:
        refuse(
            Refusal(f"Tệp «{readable_name(name)}» không phải PDF. Hãy quét hoặc xuất quyết định ra PDF rồi nộp lại.")
        )
    return _enter(by=by, words=words, items=items, stored=stored, name=name)


@transaction.atomic
def _enter(
    *, by: Actor, words: DecisionWords, items: Sequence[DraftItem], stored: StoredFile | None, name: str
) -> Publication:
    refuse(why_not_enter_publication(by=by, words=words))
    said = {key: value.strip() if isinstance(value, str) else value for key, value in asdict(words).items()}
    publication = Publication(
        unit=by.unit, file=stored, file_name=readable_name(name) if stored else "",
        entered_at=now(), entered_by=by.post, **said,
    )  # fmt: skip
    publication.save(force_insert=True)
    rows = [item.row(order) for order, item in enumerate(items, 1)]
    for row in rows:
        row.publication = publication
    PublicationItem.objects.bulk_create(rows)
    record_event("publication_entered", subject=publication, by=by, data={
        "number": publication.number, "procedures": [[row.change, row.code] for row in rows],
        "sha256": stored.sha256 if stored else "",
    })  # fmt: skip
    return publication
