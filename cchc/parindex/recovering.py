"""How many points were really recovered beside the promise? By criterion, remedy, breakthrough and person.

Points of the same criterion in the next year's result; while that is not published, of its running sheet, marked as
provisional. A new version of the rubric says by its mapping where a criterion went. Where several promised for one
criterion, what it won is shared among them as they promised.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch

from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.parindex.carrying import Target, mapped, merged
from cchc.parindex.models import Assessment, Breakthrough, LostPoint, Remedy
from cchc.parindex.models.breakthrough import WITH_TASK
from cchc.parindex.permissions import (
    assessments_visible_to,
    breakthroughs_visible_to,
    lost_points_visible_to,
    stage_seen,
)
from cchc.parindex.rules.base import Answer, Outcome
from cchc.parindex.scoring import ZERO
from cchc.parindex.standing import answer_seen


@dataclass
class Criterion:
    """One lost point and what became of it a year later; `achieved` None: not known, and `why`."""

    lost: LostPoint
    now: Sequence[str] = ()  # codes of the criteria that it has become
    promised: Decimal = ZERO
    after: Decimal | None = None
    max_after: Decimal | None = None
    why: str = ""

    @property
    def achieved(self) -> Decimal | None:
        return None if self.after is None else self.after - self.lost.achieved

    @property
    def difference(self) -> Decimal | None:
        return None if self.achieved is None else self.achieved - self.promised

    @property
    def code_changed(self) -> bool:
        return bool(self.now) and list(self.now) != [self.lost.code]

    @property
    def max_changed(self) -> bool:
        return self.max_after is not None and self.max_after != self.lost.max


@dataclass
class Work:
    """A remedy or a breakthrough: what it promised of each criterion, and its part of what was achieved.

    `achieved` and `difference` are of the criteria of which it is known.
    """

    of: Remedy | Breakthrough
    title: str
    who: Post | None
    promised: dict[str, Decimal]
    achieved: Decimal | None = None
    difference: Decimal | None = None

    @property
    def expected(self) -> Decimal:
        return sum(self.promised.values(), ZERO)

    @property
    def is_breakthrough(self) -> bool:
        return isinstance(self.of, Breakthrough)


@dataclass
class Person:
    """Who promised how much in all; the rest as of his works."""

    post: Post | None
    works: int = 0
    expected: Decimal = ZERO
    achieved: Decimal | None = None
    difference: Decimal | None = None


@dataclass
class Recovery:
    """Of one published sheet; `after` is the sheet of the next year, None while there is none."""

    sheet: Assessment
    after: Assessment | None
    criteria: list[Criterion] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)

    @property
    def provisional(self) -> bool:
        return self.after is not None and not self.after.round.is_published

    @property
    def promised(self) -> Decimal:
        return sum((each.promised for each in self.criteria), ZERO)

    @property
    def lost(self) -> Decimal:
        return sum((each.lost.lost for each in self.criteria), ZERO)

    @property
    def achieved(self) -> Decimal | None:
        """Of the criteria of which it is known."""
        return _sum(each.achieved for each in self.criteria)

    @property
    def difference(self) -> Decimal | None:
        """Of the same criteria."""
        return _sum(each.difference for each in self.criteria)


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, ZERO) if known else None


def sheet_after(sheet: Assessment, actor: Actor) -> Assessment | None:
    """The next year's: published, else the running official one, else a rehearsal."""
    rows = assessments_visible_to(actor).filter(unit=sheet.unit_id, round__year=sheet.round.year + 1)
    ranked = sorted(rows, key=lambda each: (each.round.is_published, not each.round.rehearsal, each.round.opened_at))
    return ranked[-1] if ranked else None


def recovery_of(sheet: Assessment, actor: Actor) -> Recovery:
    """Of the lost points that the actor may see."""
    after = sheet_after(sheet, actor)
    tasks = Prefetch("remedies", Remedy.objects.select_related("task__holder__official", "task__holder__position"))
    rows = list(lost_points_visible_to(actor).filter(assessment=sheet).prefetch_related(tasks))
    found = Recovery(sheet, after, [Criterion(row) for row in rows])
    by_code = {each.lost.code: each for each in found.criteria}
    _known(found, actor)
    found.works = [_remedy(each, row) for row in rows for each in row.remedies.all()]
    approved = breakthroughs_visible_to(actor).filter(assessment=sheet, status__in=WITH_TASK)
    for each in approved.with_people():
        if work := _breakthrough(each, by_code):
            found.works.append(work)
    for work in found.works:
        for code, expected in work.promised.items():
            by_code[code].promised += expected
    for work in found.works:
        parts = {code: _part(by_code[code], expected) for code, expected in work.promised.items()}
        work.achieved = _sum(parts.values())
        work.difference = _sum(None if part is None else part - work.promised[code] for code, part in parts.items())
    found.people = _people(found.works)
    return found


GONE = "không còn trong bộ tiêu chí mới"
REWRITTEN = "cách chấm đã đổi, chỉ tài liệu đi theo, không so được điểm"
MERGED = "bộ mới gộp với mục khác, không tách được điểm"


def _known(found: Recovery, actor: Actor) -> None:
    """What each criterion has a year later, split ones together; of merged ones nobody knows which won what."""
    if found.after is None:
        return
    stage = stage_seen(found.after, actor)
    answers: dict[str, Answer] = {line.code: answer_seen(line, stage) for line in found.after.lines.all()}
    new = found.after.round.rubric.content
    most = {leaf.code: leaf.max for leaf in new.all_leaves()}
    to = mapped(found.sheet.round.rubric.content, new)
    shared = merged(to)
    for each in found.criteria:
        targets = [target for target in to.get(each.lost.code, []) if target.code in most]
        each.now = [target.code for target in targets]
        each.max_after = sum((most[code] for code in each.now), ZERO) if targets else None
        parts = [answers.get(code) for code in each.now]
        each.why = _why_unknown(targets, shared, parts)
        if not each.why:
            each.after = sum((part for part in parts if isinstance(part, Decimal)), ZERO)


def _why_unknown(targets: Sequence[Target], shared: Container[str], parts: Sequence[Answer]) -> str:
    if not targets:
        return GONE
    if not all(target.answers for target in targets):
        return REWRITTEN
    if any(target.code in shared for target in targets):
        return MERGED
    if any(part is Outcome.NOT_APPLICABLE for part in parts):
        return "không áp dụng"
    return "chưa có điểm" if any(part is None for part in parts) else ""


def _remedy(remedy: Remedy, row: LostPoint) -> Work:
    task = remedy.task
    return Work(remedy, f"{task.code} {task.title}", task.holder, {row.code: remedy.expected})


def _breakthrough(each: Breakthrough, by_code: dict[str, Criterion]) -> Work | None:
    """Of the criteria that one may see."""
    promised = {promise.code: promise.expected for promise in each.promises.all() if promise.code in by_code}
    return Work(each, each.title, each.registrant, promised) if promised else None


def _part(criterion: Criterion, expected: Decimal) -> Decimal | None:
    """Of what the criterion won, as much as was promised of it."""
    return None if criterion.achieved is None else criterion.achieved * expected / criterion.promised


def _people(works: list[Work]) -> list[Person]:
    """Who promised most first."""
    found: dict[Any, list[Work]] = defaultdict(list)
    for work in works:
        found[work.who.pk if work.who else None].append(work)
    people = [
        Person(
            each[0].who, len(each), sum((work.expected for work in each), ZERO),
            _sum(work.achieved for work in each), _sum(work.difference for work in each),
        )
        for each in found.values()
    ]  # fmt: skip
    return sorted(people, key=lambda person: (-person.expected, str(person.post)))
