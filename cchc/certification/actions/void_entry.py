"""Hủy một dòng sổ chứng thực: the line stays, struck out, with who, when and why; it is counted no more
(Circular 01/2020/TT-BTP, Article 7, on papers certified wrongly)."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.certification.models import Entry
from cchc.certification.permissions import NOT_KEEPER, keeps_books
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_void_entry(*, entry: Entry, by: Actor, reason: str | None = None) -> Refusal | None:
    of_counter = by.role == "counter" and by.unit_id == entry.book.unit_id
    if of_counter and entry.certified_on != today():
        return Refusal("Quầy chỉ hủy dòng ghi trong ngày. Hãy báo công chức tư pháp hủy dòng của ngày trước.")
    if not (of_counter or keeps_books(by, entry.book)):
        return NOT_KEEPER
    if entry.voided_at is not None:
        return Refusal("Dòng này đã hủy rồi.")
    if reason is not None and not reason.strip():
        return Refusal("Hãy ghi lý do hủy; lý do được in trong sổ.")
    return None


@transaction.atomic
def void_entry(*, entry: Entry, by: Actor, reason: str) -> Entry:
    """The struck-out line; its number is not given again."""
    entry = Entry.objects.select_for_update(of=("self",)).select_related("book").get(pk=entry.pk)
    refuse(why_not_void_entry(entry=entry, by=by, reason=reason))
    entry.voided_at, entry.voided_by, entry.void_reason = now(), by.post, reason.strip()
    entry.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record_event("entry_voided", subject=entry, by=by, data={"entry": str(entry), "reason": entry.void_reason})
    return entry
