"""Who was asked for an opinion, by when, and what did he answer? It lies over the steps and stops no clock."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from cchc.dossiers.models.dossier import Dossier
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def open(self) -> ConsultationQuerySet:
        """Not answered, and there is still something to answer for."""
        return self.filter(answered_at=None, dossier__ended_at=None)


class Consultation(Identified):
    """Lấy ý kiến: a question to one post, or to an agency outside the system (Decree 118/2025/NĐ-CP, Article 19.4)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="consultations")
    consulted = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="consultations")
    agency = models.CharField(max_length=200, blank=True, help_text="outside the system: answers by letter")
    question = models.CharField(max_length=2000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    answer = models.CharField(max_length=4000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    left_behind = models.CharField(max_length=1000, blank=True, help_text="why the dossier went on without the answer")

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        indexes = [
            models.Index(fields=["consulted", "due_at"], condition=Q(answered_at=None), name="consultation_open"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(consulted__isnull=False, agency="") | Q(~Q(agency=""), consulted=None),
                name="consultation_of_one",
            ),
            models.UniqueConstraint(
                fields=["dossier", "consulted"], condition=Q(answered_at=None), name="post_asked_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["dossier", "agency"],
                condition=Q(answered_at=None, consulted=None),
                name="agency_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(~Q(answer=""), answered_at__isnull=False, answered_by__isnull=False),
                name="consultation_answered_at_by",
            ),
            models.CheckConstraint(condition=Q(due_at__gt=F("asked_at")), name="consultation_due_after_asked"),
        ]

    @property
    def whom(self) -> str:
        """Who is asked, as it is said."""
        return self.agency or str(self.consulted)

    def is_late(self, now: datetime) -> bool:
        """Answered after its due moment, or still not answered."""
        return (self.answered_at or now) > self.due_at
