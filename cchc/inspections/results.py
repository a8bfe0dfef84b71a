"""What did inspections of a year find against whom, and how far is it put right? For rating and emulation to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from cchc.inspections.models import Finding, Inspection, Kind, State, Status
from cchc.lifecycle.clock import now
from cchc.organization.models import Unit


def findings_of(unit: Unit, year: int) -> QuerySet[Finding]:
    """What was upheld at the unit in inspections of the year, with who answers for it and the task that follows."""
    rows = Finding.objects.of_year(unit, year).upheld()
    people = ("responsible__official", "responsible__position", "taken_over_by__official", "inspection", "task__unit",
              "field")  # fmt: skip
    return rows.select_related(*people).order_by("inspection__number", "number")


@dataclass
class Tally:
    """Findings upheld against one person or one division."""

    name: str
    division: str
    severities: dict[str, int] = field(default_factory=lambda: dict.fromkeys(Finding.Severity.values, 0))
    open: int = 0
    confirmed: int = 0
    late: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def all(self) -> int:
        return len(self.findings)

    def add(self, finding: Finding, at: datetime) -> None:
        self.findings.append(finding)
        self.severities[finding.severity] += 1
        self.confirmed += finding.state == State.CONFIRMED
        self.open += finding.state in (State.NEW, State.BEING_FIXED, State.FIXED)
        self.late += finding.is_late(at)

    def in_words(self) -> list[int]:
        """As columns: minor, breach, grave."""
        return [self.severities[each] for each in Finding.Severity.values]


def by_person(findings: Iterable[Finding]) -> list[Tally]:
    """The heaviest first: grave findings, then their number, then the name."""
    tallies: dict[object, Tally] = {}
    for each in findings:
        post = each.responsible
        tally = tallies.setdefault(post.official_id, Tally(post.official.full_name, post.position.division))
        tally.add(each, now())
    return _heaviest_first(tallies)


def by_division(findings: Iterable[Finding]) -> list[Tally]:
    tallies: dict[object, Tally] = {}
    for each in findings:
        division = each.responsible.position.division
        tallies.setdefault(division, Tally(division, division)).add(each, now())
    return _heaviest_first(tallies)


def _heaviest_first(tallies: Mapping[object, Tally]) -> list[Tally]:
    return sorted(tallies.values(), key=lambda each: (-each.severities["grave"], -each.all, each.name))


@dataclass(frozen=True)
class Figures:
    """Inspections planned and held, self-inspections finished, findings and remedies: what the index asks for."""

    planned: int
    held: int
    unannounced: int
    self_opened: int
    self_concluded: int
    findings: int
    confirmed: int

    @property
    def held_percent(self) -> int | None:
        return 100 * self.held // self.planned if self.planned else None

    @property
    def confirmed_percent(self) -> int | None:
        return 100 * self.confirmed // self.findings if self.findings else None


def figures_of(rows: QuerySet[Inspection]) -> Figures:
    """One query for the inspections, one for their findings."""
    own, done = Q(kind=Kind.SELF), Q(status=Status.CONCLUDED)
    inspections = rows.exclude(status=Status.CANCELLED).aggregate(
        planned=Count("pk", filter=Q(kind=Kind.PLANNED)),
        held=Count("pk", filter=Q(kind=Kind.PLANNED) & done),
        unannounced=Count("pk", filter=Q(kind=Kind.UNANNOUNCED) & done),
        self_opened=Count("pk", filter=own),
        self_concluded=Count("pk", filter=own & done),
    )
    upheld = Finding.objects.upheld().filter(inspection__in=rows.order_by().values("pk"))
    found = upheld.exclude(task__status="cancelled").aggregate(
        findings=Count("pk"), confirmed=Count("pk", filter=Q(task__status="done"))
    )
    return Figures(**inspections, **found)
