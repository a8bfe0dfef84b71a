"""Does the database itself keep what must never be false of files?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from cchc.documents.models import Attachment, StoredFile
from tests.documents.samples import at

pytestmark = pytest.mark.django_db


def stored(**changed: Any) -> StoredFile:
    values = {"sha256": "a" * 64, "size": 10, "media_type": "application/pdf", "created_at": at(23, 9)}
    return StoredFile.objects.create(**values | changed)


def attached(file: StoredFile, **changed: Any) -> Attachment:
    values = {
        "file": file,
        "subject_kind": "dossier",
        "subject_id": uuid4(),
        "unit_id": uuid4(),
        "name": "a.pdf",
        "label": "Tờ khai",
        "uploaded_by_name": "Lê Văn Cửa",
        "uploaded_at": at(23, 9),
    }
    return Attachment.objects.create(**values | changed)


@pytest.mark.parametrize("wrong", [{"size": 0}, {"sha256": "a" * 63}, {"sha256": ""}])
def test_a_file_has_bytes_and_a_whole_hash(wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        stored(**wrong)


def test_a_hash_stands_once() -> None:
    stored()
    with pytest.raises(IntegrityError), transaction.atomic():
        stored()


def test_a_paper_is_withdrawn_after_it_came() -> None:
    file = stored()
    attached(file, withdrawn_at=at(23, 9))
    with pytest.raises(IntegrityError), transaction.atomic():
        attached(file, withdrawn_at=at(23, 9) - timedelta(seconds=1))


def test_what_is_attached_cannot_be_deleted() -> None:
    file = stored()
    attached(file)
    with pytest.raises(ProtectedError):
        file.delete()


def test_the_papers_of_a_subject() -> None:
    file, subject = stored(), uuid4()
    standing = attached(file, subject_id=subject)
    withdrawn = attached(file, subject_id=subject, withdrawn_at=at(24, 9))
    attached(file, subject_id=subject, subject_kind="plan")
    attached(file)
    assert set(Attachment.objects.of("dossier", subject)) == {standing, withdrawn}
    assert list(Attachment.objects.of("dossier", subject).standing()) == [standing]
