"""Which measurable targets does a programme period set for each of its years?"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Unit

MARKS = ["found", "memory", "composed"]


class Programme(Identified):
    """Chương trình CCHC giai đoạn: the period as the unit adopted it from content, with targets it may amend."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="programmes")
    code = models.CharField(max_length=40, help_text="of the content file")
    name = models.CharField(max_length=300)
    from_year = models.PositiveSmallIntegerField()
    to_year = models.PositiveSmallIntegerField()
    taxonomy = models.CharField(max_length=40, help_text="the reform contents by which it is ordered")
    source = models.CharField(max_length=500)

    class Meta:
        ordering = ["-from_year"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], name="programme_once_in_unit"),
            models.CheckConstraint(condition=Q(to_year__gte=F("from_year")), name="programme_years_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class ProgrammeTarget(Identified):
    """Mục tiêu của chương trình: one measurable target; its values stand by year."""

    class Direction(models.TextChoices):
        AT_LEAST = "at_least", "từ … trở lên"
        AT_MOST = "at_most", "không quá …"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="targets")
    code = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()
    content = models.CharField(max_length=10, help_text="code in the taxonomy, e.g. ND2")
    name = models.CharField(max_length=300)
    measure = models.CharField(max_length=30, default="%")
    direction = models.CharField(max_length=8, choices=Direction.choices, default=Direction.AT_LEAST)
    source = models.CharField(max_length=500)
    mark = models.CharField(max_length=10, help_text="found, memory, composed")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="programme_target_once"),
            models.CheckConstraint(condition=Q(mark__in=MARKS), name="programme_target_marked"),
        ]


class TargetYear(Identified):
    """Chỉ tiêu năm: the value that a target of the programme has for one year."""

    target = models.ForeignKey(ProgrammeTarget, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["target", "year"], name="programme_target_year_once"),
            models.CheckConstraint(condition=Q(value__gte=0), name="programme_target_value_not_negative"),
        ]
