"""Why was a dossier late, in the words of those who held it, and what did the head say to that?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cchc.dossiers.models.dossier import Dossier
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post, Unit


class Category(models.TextChoices):
    """What the clock alone says of a late dossier (onestop.md §2.6 a-f); names for people stand in content/lateness."""

    RECEPTION = "reception"
    STEP = "step"
    WHOLE = "whole"
    EXTENDED = "extended"
    ELSEWHERE = "elsewhere"
    UNCOLLECTED = "uncollected"


class ExplanationQuerySet(models.QuerySet["LatenessExplanation"]):
    def waiting(self) -> ExplanationQuerySet:
        """Neither accepted nor returned yet."""
        return self.filter(accepted_at=None, returned_at=None)


class LatenessExplanation(Identified):
    """Giải trình trễ hạn: one cause stated for one late dossier or a group of them. Never rewritten, only answered."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=40, help_text="code in content/lateness")
    explanation = models.CharField(max_length=2000)
    stated_at = models.DateTimeField()
    stated_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    return_reason = models.CharField(max_length=1000, blank=True)

    objects = ExplanationQuerySet.as_manager()

    class Meta:
        ordering = ["stated_at", "id"]
        indexes = [
            models.Index(
                fields=["unit", "stated_at"],
                condition=Q(accepted_at=None, returned_at=None),
                name="explanation_waiting",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, returned_at=None),
                name="explanation_accepted_at_by",
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None, returned_by=None, return_reason="")
                | Q(~Q(return_reason=""), returned_at__isnull=False, returned_by__isnull=False),
                name="explanation_returned_at_by",
            ),
            models.CheckConstraint(condition=~Q(explanation=""), name="explanation_says_something"),
        ]


class ExplainedLateness(Identified):
    """Hồ sơ được giải trình: what one explanation covers, a dossier's lateness of one category in one month."""

    explanation = models.ForeignKey(LatenessExplanation, on_delete=models.PROTECT, related_name="lines")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="explained")
    month = models.DateField(help_text="its first day")
    category = models.CharField(max_length=12, choices=Category.choices)
    standing = models.BooleanField(default=True, help_text="false once it was returned, or the lateness grew")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "month"], condition=Q(standing=True), name="lateness_explained_once"
            ),
        ]
