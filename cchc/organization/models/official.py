"""Who works here, in which posts, and who stands in for whom?"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from cchc.lifecycle.identity import Identified
from cchc.organization.models.unit import Field, Position, Unit


class Official(Identified):
    """Cán bộ, công chức: a person who works for a unit, whatever posts he holds."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="officials")
    full_name = models.CharField(max_length=120)
    personal_number = models.CharField(max_length=12, blank=True, help_text="số định danh cá nhân")
    phone = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "personal_number"],
                condition=~Q(personal_number=""),
                name="official_once_in_unit",
            ),
            models.CheckConstraint(
                condition=Q(personal_number__regex=r"^([0-9]{12})?$"), name="official_number_of_12_digits"
            ),
            models.CheckConstraint(condition=~Q(full_name=""), name="official_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.full_name


class PostQuerySet(models.QuerySet["Post"]):
    def held(self, on: date) -> PostQuerySet:
        """Posts that somebody holds on the day."""
        return self.filter(Q(held_until=None) | Q(held_until__gte=on), held_from__lte=on)

    def held_or_coming(self, on: date) -> PostQuerySet:
        """Posts that somebody holds on the day or will hold later."""
        return self.filter(Q(held_until=None) | Q(held_until__gte=on))

    def of_role(self, unit: Unit, roles: list[str] | tuple[str, ...], on: date) -> PostQuerySet:
        """Posts of the unit with one of the roles on the day, in a stable order."""
        return self.held(on).filter(unit=unit, position__role__in=roles).order_by("position__order", "held_from", "id")


class Post(Identified):
    """Vị trí công tác: one official in one position of one unit for a time. Every act names the post it was done in."""

    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    position = models.ForeignKey(Position, on_delete=models.PROTECT)
    place = models.CharField(max_length=60, blank=True, help_text="e.g. quầy 2")
    fields = models.ManyToManyField(Field, blank=True, help_text="lĩnh vực phụ trách; none = every field")
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True, help_text="last day")

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_until=None) | Q(held_until__gte=F("held_from")), name="post_period_in_order"
            ),
            models.UniqueConstraint(
                fields=["official", "position", "unit"], condition=Q(held_until=None), name="post_held_once"
            ),
        ]

    @property
    def role(self) -> str:
        return self.position.role

    @property
    def label(self) -> str:
        return f"{self.position.name}, {self.place}" if self.place else self.position.name

    def __str__(self) -> str:
        return f"{self.official.full_name} ({self.label})"


class StandInQuerySet(models.QuerySet["StandIn"]):
    def in_force(self, on: date) -> StandInQuerySet:
        """Stand-ins that hold on the day."""
        return self.not_over(on).filter(from_on__lte=on)

    def not_over(self, on: date) -> StandInQuerySet:
        """Stand-ins that hold on the day or are still to come."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on), until_on__gte=on)

    def within(self, first: date, last: date) -> StandInQuerySet:
        """Stand-ins that hold on at least one day of the period."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=first), from_on__lte=last, until_on__gte=first)


class StandIn(Identified):
    """Làm thay: during the absence the substitute sees and does what the absent one may, in that post."""

    absent = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="stand_ins")
    substitute = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="standing_in")
    from_on = models.DateField()
    until_on = models.DateField()
    reason = models.CharField(max_length=200)
    ended_on = models.DateField(null=True, blank=True, help_text="ended early from this day")

    objects = StandInQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="stand_in_period_in_order"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("from_on"), ended_on__lte=F("until_on")),
                name="stand_in_ended_within_period",
            ),
            models.UniqueConstraint(fields=["absent", "from_on"], condition=Q(ended_on=None), name="stand_in_once"),
        ]
