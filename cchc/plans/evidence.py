"""How does a file join what was said of a task, as its evidence or its product?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model

from cchc.audit.recording import kind_of
from cchc.documents.actions.store_file import store_file
from cchc.documents.file_limits import limits_on
from cchc.documents.file_names import clean_file_name
from cchc.documents.models import Attachment, StoredFile
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor

Upload = UploadedFile | BinaryIO
Kept = list[tuple[StoredFile, str]]  # with the name under which each was sent


def store(uploads: Iterable[Upload]) -> Kept:
    """The files in the store, before the transaction: copying must not hold the write lock."""
    return [(store_file(upload=each, name=each.name or "tep"), each.name or "tep") for each in uploads]


def attach(kept: Kept, *, subject: Model, label: str, by: Actor) -> list[str]:
    """The names of the files as they are now attached to the subject."""
    attached = [
        Attachment(
            file=stored, subject_kind=kind_of(subject), subject_id=subject.pk, unit_id=by.unit_id,
            name=_clean(stored, name), label=label, uploaded_by_name=by.official_name, uploaded_at=now(),
        )
        for stored, name in kept
    ]  # fmt: skip
    Attachment.objects.bulk_create(attached)
    return [each.name for each in attached]


def _clean(stored: StoredFile, name: str) -> str:
    kind = limits_on(today()).accepted(stored.media_type)
    return clean_file_name(name, kind) if kind else name[:120]
