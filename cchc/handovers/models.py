"""Which papers went from whose hands into whose, on which numbered list, and has the receiver confirmed them?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cchc.dossiers.models import DossierStep
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit


class HandOverListQuerySet(models.QuerySet["HandOverList"]):
    def unconfirmed(self) -> HandOverListQuerySet:
        """At least one line that the receiver has not answered."""
        return self.filter(confirmed_at=None)


class HandOverList(Identified):
    """Giấy bàn giao hồ sơ, Phiếu bàn giao kết quả: what one person gives another at a moment (onestop.md §3.9)."""

    class Kind(models.TextChoices):
        DOSSIERS = "dossiers", "Giấy bàn giao hồ sơ"
        RESULTS = "results", "Phiếu bàn giao kết quả"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="1, 2, 3 … of its kind in the year")
    giver = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True, help_text="the last line was answered")
    confirmed_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = HandOverListQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [
            models.Index(fields=["unit", "-made_at"], name="hand_over_newest"),
            models.Index(fields=["unit", "made_at"], condition=Q(confirmed_at=None), name="hand_over_unconfirmed"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "year", "number"], name="hand_over_number_once"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="hand_over_confirmed_at_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} số {self.number}/{self.year}"


class HandOverLine(Identified):
    """Một dòng bàn giao: the step that the dossier entered by this hand-over; a step stands on one list only."""

    list = models.ForeignKey(HandOverList, on_delete=models.PROTECT, related_name="lines")
    order = models.PositiveSmallIntegerField()
    step = models.OneToOneField(DossierStep, on_delete=models.PROTECT, related_name="hand_over_line")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    difference = models.CharField(max_length=300, blank=True, help_text="what was not as the list says")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["list", "order"], name="hand_over_line_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, difference="")
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="hand_over_answered_at_by",
            ),
        ]
