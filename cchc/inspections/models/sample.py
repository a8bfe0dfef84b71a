"""Which dossiers and tasks were drawn by lot, by which seed, and what did the checklist say of each?"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cchc.dossiers.models import Dossier
from cchc.inspections.models.inspection import Inspection
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post
from cchc.plans.models import Task


class Draw(Identified):
    """Lần rút mẫu: once for dossiers and once for tasks, never again, so that nobody draws until it pleases him."""

    class Of(models.TextChoices):
        DOSSIERS = "dossiers", "Hồ sơ"
        TASKS = "tasks", "Nhiệm vụ"

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="draws")
    of = models.CharField(max_length=8, choices=Of.choices)
    seed = models.CharField(max_length=40)
    rule = models.CharField(max_length=20, help_text="how the seed orders the population")
    population = models.PositiveIntegerField(help_text="how many there were to draw from")
    population_digest = models.CharField(max_length=64, help_text="SHA-256 of their keys in order")
    drawn = models.PositiveSmallIntegerField(help_text="how many were drawn")
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["of"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "of"], name="draw_once"),
            models.CheckConstraint(condition=~Q(seed=""), name="draw_has_a_seed"),
            models.CheckConstraint(
                condition=Q(drawn__gte=1, drawn__lte=F("population")), name="draw_within_population"
            ),
        ]


class SampledItem(Identified):
    """Một hồ sơ hoặc một nhiệm vụ trong mẫu, with its place in the draw."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="items")
    place = models.PositiveSmallIntegerField(help_text="1 is drawn first")
    dossier = models.ForeignKey(Dossier, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["draw", "place"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "place"], name="sampled_place_once"),
            models.CheckConstraint(
                condition=Q(dossier__isnull=False, task=None) | Q(dossier=None, task__isnull=False),
                name="sampled_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.dossier or self.task)


class ChecklistAnswer(Identified):
    """Kết quả một mục của phiếu kiểm tra: of the place as a whole, or of one thing in the sample."""

    class Verdict(models.TextChoices):
        MET = "met", "Đạt"
        NOT_MET = "not_met", "Không đạt"
        NOT_APPLICABLE = "none", "Không áp dụng"

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="answers")
    item = models.CharField(max_length=40, help_text="code in the checklist")
    sampled = models.ForeignKey(SampledItem, null=True, blank=True, on_delete=models.PROTECT, related_name="answers")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    note = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "item"], condition=Q(sampled=None), name="answer_of_the_place_once"
            ),
            models.UniqueConstraint(
                fields=["sampled", "item"], condition=Q(sampled__isnull=False), name="answer_of_the_sampled_once"
            ),
            models.CheckConstraint(condition=~Q(verdict="not_met") | ~Q(note=""), name="answer_not_met_says_why"),
        ]
