"""What is said when an inspection is planned, opened, when something is found and when it is judged?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc.inspections.models import Finding, Kind, SampledItem
from cchc.organization.models import Field, Post, Unit


@dataclass(frozen=True, kw_only=True)
class PlanWords:
    """One line of the year's plan of inspections."""

    unit: Unit
    year: int
    quarter: int
    kind: str = Kind.PLANNED
    subject: str
    checklist: str
    content: str = ""
    division: str = ""
    fields: Sequence[Field] = ()


@dataclass(frozen=True, kw_only=True)
class OpeningWords:
    """The decision: who inspects, over which period; the leader is one of the team."""

    decision_number: str
    notice_number: str = ""
    period_from: date
    period_until: date
    leader: Post
    members: Sequence[Post] = ()

    @property
    def team(self) -> list[Post]:
        """The leader first, everybody once."""
        return list({post.pk: post for post in (self.leader, *self.members)}.values())


@dataclass(frozen=True, kw_only=True)
class FindingWords:
    """One thing that is not as it must be."""

    text: str
    content: str
    responsible: Post
    required: str
    due_on: date
    severity: str = Finding.Severity.BREACH
    field: Field | None = None
    item: str = ""
    sampled: SampledItem | None = None


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What the conclusion says of one finding: upheld with its deadline, or dropped with the reason."""

    is_upheld: bool
    due_on: date | None = None
    reason: str = ""
