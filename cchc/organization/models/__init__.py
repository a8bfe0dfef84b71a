"""Units, fields, positions, officials, the posts they hold, and who stands in for whom."""

from cchc.organization.models.official import Official, Post, PostQuerySet, StandIn
from cchc.organization.models.unit import Field, Position, Succession, Unit

__all__ = ["Field", "Official", "Position", "Post", "PostQuerySet", "StandIn", "Succession", "Unit"]
