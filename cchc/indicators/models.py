"""What is kept of figures, so that a page need not count a year again? Nothing that cannot be counted again."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from cchc.organization.models import Unit


class DailyFigureQuerySet(models.QuerySet["DailyFigure"]):
    def within(self, first: date, last: date, units: list[UUID]) -> DailyFigureQuerySet:
        """From the first day to the last, both counted."""
        return self.filter(unit__in=units, day__gte=first, day__lte=last)


class DailyFigure(models.Model):
    """Số liệu ngày: what one indicator counted on one day for one group of a unit; only days on which there was any."""

    id = models.BigAutoField(primary_key=True)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", db_index=False)
    indicator = models.CharField(max_length=60)
    day = models.DateField()
    group = models.CharField(max_length=40, blank=True)
    of = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    total = models.DecimalField(max_digits=20, decimal_places=4)

    objects = DailyFigureQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["unit", "day"],
                include=["indicator", "group", "of", "met", "total"],
                name="daily_figure_of_unit",
            ),
            models.Index(fields=["day"], name="daily_figure_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "unit", "day", "group"], name="daily_figure_once"),
            models.CheckConstraint(condition=Q(of__gt=0) & Q(met__lte=F("of")), name="daily_figure_counts"),
        ]


class Counted(models.Model):
    """Up to when the events of the record have entered the daily figures, and by which definitions. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    definitions = models.CharField(max_length=64, help_text="SHA-256 of the definitions that were counted")
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="counted_one_row")]
