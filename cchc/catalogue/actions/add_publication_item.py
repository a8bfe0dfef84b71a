"""Thêm thủ tục: one procedure typed on the screen joins a decision that is not yet applied."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from cchc.audit.recording import record_event
from cchc.catalogue.drafting import DraftItem
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import Publication, PublicationItem
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_add_publication_item(
    *, publication: Publication, by: Actor, item: DraftItem | None = None
) -> Refusal | None:
    if refusal := why_not("add_publication_item", subject=publication, by=by):
        return refusal
    if item and publication.items.filter(code=item.code).exists():
        return Refusal(f"Quyết định này đã có thủ tục {item.code}. Hãy bỏ dòng cũ trước.")
    return None


@transaction.atomic
def add_publication_item(*, publication: Publication, by: Actor, item: DraftItem) -> PublicationItem:
    """The line, after those that are there."""
    publication = Publication.objects.lock(publication.pk)
    refuse(why_not_add_publication_item(publication=publication, by=by, item=item))
    last = publication.items.aggregate(last=Max("order"))["last"] or 0
    row = item.row(last + 1)
    row.publication = publication
    row.save(force_insert=True)
    record_event("publication_item_added", subject=publication, by=by, data={"change": row.change, "code": row.code})
    return row
