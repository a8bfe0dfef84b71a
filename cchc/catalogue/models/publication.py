"""Which publication decisions has the unit received, and what does each change in the catalogue?"""

from __future__ import annotations

from functools import cached_property
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from cchc.catalogue.models.procedure import ProcedureVersion
from cchc.catalogue.schema import ProcedureContent
from cchc.documents.models import StoredFile
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Field, Post, Unit


class PublicationQuerySet(models.QuerySet["Publication"]):
    def lock(self, pk: UUID) -> Publication:
        """The row, locked until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("unit").get(pk=pk)


class Publication(Identified):
    """Quyết định công bố: new, amended and abolished procedures of one decision, as one unit received it."""

    class Status(models.TextChoices):
        DRAFTED = "drafted", "Bản nhập, chưa áp dụng"
        APPLIED = "applied", "Đã áp dụng"
        DISCARDED = "discarded", "Đã bỏ"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="publications")
    number = models.CharField(max_length=60)
    issuer = models.CharField(max_length=200)
    signed_on = models.DateField()
    effective_from = models.DateField()
    received_on = models.DateField()
    summary = models.CharField(max_length=500)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFTED)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "number", "signed_on", "issuer"],
                condition=~Q(status="discarded"),
                name="publication_entered_once",
            ),
            models.CheckConstraint(
                condition=Q(received_on__gte=F("signed_on")), name="publication_received_once_signed"
            ),
            models.CheckConstraint(
                condition=Q(status="applied", applied_at__isnull=False, applied_by__isnull=False)
                | (~Q(status="applied") & Q(applied_at=None, applied_by=None)),
                name="publication_applied_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(file=None, file_name="") | (Q(file__isnull=False) & ~Q(file_name="")),
                name="publication_file_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"Quyết định số {self.number} ngày {self.signed_on:%d/%m/%Y}"


class PublicationItem(Identified):
    """One procedure of a decision: its new content, or that it is abolished; `version` is what applying made."""

    class Change(models.TextChoices):
        NEW = "new", "Mới ban hành"
        AMENDED = "amended", "Sửa đổi, bổ sung"
        ABOLISHED = "abolished", "Bãi bỏ"

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=400)
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=10, choices=Change.choices)
    effective_from = models.DateField()
    parts = models.JSONField(null=True, blank=True)
    version = models.ForeignKey(
        ProcedureVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="publication_items"
    )

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "code"], name="publication_names_a_procedure_once"),
            models.CheckConstraint(
                condition=Q(change="abolished", parts=None) | (~Q(change="abolished") & Q(parts__isnull=False)),
                name="publication_item_has_content_unless_abolished",
            ),
        ]

    @cached_property
    def content(self) -> ProcedureContent | None:
        """All constituent parts, typed; None for an abolished procedure."""
        return ProcedureContent.model_validate(self.parts) if self.parts else None
