"""What was asked of the citizen, or promised to him, on the dossier's way?"""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from cchc.dossiers.models.dossier import Dossier
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post


class SupplementRequest(Identified):
    """Phiếu yêu cầu bổ sung: every missing thing in one slip (Decree 118/2025/NĐ-CP, Articles 11, 17, 19.5)."""

    class Phase(models.TextChoices):
        BEFORE = "before", "Trước khi tiếp nhận"
        AFTER = "after", "Sau khi tiếp nhận"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="supplement_requests")
    phase = models.CharField(max_length=6, choices=Phase.choices)
    items = models.TextField(help_text="one line per paper or content to complete")
    reason = models.CharField(max_length=1000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True, help_text="last day to complete, after reception")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "phase"], name="supplement_asked_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="supplement_answered_at_by",
            ),
            models.CheckConstraint(
                condition=Q(phase="before", due_on=None) | Q(phase="after", due_on__isnull=False),
                name="supplement_due_after_reception",
            ),
        ]


class Extension(Identified):
    """Văn bản xin lỗi và đề nghị gia hạn: one new date, announced before the old one (Article 19.6)."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="extension")
    announced_at = models.DateTimeField()
    announced_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000)
    old_due_at = models.DateTimeField()
    new_due_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["old_due_at"], name="extension_of_month")]
        constraints = [
            models.CheckConstraint(condition=Q(new_due_at__gt=F("old_due_at")), name="extension_moves_later"),
            models.CheckConstraint(condition=Q(announced_at__lt=F("old_due_at")), name="extension_in_time"),
        ]


class PaymentRequest(Identified):
    """Thông báo nghĩa vụ tài chính: the clock pauses until it is paid, where the procedure's own law says so."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="payment_requests")
    what = models.CharField(max_length=300)
    amount = models.PositiveBigIntegerField(help_text="đồng")
    source = models.CharField(max_length=300, help_text="the rule that takes this time out of the limit")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    paid_at = models.DateTimeField(null=True, blank=True)
    paid_by = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="who recorded it"
    )
    voucher = models.CharField(max_length=60, blank=True, help_text="số chứng từ")

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(paid_at=None), name="one_open_payment"),
            models.CheckConstraint(
                condition=Q(paid_at=None, paid_by=None, voucher="")
                | Q(~Q(voucher=""), paid_at__isnull=False, paid_by__isnull=False),
                name="payment_paid_at_by",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_of_something"),
        ]


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def open(self) -> CorrectionQuerySet:
        """The citizen still has the wrong paper."""
        return self.filter(corrected_at=None)


class Correction(Identified):
    """Đính chính kết quả: an error in an issued result, mended within three working days (Article 23)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="corrections")
    error = models.CharField(max_length=1000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True, blank=True)
    corrected_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    result_number = models.CharField(max_length=60, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(corrected_at=None), name="one_open_correction"),
            models.CheckConstraint(
                condition=Q(corrected_at=None, corrected_by=None, result_number="")
                | Q(~Q(result_number=""), corrected_at__isnull=False, corrected_by__isnull=False),
                name="correction_corrected_at_by",
            ),
        ]

    def is_late(self, now: datetime) -> bool:
        """Issued after its due moment, or still not issued."""
        return (self.corrected_at or now) > self.due_at
