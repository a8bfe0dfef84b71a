"""What does the page of a month's lateness say? Every number is counted over the very rows that its link lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, Sum, Value, When

from cchc.catalogue.models import ProcedureVersion
from cchc.dossiers.forms.lateness import COUNTED, GROUPS, ONLY_STEPS, STEPS
from cchc.dossiers.lateness import IS_EXPLAINED, Lateness
from cchc.dossiers.lateness_causes import category_names, cause_names
from cchc.dossiers.models import Category, ClockRun, Consultation, DossierStep
from cchc.dossiers.permissions import WHOLE_WARD, lateness_visible_to
from cchc.dossiers.rules import calendar_of
from cchc.organization.actor import Actor
from cchc.worktime.spoken import spoken_hours

COLUMNS = [code for code in Category if code is not Category.UNCOLLECTED]
PEOPLE = 100  # lines of hands at most


@dataclass(frozen=True)
class LateRows:
    """A month as one official sees it, narrowed by what he asked for."""

    lateness: Lateness
    actor: Actor

    def holdings(self, asked: Mapping[str, Any]) -> QuerySet[DossierStep]:
        rows = lateness_visible_to(self.lateness.holdings, self.actor)
        if asked.get("nguoi"):
            rows = rows.filter(holder=asked["nguoi"])
        return rows.filter(does=asked["buoc"]) if asked.get("buoc") else rows

    def uncollected(self) -> QuerySet[Any]:
        """Told to whoever sees the whole ward: it is nobody's lateness."""
        rows = self.lateness.uncollected()
        return rows if self.actor.role in WHOLE_WARD else rows.none()

    def dossiers(self, asked: Mapping[str, Any]) -> QuerySet[Any]:
        """The list behind every number; what is asked are the words of its address."""
        if asked.get("loai") == Category.UNCOLLECTED:
            rows = self.uncollected()
        else:
            rows = self.lateness.dossiers(self.holdings(asked))
            if asked.get("loai"):
                rows = rows.filter(category__in=GROUPS.get(asked["loai"], (asked["loai"],)))
        if asked.get("linh_vuc"):
            rows = rows.filter(procedure__procedure__field__code=asked["linh_vuc"])
        if asked.get("nguyen_nhan"):
            rows = rows.filter(IS_EXPLAINED, line__explanation__cause=asked["nguyen_nhan"])
        return rows.filter(STATE_OF[asked["giai_trinh"]]) if asked.get("giai_trinh") else rows


ACCEPTED = Q(line__explanation__accepted_at__isnull=False)
STATE_OF = {
    "chua": Q(explains=None) | ~IS_EXPLAINED,
    "cho": IS_EXPLAINED & ~ACCEPTED,
    "roi": IS_EXPLAINED & ACCEPTED,
}


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
    """Everything above the list; two grouped queries, whatever the number of dossiers."""

    counted: Number
    extended: Number
    only_steps: Number
    unexplained: Number
    waiting: Number
    all: Number
    fields: Sequence[FieldLine]
    categories: Sequence[Number]
    causes: Sequence[tuple[str, Number]]


def state_of(category: str, explains: str | None, is_accepted: bool) -> str:
    """The same for one row."""
    return "chua" if category != explains else "roi" if is_accepted else "cho"


def address(asked: Mapping[str, Any], **changes: Any) -> str:
    """The page's own address with these filters; the cursor is never kept."""
    words = {name: value for name, value in {**asked, "sau": None, **changes}.items() if value}
    return "?" + urlencode({name: f"{value:%Y-%m}" if name == "thang" else str(value) for name, value in words.items()})


def _grouped(rows: LateRows) -> QuerySet[Any, Any]:
    """One line for each field, category and state of explanation, counted in the database."""
    field = "procedure__procedure__field"
    stands = ("category", "explains", "line__explanation__cause", "is_accepted")
    told = rows.dossiers({}).annotate(is_accepted=Case(When(ACCEPTED, then=Value(True)), default=Value(False)))
    grouped = told.values_list(f"{field}__code", f"{field}__name", f"{field}__order", *stands).annotate(n=Count("pk"))
    return grouped.order_by(f"{field}__order")


def totals_of(rows: LateRows) -> Totals:
    month = {"thang": rows.lateness.month}
    cells: Counter[tuple[str, str]] = Counter()
    states, causes, names = Counter[str](), Counter[str](), {}
    for code, name, _, category, explains, cause, is_accepted, n in _grouped(rows):
        names[code] = name
        cells[code, category] += n
        states[state_of(category, explains, is_accepted)] += n
        causes[cause if category == explains else ""] += n
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
    """In whose hands, at which kind of step; open steps are counted until now. Three queries."""
    month, at = {"thang": rows.lateness.month}, rows.lateness.at
    holdings = rows.holdings({}).order_by()
    who = ("holder", "holder__official__full_name", "holder__position__name")
    people = holdings.values(*who).annotate(n=Count("dossier", distinct=True), over=Sum("late_minutes"))
    cells = holdings.values_list("holder", "does").annotate(n=Count("dossier", distinct=True))
    counts = {(holder, does): n for holder, does, n in cells}
    minutes: Counter[Any] = Counter()
    for holder, due_at, calendar in holdings.filter(left_at=None, due_at__lt=at).values_list(
        "holder", "due_at", "unit__calendar"
    ):
        minutes[holder] += calendar_of(calendar).working_minutes(due_at, at)
    for person in people:
        minutes[person["holder"]] += person["over"] or 0
    return [
        HandLine(
            name=person["holder__official__full_name"],
            position=person["holder__position__name"],
            numbers=[
                Number(counts.get((person["holder"], does), 0), address(month, nguoi=person["holder"], buoc=does))
                for does in STEPS
            ],
            all=Number(person["n"], address(month, nguoi=person["holder"])),
            over=spoken_hours(minutes[person["holder"]]),
        )
        for person in sorted(people, key=lambda each: (-minutes[each["holder"]], -each["n"]))[:PEOPLE]
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


def listed(dossiers: QuerySet[Any], rows: LateRows, keys: Iterable[Any]) -> list[LateRow]:
    """These dossiers of the list in its order: four queries."""
    answers = rows.lateness.late_answers().select_related("consulted__official", "consulted__position")
    steps = DossierStep.objects.filter(pk__in=rows.lateness.holdings.filter(dossier__in=list(keys)).values("pk"))
    told = dossiers.annotate(cause=F("line__explanation__cause"), accepted_at=F("line__explanation__accepted_at"))
    found = told.filter(pk__in=list(keys)).select_related("unit").prefetch_related(
        "clock_runs",
        Prefetch("steps", steps.order_by("order").select_related("holder__official"), to_attr="late_holdings"),
        Prefetch("consultations", answers, to_attr="late_answers"),
    )  # fmt: skip
    return [_row(dossier, rows.lateness) for dossier in found.order_by("-id")]


def _row(dossier: Any, lateness: Lateness) -> LateRow:
    calendar, category = calendar_of(dossier.unit.calendar), category_names()[dossier.category]
    over = max((_over(run, calendar, lateness) for run in dossier.clock_runs.all()), default=0)
    state = state_of(dossier.category, dossier.explains, bool(dossier.accepted_at))
    return LateRow(
        dossier=dossier,
        what=ProcedureVersion.met(dossier.procedure_id).plain_name,
        category=category.name,
        counts=category.counts,
        over=spoken_hours(over) if category.counts else "",
        hands=[
            *_hands(dossier.late_holdings, calendar, lateness.at),
            *(_answer(asked, calendar, lateness.at) for asked in dossier.late_answers),
        ],
        cause="" if state == "chua" else cause_names().get(dossier.cause, dossier.cause),
        state=state,
    )


def _over(run: ClockRun, calendar: Any, lateness: Lateness) -> int:
    """Working minutes past an appointment of this month."""
    if not lateness.start <= run.due_at < lateness.end:
        return 0
    return run.late_minutes or 0 if run.stopped_at else max(0, calendar.working_minutes(run.due_at, lateness.at))


def _hands(holdings: Iterable[DossierStep], calendar: Any, at: datetime) -> Iterator[str]:
    for step in holdings:
        over = step.late_minutes if step.left_at else calendar.working_minutes(step.due_at, at)
        said = f"quá {spoken_hours(over)}" if over and over > 0 else "giữ lúc qua hẹn, bước còn trong định mức"
        if step.is_late(at) and not (over and over > 0):
            said = "quá định mức ngoài giờ làm việc"
        yield f"{step.holder.official.full_name}, «{step.name}»: {said}{'' if step.left_at else ', đang giữ'}"


def _answer(asked: Consultation, calendar: Any, at: datetime) -> str:
    """Who was asked and did not answer by his day."""
    over = spoken_hours(calendar.working_minutes(asked.due_at, asked.answered_at or at))
    said = f"trả lời chậm {over}" if asked.answered_at else f"chưa trả lời, quá {over}"
    return f"{asked.whom}, «Lấy ý kiến»: {said}"
