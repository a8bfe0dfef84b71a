"""Bỏ thủ tục: one line of a decision that is not yet applied goes; the record keeps what it was."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import Publication, PublicationItem
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_remove_publication_item(
    *, publication: Publication, by: Actor, item: PublicationItem | None = None
) -> Refusal | None:
    if refusal := why_not("remove_publication_item", subject=publication, by=by):
        return refusal
    if item and item.publication_id != publication.pk:
        return Refusal("Dòng này thuộc quyết định khác. Tải lại trang rồi chọn lại.")
    return None


@transaction.atomic
def remove_publication_item(*, publication: Publication, by: Actor, item: PublicationItem) -> Publication:
    """The decision without the line."""
    publication = Publication.objects.lock(publication.pk)
    refuse(why_not_remove_publication_item(publication=publication, by=by, item=item))
    record_event(
        "publication_item_removed", subject=publication, by=by, data={"change": item.change, "code": item.code}
    )
    item.delete()
    return publication
