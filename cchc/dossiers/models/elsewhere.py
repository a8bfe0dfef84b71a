"""Where is the paper part of a dossier that one unit received for another, and who has to move it by when?"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from cchc.dossiers.models.dossier import Dossier
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit


class PaperTransferQuerySet(models.QuerySet["PaperTransfer"]):
    def open(self) -> PaperTransferQuerySet:
        """Not yet where it belongs."""
        return self.filter(received_at=None)

    def at_either_end(self, unit_id: UUID) -> PaperTransferQuerySet:
        """What the unit must send or waits for: both ends see what is late."""
        return self.filter(Q(from_unit=unit_id) | Q(to_unit=unit_id))


class PaperTransfer(Identified):
    """Chuyển bản giấy: papers there or the result back, within a working day (Decree 118/2025/NĐ-CP, Article 20)."""

    class What(models.TextChoices):
        PAPERS = "papers", "Hồ sơ giấy"
        RESULT = "result", "Kết quả bản giấy"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="paper_transfers")
    what = models.CharField(max_length=7, choices=What.choices)
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="by then it must be there")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    carrier = models.CharField(max_length=120, blank=True, help_text="who carries it: post with its number, courier")
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=120, blank=True, help_text="where it lies at the receiving end")

    objects = PaperTransferQuerySet.as_manager()

    class Meta:
        ordering = ["begun_at"]
        indexes = [
            models.Index(fields=["from_unit", "due_at"], condition=Q(received_at=None), name="papers_to_send"),
            models.Index(fields=["to_unit", "due_at"], condition=Q(received_at=None), name="papers_to_come"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "what"], name="papers_travel_once"),
            models.CheckConstraint(condition=~Q(from_unit=F("to_unit")), name="papers_between_two_units"),
            models.CheckConstraint(
                condition=Q(sent_at=None, sent_by=None, carrier="") | Q(sent_at__isnull=False, sent_by__isnull=False),
                name="papers_sent_at_by",
            ),
            models.CheckConstraint(
                condition=Q(received_at=None, received_by=None, place="")
                | Q(received_at__isnull=False, received_by__isnull=False, sent_at__isnull=False),
                name="papers_received_at_by",
            ),
            models.CheckConstraint(condition=Q(due_at__gte=F("begun_at")), name="papers_due_in_order"),
        ]

    def is_late(self, now: datetime) -> bool:
        return (self.received_at or now) > self.due_at
