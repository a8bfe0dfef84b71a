"""Which questions does an official ask of the list again and again?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cchc.lifecycle.identity import Identified
from cchc.organization.models import Official, Unit


class SavedFilter(Identified):
    """Bộ lọc đã lưu: conditions of the list under a name, one's own or offered to the whole unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="saved_filters")
    name = models.CharField(max_length=40)
    conditions = models.JSONField(help_text="values of the list's form, by field")
    of_unit = models.BooleanField(default=False, help_text="offered to every official of the unit")

    class Meta:
        ordering = ["-of_unit", "name"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "owner", "name"], name="filter_named_once"),
            models.UniqueConstraint(fields=["unit", "name"], condition=Q(of_unit=True), name="unit_filter_named_once"),
            models.CheckConstraint(condition=~Q(name=""), name="filter_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
