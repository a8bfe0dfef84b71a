"""Xác nhận đã niêm yết: what was put up, replaced or taken down at one place, proved by a photograph or an address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import PostingDuty, PostingPlace
from cchc.catalogue.posting_rules import posting_rules_on
from cchc.documents.actions.store_file import store_file
from cchc.documents.file_names import readable_name
from cchc.documents.models import StoredFile
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor

SHOWN = ("image/jpeg", "image/png", "application/pdf")


def why_not_confirm_posting(
    *, place: PostingPlace, by: Actor, duties: Sequence[PostingDuty] | None = None
) -> Refusal | None:
    if refusal := why_not("confirm_posting", subject=place, by=by):
        return refusal
    if place.closed_at:
        return Refusal(f"«{place.name}» đã thôi dùng, không còn việc niêm yết ở đó.")
    if duties is None:
        return None
    if not duties:
        return Refusal("Hãy chọn ít nhất một thủ tục đã niêm yết hoặc đã gỡ.")
    for duty in duties:
        if duty.place_id != place.pk or duty.done_at or duty.ended_at:
            return Refusal(
                "Có việc đã được xác nhận hoặc đã thay đổi từ khi anh/chị mở trang. Tải lại trang rồi chọn lại."
            )
        if duty.task == PostingDuty.Task.REMOVE and today() < duty.starts_on:
            return Refusal(f"Thủ tục bị bãi bỏ còn hiệu lực: chỉ gỡ từ ngày {duty.starts_on:%d/%m/%Y}.")
    return None


def why_not_this_evidence(*, place: PostingPlace, has_photo: bool, address: str) -> Refusal | None:
    """Which proof the kind of place asks for."""
    evidence = posting_rules_on(today()).kind(place.kind).evidence
    if evidence == "photo" and not has_photo:
        return Refusal(f"«{place.name}» cần ảnh chụp làm minh chứng. Hãy chụp bảng niêm yết rồi chọn ảnh.")
    if evidence == "address" and not address.startswith(("https://", "http://")):
        return Refusal(f"«{place.name}» cần địa chỉ trang đã đăng, bắt đầu bằng https://.")
    return None


def confirm_posting(
    *,
    place: PostingPlace,
    duties: Sequence[PostingDuty],
    by: Actor,
    upload: UploadedFile | BinaryIO | None = None,
    name: str = "",
    address: str = "",
) -> PostingPlace:
    """One photograph may show many procedures."""
    refuse(why_not_confirm_posting(place=place, by=by, duties=duties))
    refuse(why_not_this_evidence(place=place, has_photo=upload is not None, address=address.strip()))
    stored = store_file(upload=upload, name=name) if upload else None  # before the transaction: it must not be held
    if stored is not None and stored.media_type not in SHOWN:
        refuse(
            Refusal(f"Tệp «{readable_name(name)}» không phải ảnh JPEG, PNG hoặc PDF. Hãy chọn ảnh chụp nơi niêm yết.")
        )
    return _confirm(place=place, duties=duties, by=by, stored=stored, name=name, address=address.strip())


@transaction.atomic
def _confirm(
    *, place: PostingPlace, duties: Sequence[PostingDuty], by: Actor, stored: StoredFile | None, name: str, address: str
) -> PostingPlace:
    place = PostingPlace.objects.lock(place.pk)
    rows = list(place.duties.filter(pk__in=[duty.pk for duty in duties]).select_related("procedure"))
    refuse(why_not_confirm_posting(place=place, by=by, duties=rows))
    PostingDuty.objects.filter(pk__in=[row.pk for row in rows]).update(
        done_at=now(),
        done_by=by.post,
        photo=stored,
        photo_name=readable_name(name) if stored else "",
        address=address,
    )
    record_event("posting_confirmed", subject=place, by=by, data={
        "done": [[row.task, row.procedure.code] for row in rows], "address": address,
        "sha256": stored.sha256 if stored else "",
    })  # fmt: skip
    return place
