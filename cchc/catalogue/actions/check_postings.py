"""Ghi nhận kiểm tra niêm yết: what hangs is compared with the catalogue; every difference becomes work."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import PostingCheck, PostingPlace
from cchc.catalogue.postings import Wanted, differences_of, open_duties
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_check_postings(*, by: Actor) -> Refusal | None:
    if refusal := why_not("check_postings", subject=None, by=by):
        return refusal
    if not PostingPlace.objects.in_use().filter(unit=by.unit_id).exists():
        return Refusal("Phường chưa khai nơi niêm yết nào. Hãy thêm nơi niêm yết trước.")
    return None


@transaction.atomic
def check_postings(*, by: Actor, note: str = "") -> PostingCheck:
    """The check of today; a difference that nobody works on gets its duty, with the deadline of its place."""
    refuse(why_not_check_postings(by=by))
    found = differences_of(by.unit, today())
    check = PostingCheck(
        unit=by.unit, checked_at=now(), checked_by=by.post, differences=len(found), note=note.strip()
    )  # fmt: skip
    check.save(force_insert=True)
    for place in dict.fromkeys(each.place for each in found):
        missing = [each for each in found if each.place == place and each.duty is None]
        open_duties([place], [Wanted(each.version, each.task, today()) for each in missing], None)
    record_event("postings_checked", subject=check, by=by, data={
        "differences": [[each.place.name, each.version.procedure.code, each.task] for each in found],
        "note": check.note,
    })  # fmt: skip
    return check
