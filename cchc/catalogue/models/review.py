"""What does the unit propose to cut from a procedure, what would it save, and what did the authority decide?"""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

from cchc.catalogue.models.procedure import ProcedureVersion
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit


class ReviewProposalQuerySet(models.QuerySet["ReviewProposal"]):
    def lock(self, pk: UUID) -> ReviewProposal:
        """The row, locked until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("unit", "version__procedure").get(pk=pk)


class ReviewProposal(Identified):
    """Phương án đơn giản hóa: cuts in one version of a procedure, their cost before and after, and their fate."""

    class Status(models.TextChoices):
        DRAFTED = "prepared", "Đang soạn"
        SUBMITTED = "submitted", "Đã trình"
        ACCEPTED = "accepted", "Được chấp thuận"
        REJECTED = "rejected", "Không được chấp thuận"
        CARRIED_OUT = "carried_out", "Đã thực hiện"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="review_proposals")
    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="review_proposals")
    title = models.CharField(max_length=300)
    reason = models.TextField()
    cut_papers = models.JSONField(default=list, blank=True, help_text="codes of papers")
    cut_steps = models.JSONField(default=list, blank=True, help_text="places of steps, from 1")
    limit_after = models.CharField(max_length=10, blank=True)
    minutes_before = models.PositiveIntegerField(help_text="of the citizen, one request")
    minutes_after = models.PositiveIntegerField()
    fee_before = models.PositiveIntegerField(help_text="đồng, one request")
    fee_after = models.PositiveIntegerField()
    cases_a_year = models.PositiveIntegerField()
    wage = models.PositiveIntegerField(help_text="đồng an hour, as content said on the day of drafting")
    authority = models.CharField(max_length=200)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.DRAFTED)
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    submission = models.CharField(max_length=60, blank=True, help_text="số văn bản trình")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=60, blank=True, help_text="số văn bản của cấp có thẩm quyền")
    answer_reason = models.CharField(max_length=1000, blank=True)
    carried_out_at = models.DateTimeField(null=True, blank=True)
    carried_out_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    new_version = models.ForeignKey(
        ProcedureVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="carried_out_reviews"
    )

    objects = ReviewProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_at=None, submitted_by=None)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="review_submitted_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="review_answered_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_at=None, carried_out_by=None, new_version=None)
                | Q(carried_out_at__isnull=False, carried_out_by__isnull=False, new_version__isnull=False),
                name="review_carried_out_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(status="prepared", submitted_at=None)
                | Q(status="submitted", submitted_at__isnull=False, answered_at=None)
                | Q(status__in=["accepted", "rejected"], answered_at__isnull=False, carried_out_at=None)
                | Q(status="carried_out", answered_at__isnull=False, carried_out_at__isnull=False),
                name="review_status_with_its_moments",
            ),
        ]

    def __str__(self) -> str:
        return self.title
