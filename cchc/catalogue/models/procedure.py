"""Which procedures does the ward offer, in which version since when, and by which approved internal process?

The parts of a version are one immutable document (JSON, checked by `schema`): a published version is never
edited, so its parts need no tables of their own; what lists filter by stands beside it as columns.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from cchc.catalogue.schema import Does, ProcedureContent, Step
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Field, Unit
from cchc.worktime.spoken import spoken_minutes


class Procedure(Identified):
    """Thủ tục hành chính: one procedure through all its versions."""

    code = models.CharField(max_length=12, unique=True)
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="procedures")

    def __str__(self) -> str:
        return self.code


class InForceQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        """Versions that bind on the day."""
        return self.filter(Q(effective_until=None) | Q(effective_until__gt=on), effective_from__lte=on)


class ProcessVersionQuerySet(InForceQuerySet):
    def of_unit(self, unit_id: UUID) -> ProcessVersionQuerySet:
        """What the unit has approved itself, and what is shipped for every unit."""
        return self.filter(Q(unit=unit_id) | Q(unit=None))

    def binding(self, unit_id: UUID, on: date) -> ProcessVersionQuerySet:
        """One for each procedure: the unit's own version where it has one in force, else the shipped one."""
        own = ProcessVersion.objects.in_force(on).filter(unit=unit_id, procedure=OuterRef("procedure"))
        return self.of_unit(unit_id).in_force(on).exclude(Q(unit=None) & Exists(own))


class ProcedureVersion(Identified):
    """Phiên bản thủ tục: what one publication decision says, from one day to another."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=400)
    plain_name = models.CharField(max_length=200)
    search_text = models.CharField(max_length=700, db_index=True)
    online = models.CharField(max_length=10)
    interlinked = models.CharField(max_length=10, blank=True)
    effective_from = models.DateField()
    effective_until = models.DateField(null=True, blank=True)
    parts = models.JSONField()

    objects = InForceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="procedure_version_once"),
            models.CheckConstraint(
                condition=Q(effective_until=None) | Q(effective_until__gt=F("effective_from")),
                name="procedure_version_period_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    @lru_cache(maxsize=1000)
    def met(pk: UUID) -> ProcedureVersion:
        """A version by key, read once per process: what is published never changes (only its end may come)."""
        return ProcedureVersion.objects.select_related("procedure").get(pk=pk)

    @cached_property
    def content(self) -> ProcedureContent:
        """All constituent parts, typed."""
        return ProcedureContent.model_validate(self.parts)


class ProcessVersion(Identified):
    """Quy trình nội bộ: the approved steps of one procedure. Running dossiers keep the version they began with."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="processes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, help_text="who approved it; none: shipped")
    number = models.PositiveSmallIntegerField()
    approval = models.CharField(max_length=300)
    approved_at = models.DateTimeField(null=True, help_text="none: shipped, not approved on the screen")
    approved_by = models.CharField(max_length=330, blank=True, help_text="name and post, kept by value")
    mark = models.CharField(max_length=10)
    effective_from = models.DateField()
    effective_until = models.DateField(null=True, blank=True)
    steps = models.JSONField()
    note = models.TextField(blank=True)

    objects = ProcessVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "number"], condition=Q(unit=None), name="shipped_process_version_once"
            ),
            models.UniqueConstraint(fields=["procedure", "unit", "number"], name="process_version_once"),
            models.CheckConstraint(
                condition=Q(effective_until=None) | Q(effective_until__gt=F("effective_from")),
                name="process_version_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(unit=None, approved_at=None, approved_by="")
                | (Q(unit__isnull=False, approved_at__isnull=False) & ~Q(approved_by="")),
                name="process_version_of_a_unit_says_who_approved_it",
            ),
        ]

    @cached_property
    def path(self) -> tuple[Step, ...]:
        """The steps in order; step number n stands at index n - 1."""
        return tuple(Step.model_validate(step) for step in self.steps)

    @staticmethod
    @lru_cache(maxsize=1000)
    def met(pk: UUID) -> ProcessVersion:
        """A version by key, read once per process: what is published never changes (only its end may come)."""
        return ProcessVersion.objects.get(pk=pk)

    def number_of(self, does: Does) -> int:
        """The number of the first step that waits for the verb."""
        return next(n for n, step in enumerate(self.path, 1) if step.does is does)


class UsualTime(Identified):
    """Thời gian thông thường: how long a unit really takes for a procedure, as counted on a day from what it ended."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="usual_times")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveIntegerField(help_text="working minutes in which nine of ten dossiers were done")
    dossiers = models.PositiveIntegerField(help_text="how many were counted")
    counted_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "procedure"], name="usual_time_once")]

    @classmethod
    def of(cls, procedure_id: UUID, unit_id: UUID | None) -> UsualTime | None:
        """None while the unit has ended too few of them to say."""
        return cls.objects.filter(procedure=procedure_id, unit=unit_id).first()

    @property
    def said(self) -> str:
        """«1 ngày 4 giờ làm việc»."""
        return f"{spoken_minutes(self.minutes)} làm việc"

    @property
    def sentence(self) -> str:
        return f"Thông thường xong trong {self.said} (9 trên 10 hồ sơ của 90 ngày qua)."
