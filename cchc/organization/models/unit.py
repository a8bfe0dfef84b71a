"""Which units, fields and positions are there, since when, and out of which did they come?"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from cchc.lifecycle.identity import Identified


class UnitQuerySet(models.QuerySet["Unit"]):
    def in_force(self, on: date) -> UnitQuerySet:
        """Units that exist on the day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=on), valid_from__lte=on)

    def committees(self) -> UnitQuerySet:
        """People's Committees: not the police or the insurance office that only handle parts for them."""
        return self.filter(agency=Unit.Agency.COMMITTEE)


class Unit(Identified):
    """Đơn vị hành chính: one unit during one period of its life; a merger or a new name starts a new row."""

    class Tier(models.TextChoices):
        PROVINCE = "province", "Cấp tỉnh"
        DISTRICT = "district", "Cấp huyện (đến 30/6/2025)"
        COMMUNE = "commune", "Cấp xã"

    class Agency(models.TextChoices):
        COMMITTEE = "ubnd", "Ủy ban nhân dân"
        POLICE = "cong_an", "Công an"
        INSURANCE = "bhxh", "Bảo hiểm xã hội"

    code = models.CharField(max_length=35, help_text="định danh theo QĐ 20/2020/QĐ-TTg, e.g. H99.26.05")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=120)
    tier = models.CharField(max_length=10, choices=Tier.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    agency = models.CharField(max_length=10, choices=Agency.choices, default=Agency.COMMITTEE)
    serves = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="served_by",
        help_text="wards for which this agency handles parts of interlinked dossiers",
    )  # fmt: skip
    area_code = models.CharField(max_length=5, blank=True)
    calendar = models.CharField(max_length=40, default="vn")
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True, help_text="first day on which it no longer exists")
    predecessors = models.ManyToManyField(
        "self",
        through="Succession",
        through_fields=("successor", "predecessor"),
        symmetrical=False,
        related_name="successors",
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="unit_code_once_per_period"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="unit_period_in_order",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="unit_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    def handling(self, agency: str, *, on: date) -> Unit:
        """The unit that does the agency's work for this one: a unit of its own, or posts inside this one."""
        if agency == self.agency:
            return self
        return self.served_by.filter(agency=agency).in_force(on).order_by("code").first() or self


class Succession(Identified):
    """Kế thừa: into which unit another one went, when and by which decision."""

    class Manner(models.TextChoices):
        MERGED = "merged", "Sáp nhập"
        RENAMED = "renamed", "Đổi tên"
        SPLIT = "split", "Chia tách"
        KEPT = "kept", "Giữ nguyên, đổi cấp trên"

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="later")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="earlier")
    on = models.DateField()
    manner = models.CharField(max_length=10, choices=Manner.choices)
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_of_two_units"),
        ]


class Field(Identified):
    """Lĩnh vực: the group of procedures that one field lead answers for."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    sector_code = models.CharField(max_length=20, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class Position(Identified):
    """Chức danh: what an official is in a post, and the role that goes with it."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20)
    division = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name
