"""Units, fields, positions, officials, the posts they hold, and who stands in for whom."""

from cchc.organization.models.official import Official, Post, PostQuerySet, StandIn, StandInQuerySet
from cchc.organization.models.unit import Field, Position, Succession, Unit

__all__ = ["Field", "Official", "Position", "Post", "PostQuerySet", "StandIn", "StandInQuerySet", "Succession", "Unit"]
