"""Áp dụng quyết định: new versions from their day on, abolished ones end, and each place of posting has its work."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.drafting import newest_versions, why_not_change
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import PostingPlace, Procedure, Publication, PublicationItem
from cchc.catalogue.postings import TASK_OF, Wanted, open_duties
from cchc.catalogue.publishing import publish
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_apply_publication(*, publication: Publication, by: Actor) -> Refusal | None:
    if refusal := why_not("apply_publication", subject=publication, by=by):
        return refusal
    items = list(publication.items.all())
    if not items:
        return Refusal("Quyết định chưa có thủ tục nào. Hãy thêm thủ tục hoặc nhập phụ lục Excel trước.")
    if not PostingPlace.objects.in_use().filter(unit=publication.unit_id).exists():
        return Refusal("Phường chưa khai nơi niêm yết nào. Hãy thêm nơi niêm yết trước khi áp dụng.")
    newest = newest_versions(item.code for item in items)
    for item in items:
        if reason := why_not_change(item.change, newest.get(item.code), item.effective_from):
            return Refusal(f"Thủ tục {item.code}: {reason}. Hãy bỏ dòng này rồi nhập lại cho đúng.")
    return None


@transaction.atomic
def apply_publication(*, publication: Publication, by: Actor) -> Publication:
    """The applied decision. Running dossiers keep the version they began with."""
    publication = Publication.objects.lock(publication.pk)
    codes = publication.items.values("code")
    list(Procedure.objects.select_for_update().filter(code__in=codes).order_by("code"))  # against another decision
    refuse(why_not_apply_publication(publication=publication, by=by))
    items = list(publication.items.select_related("field"))
    newest = newest_versions(item.code for item in items)
    for item in items:
        item.version = publish(item, newest.get(item.code))
    PublicationItem.objects.bulk_update(items, ["version"])
    places = list(PostingPlace.objects.in_use().filter(unit=publication.unit_id).select_related("unit"))
    duties = open_duties(
        places,
        [
            Wanted(item.version, TASK_OF[item.change], max(item.effective_from, publication.received_on))
            for item in items
            if item.version is not None
        ],
        publication,
    )
    publication.status, publication.applied_at, publication.applied_by = Publication.Status.APPLIED, now(), by.post
    publication.save(update_fields=["status", "applied_at", "applied_by"])
    made = [[item.code, item.change, item.version.number] for item in items if item.version]
    record_event("publication_applied", subject=publication, by=by, data={"versions": made, "duties": duties})
    return publication
