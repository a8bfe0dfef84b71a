"""Which files does the office keep, and to what is each attached? Contents by hash; names where attached."""

from __future__ import annotations

from pathlib import Path
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from cchc.lifecycle.identity import Identified


class StoredFile(Identified):
    """Tệp lưu trữ: contents under their own hash, written once, never changed."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField(help_text="bytes")
    media_type = models.CharField(max_length=120, help_text="sniffed from the bytes")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_not_empty"),
            models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="stored_file_hash_whole"),
        ]

    @property
    def path(self) -> Path:
        return path_of(self.sha256)


def path_of(sha256: str) -> Path:
    """Two levels of folders, so that none holds more than some thousands of files."""
    return Path(settings.DATA) / "files" / sha256[:2] / sha256[2:4] / sha256


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def of(self, subject_kind: str, subject_id: UUID) -> Self:
        return self.filter(subject_kind=subject_kind, subject_id=subject_id)

    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)


class Attachment(Identified):
    """Tệp đính kèm: a stored file as one paper of one subject, under the name that its sender gave it."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    unit_id = models.UUIDField(db_index=True)
    name = models.CharField(max_length=120)
    label = models.CharField(max_length=500, help_text="which required paper it is")
    uploaded_by_name = models.CharField(max_length=120)
    uploaded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="attachment_subject")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(withdrawn_at__gte=models.F("uploaded_at")),
                name="attachment_withdrawn_after_upload",
            ),
        ]
