"""Bỏ bản nhập: a decision entered by mistake is set aside before it changed anything."""

from __future__ import annotations

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import Publication
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor


def why_not_discard_publication(*, publication: Publication, by: Actor) -> Refusal | None:
    return why_not("discard_publication", subject=publication, by=by)


@transaction.atomic
def discard_publication(*, publication: Publication, by: Actor) -> Publication:
    """Its number may then be entered again."""
    publication = Publication.objects.lock(publication.pk)
    refuse(why_not_discard_publication(publication=publication, by=by))
    publication.status = Publication.Status.DISCARDED
    publication.save(update_fields=["status"])
    record_event("publication_discarded", subject=publication, by=by)
    return publication
