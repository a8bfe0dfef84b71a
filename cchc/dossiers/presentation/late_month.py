"""What does the page of a month's lateness say? Every number is counted over the very rows that its link lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Prefetch, QuerySet, UUIDField, prefetch_related_objects

from cchc.catalogue.models import ProcedureVersion
from cchc.dossiers.forms.lateness import COUNTED, GROUPS, ONLY_STEPS, STEPS
from cchc.dossiers.lateness import Lateness
from cchc.dossiers.lateness_causes import category_names, cause_names
from cchc.dossiers.models import Category, ClockRun, Consultation, Dossier, DossierStep
from cchc.dossiers.presentation.late_rows import Late, LateRows
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.built_once import BuiltOnce
from cchc.organization.models import Post
from cchc.worktime.spoken import spoken_hours

COLUMNS = [code for code in Category if code is not Category.UNCOLLECTED]
PEOPLE = 100  # lines of hands at most


@dataclass(frozen=True)
class Number:
    """A count, and the address of exactly these dossiers."""

    count: int
    url: str


@dataclass(frozen=True)
class FieldLine:
    name: str
    numbers: Sequence[Number]
    all: Number


@dataclass(frozen=True)
class HandLine:
    """In one person's hands: how many dossiers at each kind of step, and how far past the steps' limits in all."""

    name: str
    position: str
    numbers: Sequence[Number]
    all: Number
    over: str


@dataclass(frozen=True)
class Totals:
    """Everything above the list, counted over its very rows."""

    counted: Number
    extended: Number
    only_steps: Number
    unexplained: Number
    waiting: Number
    all: Number
    fields: Sequence[FieldLine]
    categories: Sequence[Number]
    causes: Sequence[tuple[str, Number]]


def address(asked: Mapping[str, Any], **changes: Any) -> str:
    """The page's own address with these filters; the cursor is never kept."""
    words = {name: value for name, value in {**asked, "sau": None, **changes}.items() if value}
    return "?" + urlencode({name: f"{value:%Y-%m}" if name == "thang" else str(value) for name, value in words.items()})


def totals_of(rows: LateRows) -> Totals:
    month = {"thang": rows.lateness.month}
    cells: Counter[tuple[str, str]] = Counter()
    states, causes = Counter[str](), Counter[str]()
    for late in rows.late:
        cells[rows.field_of(late).code, late.category] += 1
        states[late.state] += 1
        causes[late.cause] += 1
    names = {field.code: field.name for field in sorted(set(map(rows.field_of, rows.late)), key=lambda f: f.order)}
    of_category = Counter[str]()
    for (_, category), count in cells.items():
        of_category[category] += count
    return Totals(
        counted=Number(sum(of_category[code] for code in GROUPS[COUNTED]), address(month, loai=COUNTED)),
        extended=Number(of_category[Category.EXTENDED], address(month, loai=Category.EXTENDED)),
        only_steps=Number(sum(of_category[code] for code in GROUPS[ONLY_STEPS]), address(month, loai=ONLY_STEPS)),
        unexplained=Number(states["chua"], address(month, giai_trinh="chua")),
        waiting=Number(states["cho"], address(month, giai_trinh="cho")),
        all=Number(states.total(), address(month)),
        fields=[
            FieldLine(
                name,
                [Number(cells[code, each], address(month, linh_vuc=code, loai=each)) for each in COLUMNS],
                Number(sum(cells[code, each] for each in COLUMNS), address(month, linh_vuc=code)),
            )
            for code, name in names.items()
        ],
        categories=[Number(of_category[each], address(month, loai=each)) for each in COLUMNS],
        causes=[
            (cause_names().get(code, code), Number(count, address(month, nguyen_nhan=code)))
            for code, count in causes.most_common()
            if code
        ],
    )


def hands_of(rows: LateRows) -> list[HandLine]:
    """In whose hands, at which kind of step; open steps are counted until now. One query, for the names."""
    month, at = {"thang": rows.lateness.month}, rows.lateness.at
    dossiers, minutes = defaultdict[tuple[UUID, str], set[UUID]](set), Counter[UUID]()
    for held in rows.held:
        dossiers[held.holder, ""].add(held.dossier)
        dossiers[held.holder, held.does].add(held.dossier)
        minutes[held.holder] += held.over(at)
    people = sorted({holder for holder, _ in dossiers}, key=lambda pk: (-minutes[pk], -len(dossiers[pk, ""]), pk))
    posts = Post.objects.select_related("official", "position").in_bulk(people[:PEOPLE])
    return [
        HandLine(
            name=posts[holder].official.full_name,
            position=posts[holder].position.name,
            numbers=[
                Number(len(dossiers.get((holder, does), ())), address(month, nguoi=holder, buoc=does)) for does in STEPS
            ],
            all=Number(len(dossiers[holder, ""]), address(month, nguoi=holder)),
            over=spoken_hours(minutes[holder]),
        )
        for holder in people[:PEOPLE]
    ]


@dataclass(frozen=True)
class LateRow:
    """One dossier of the list: the plain values of a line, on screen and in the file."""

    dossier: Any
    what: str
    category: str
    counts: bool
    over: str
    hands: Sequence[str]
    cause: str
    state: str


def listed(found: Sequence[Late], rows: LateRows) -> list[LateRow]:
    """These dossiers, in this order: five queries, of the columns that a line says. Many steps are walked by a few
    people: their names are read once."""
    keys = _as_many(tuple(late.dossier for late in found))
    told = {dossier.pk: dossier for dossier in TOLD(keys=keys)}
    answers = rows.lateness.missed.late_answers().select_related("consulted__official", "consulted__position")
    prefetch_related_objects(list(told.values()), Prefetch("consultations", answers, to_attr="late_answers"))
    steps, runs = defaultdict[UUID, list[DossierStep]](list), defaultdict[UUID, list[ClockRun]](list)
    for step in WALKED(keys=keys):
        steps[step.dossier_id].append(step)
    for run in RUNS(keys=keys):
        runs[run.dossier_id].append(run)
    arose = {pk: rows.lateness.arose_at(dossier, steps[pk], runs[pk]) for pk, dossier in told.items()}
    holders = {step.holder_id for holdings in arose.values() for step in holdings}
    names = dict(Post.objects.filter(pk__in=holders).values_list("pk", "official__full_name"))
    return [
        _row(told[late.dossier], late, rows.lateness, runs[late.dossier], _Hands(arose[late.dossier], names))
        for late in found
    ]


@dataclass(frozen=True)
class _Hands:
    holdings: Sequence[DossierStep]
    names: Mapping[UUID, str]


def _as_many(keys: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """The last one again and again, so that the SQL is built for a few lengths only."""
    return keys + keys[-1:] * (-len(keys) % AT_ONCE)


def _told(keys: tuple[UUID, ...]) -> QuerySet[Dossier]:
    columns = ("code", "procedure", "applicant_name", "owner_name", "extensions", "unit__calendar")
    rows = Dossier.objects.filter(pk__in=keys).select_related("unit", "extension")
    return rows.only(*columns, "extension__dossier", "extension__old_due_at")


def _steps(keys: tuple[UUID, ...]) -> QuerySet[DossierStep]:
    columns = ("dossier", "unit", "name", "does", "holder", "entered_at", "due_at", "left_at", "late_minutes")
    return DossierStep.objects.filter(dossier__in=keys).order_by("order").only(*columns)


def _runs(keys: tuple[UUID, ...]) -> QuerySet[ClockRun]:
    columns = ("dossier", "ground", "due_at", "stopped_at", "late_minutes")
    return ClockRun.objects.filter(dossier__in=keys).order_by("number").only(*columns)


AT_ONCE = 30
TOLD = BuiltOnce(_told, keys=UUIDField())
WALKED = BuiltOnce(_steps, keys=UUIDField())
RUNS = BuiltOnce(_runs, keys=UUIDField())


def _row(dossier: Any, late: Late, lateness: Lateness, runs: Sequence[ClockRun], hands: _Hands) -> LateRow:
    calendar, category = calendar_of(dossier.unit.calendar), category_names()[late.category]
    over = max((_over(run, calendar, lateness) for run in runs), default=0)
    return LateRow(
        dossier=dossier,
        what=ProcedureVersion.met(dossier.procedure_id).plain_name,
        category=category.name,
        counts=category.counts,
        over=spoken_hours(over) if category.counts else "",
        hands=[
            *_said(hands, calendar, lateness.at),
            *(_answer(asked, calendar, lateness.at) for asked in dossier.late_answers),
        ],
        cause=cause_names().get(late.cause, late.cause),
        state=late.state,
    )


def _over(run: ClockRun, calendar: Any, lateness: Lateness) -> int:
    """Working minutes past an appointment of this month."""
    if not lateness.start <= run.due_at < lateness.end:
        return 0
    return run.late_minutes or 0 if run.stopped_at else max(0, calendar.working_minutes(run.due_at, lateness.at))


def _said(hands: _Hands, calendar: Any, at: datetime) -> Iterator[str]:
    for step in hands.holdings:
        over = step.late_minutes if step.left_at else calendar.working_minutes(step.due_at, at)
        said = f"quá {spoken_hours(over)}" if over and over > 0 else "giữ lúc qua hẹn, bước còn trong định mức"
        if step.is_late(at) and not (over and over > 0):
            said = "quá định mức ngoài giờ làm việc"
        yield f"{hands.names[step.holder_id]}, «{step.name}»: {said}{'' if step.left_at else ', đang giữ'}"


def _answer(asked: Consultation, calendar: Any, at: datetime) -> str:
    """Who was asked and did not answer by his day."""
    over = spoken_hours(calendar.working_minutes(asked.due_at, asked.answered_at or at))
    said = f"trả lời chậm {over}" if asked.answered_at else f"chưa trả lời, quá {over}"
    return f"{asked.whom}, «Lấy ý kiến»: {said}"
