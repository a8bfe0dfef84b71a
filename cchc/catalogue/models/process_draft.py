"""How does a new version of an internal process come about, change by change, before the Chair decides on it?"""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.db.models import Q

from cchc.catalogue.models.procedure import Procedure, ProcessVersion
from cchc.catalogue.schema import DraftStep
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Unit


class DraftStatus(models.TextChoices):
    """Where the new version of a process stands on its way to the Chair's decision."""

    DRAFTING = "drafting", "Đang soạn"
    SUBMITTED = "submitted", "Chờ Chủ tịch duyệt"
    RETURNED = "returned", "Trả lại để sửa"
    APPROVED = "approved", "Đã duyệt"
    DISCARDED = "discarded", "Đã bỏ"


OPEN = (DraftStatus.DRAFTING, DraftStatus.SUBMITTED, DraftStatus.RETURNED)


class ProcessDraft(Identified):
    """Dự thảo quy trình: a version of a process on its way to approval. One at a time for a procedure of a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="process_drafts")
    based_on = models.ForeignKey(ProcessVersion, on_delete=models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=10, choices=DraftStatus, default=DraftStatus.DRAFTING)
    saves = models.PositiveIntegerField(default=0, help_text="never goes back, so that a page knows whether it is old")
    return_reason = models.TextField(blank=True)
    version = models.OneToOneField(ProcessVersion, on_delete=models.PROTECT, null=True, related_name="draft")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "procedure"], condition=Q(status__in=OPEN), name="process_draft_open_once"
            ),
            models.CheckConstraint(
                condition=Q(status="approved", version__isnull=False) | (~Q(status="approved") & Q(version=None)),
                name="process_draft_approved_has_its_version",
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(return_reason=""), name="process_draft_returned_with_reason"
            ),
        ]

    @property
    def label(self) -> str:
        return DraftStatus(self.status).label

    @cached_property
    def last(self) -> ProcessDraftSave:
        """How the draft stands now."""
        return self.saved.latest("number")

    @property
    def path(self) -> tuple[DraftStep, ...]:
        return self.last.path


class ProcessDraftSave(Identified):
    """Bản lưu: the steps after one change. Undoing takes the last one away."""

    draft = models.ForeignKey(ProcessDraft, on_delete=models.CASCADE, related_name="saved")
    number = models.PositiveIntegerField()
    steps = models.JSONField()
    what = models.CharField(max_length=300, help_text="what was changed, as a sentence")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="process_draft_save_once")]

    @cached_property
    def path(self) -> tuple[DraftStep, ...]:
        return tuple(DraftStep.model_validate(step) for step in self.steps)
