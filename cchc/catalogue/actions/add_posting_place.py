"""Thêm nơi niêm yết: a board, page or point of the unit; every procedure in force has to be posted there."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import PostingDuty, PostingPlace, ProcedureVersion
from cchc.catalogue.posting_rules import posting_rules_on
from cchc.catalogue.postings import Wanted, open_duties
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_add_posting_place(*, by: Actor, kind: str = "", name: str = "") -> Refusal | None:
    if refusal := why_not("add_posting_place", subject=None, by=by):
        return refusal
    if kind and kind not in {each.code for each in posting_rules_on(today()).places}:
        return Refusal("Hãy chọn một loại nơi niêm yết trong danh sách.")
    if name and PostingPlace.objects.in_use().filter(unit=by.unit_id, name=name.strip()).exists():
        return Refusal(f"Phường đã có nơi niêm yết «{name.strip()}». Hãy đặt tên khác.")
    return None


@transaction.atomic
def add_posting_place(*, by: Actor, kind: str, name: str, location: str) -> PostingPlace:
    """The place, with a duty for every procedure in force."""
    refuse(why_not_add_posting_place(by=by, kind=kind, name=name))
    place = PostingPlace(unit=by.unit, kind=kind, name=name.strip(), location=location.strip(), opened_at=now())
    place.save(force_insert=True)
    versions = ProcedureVersion.objects.in_force(today()).defer("parts")
    wanted = [Wanted(version, PostingDuty.Task.POST, today()) for version in versions]
    duties = open_duties([place], wanted, None)
    record_event("posting_place_added", subject=place, by=by, data={"kind": kind, "name": place.name, "duties": duties})
    return place
