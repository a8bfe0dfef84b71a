"""Who must be told when somebody is late? The real line of command of a unit on one day, level by level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from cchc.organization.models import Post, StandIn, Unit

Level = tuple[int, tuple[UUID, ...]]  # 1 head of the division, 2 Vice-chair, 3 Chair, 4 who follows the unit from above
ABOVE = {"field_lead": 1, "vice_chair": 2, "chair": 3, "supervisor": 4}


@dataclass(frozen=True)
class Seat:
    """One post on the day: `acting` is its holder, or who stands in for him."""

    pk: UUID
    role: str
    division: str
    is_held: bool
    acting: UUID

    @property
    def level(self) -> int:
        return ABOVE.get(self.role, 0)


@dataclass
class Command:
    """The posts of a unit, and those above it that follow it, by key."""

    seats: dict[UUID, Seat]
    _lines: dict[tuple[int, frozenset[str], frozenset[UUID]], tuple[Level, ...]] = field(default_factory=dict)

    def holding(self, role: str) -> list[Seat]:
        """The posts of the unit with this role that somebody holds."""
        return [seat for seat in self.seats.values() if seat.role == role and seat.is_held]

    def above(self, seats: Iterable[Seat]) -> tuple[Level, ...]:
        """The levels over these posts; a vacant one, and one where the same person acts, is passed over."""
        seats = list(seats)
        lowest = min((seat.level for seat in seats), default=0)
        key = lowest, frozenset(seat.division for seat in seats), frozenset(seat.acting for seat in seats)
        if key not in self._lines:
            found = ((level, self._over(level, *key[1:])) for level in range(lowest + 1, max(ABOVE.values()) + 1))
            self._lines[key] = tuple((level, posts) for level, posts in found if posts)
        return self._lines[key]

    def _over(self, level: int, divisions: frozenset[str], acting: frozenset[UUID]) -> tuple[UUID, ...]:
        return tuple(
            seat.pk
            for seat in self.seats.values()
            if seat.level == level
            and seat.is_held
            and (seat.role != "field_lead" or seat.division in divisions)
            and seat.acting not in acting
        )


def commands_of(units: Iterable[Unit], on: date) -> dict[UUID, Command]:
    """By unit; two queries, whatever the number of units and people."""
    parents = {unit.pk: unit.parent_id for unit in units}
    substitutes = dict(StandIn.objects.in_force(on).values_list("absent", "substitute"))
    following = defaultdict(list)
    found: dict[UUID, dict[UUID, Seat]] = {pk: {} for pk in parents}
    posts = Post.objects.filter(Q(unit__in=list(parents)) | Q(position__role="supervisor"))
    columns = ("pk", "official", "unit", "position__role", "position__division", "held_from", "held_until")
    for pk, official, unit, role, division, since, until in posts.order_by("held_from", "id").values_list(*columns):
        is_held = since <= on and (until is None or until >= on)
        seat = Seat(pk, role, division, is_held, acting=substitutes.get(pk, official))
        if role == "supervisor":
            following[unit].append(seat)
        elif unit in found:
            found[unit][pk] = seat
    for pk, parent in parents.items():
        found[pk].update((seat.pk, seat) for seat in following[parent])
    return {pk: Command(seats) for pk, seats in found.items()}
