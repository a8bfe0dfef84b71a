"""How does an interlinked dossier look on its page? Its parts as lanes on one time line, who holds each, the papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from django.db.models import QuerySet

from cchc.dossiers.chain import Chain, GroupStatus, Part, Standing
from cchc.dossiers.models import ClockRun, DossierGroup, DossierStep, PaperHandOver
from cchc.dossiers.presentation.time_left import TimeLeft, time_left
from cchc.dossiers.rules import calendar_of
from cchc.organization.models import Unit
from cchc.ui.templatetags.ui import masked_number
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.spoken import spoken_hours, spoken_minutes, spoken_moment

KINDS = {
    Standing.WAITING: "rest", Standing.READY: "soon", Standing.PAUSED: "soon", Standing.DONE: "ok",
    Standing.REJECTED: "rest", Standing.STOPPED: "rest", Standing.CALLED_OFF: "rest",
}  # fmt: skip


@dataclass(frozen=True)
class Bar:
    """A stretch of a lane in hundredths of the whole line: `kind` is run, late, pause, wait or plan."""

    kind: str
    start: float
    width: float


@dataclass(frozen=True)
class Holding:
    """How long one unit has held its parts, in working time, and by how much it ran late."""

    unit: str
    held: str
    late: str
    parts: str


@dataclass
class Lane:
    """One part: the plain values of dossiers/_lanes.html."""

    number: int
    name: str
    unit: str
    left: TimeLeft
    holder: str
    due: str
    note: str
    url: str
    bars: list[Bar] = field(default_factory=list)


def steps_of(group: DossierGroup) -> QuerySet[DossierStep]:
    """Every step of every part, with who held it."""
    rows = DossierStep.objects.filter(dossier__member__group=group)
    return rows.select_related("holder__official", "unit").order_by("dossier", "order")


def whole_left(chain: Chain, *, at: datetime) -> TimeLeft:
    """Of the whole: the working time until the promised date, or what became of it."""
    group, status = chain.group, chain.status
    calendar = calendar_of(group.unit.calendar)
    if status is GroupStatus.AWAITING_SUPPLEMENT:
        return TimeLeft("wait", "Tạm dừng, chờ bổ sung")
    end = group.ended_at or at
    minutes = calendar.working_minutes(end, group.due_at)
    is_late = end > group.due_at
    if status is GroupStatus.RUNNING:
        if is_late:
            return TimeLeft("late", f"Quá hạn {spoken_minutes(-minutes)}" if minutes else "Quá hạn")
        left = f"Còn {spoken_minutes(minutes)}" if minutes else "Đến hạn"
        return TimeLeft("late", f"{left}, có phần trễ") if chain.late(at) else TimeLeft("ok", left)
    if status is GroupStatus.STOPPED:
        return TimeLeft("rest", status.label)
    said = f", quá hạn {spoken_minutes(abs(minutes))}" if is_late else ", đúng hạn"
    return TimeLeft("late" if is_late else "ok", f"{status.label}{said}")


def where_it_stands(chain: Chain, *, at: datetime) -> str:
    """One line under the title: how many parts are through, which are at work, which is late and where."""
    over = [part for part in chain.parts if chain.standing(part) is Standing.DONE]
    said = [f"{len(over)} trên {len(chain.parts)} phần đã có kết quả"]
    running = chain.with_standing(Standing.RUNNING)
    said += [f"«{part.procedure_name}» đang ở {part.member.unit.name}" for part in running]
    late = [part for part in chain.late(at) if part in running]
    said += [f"trễ ở {part.member.unit.name}" for part in late]
    return ", ".join(said)


def lanes_of(
    chain: Chain, *, steps: Sequence[DossierStep], runs: Iterable[ClockRun], at: datetime, urls: dict[UUID, str]
) -> list[Lane]:
    """`urls` leads to the dossiers that the reader may open."""
    by_dossier: dict[UUID, list[ClockRun]] = defaultdict(list)
    for run in runs:
        by_dossier[run.dossier_id].append(run)
    open_steps = {step.dossier_id: step for step in steps if step.left_at is None}
    line = _Line(chain, at)
    return [
        _lane(chain, part, open_steps.get(part.dossier.pk) if part.dossier else None, by_dossier, line, at, urls)
        for part in chain.parts
    ]


class _Line:
    """The common time line, in working time of the place of receipt."""

    def __init__(self, chain: Chain, at: datetime):
        group = chain.group
        self.calendar: WorkingCalendar = calendar_of(group.unit.calendar)
        self.start = group.received_at
        ends = [group.ended_at or at, group.due_at, *(part.member.planned_due_at for part in chain.parts)]
        self.total = max(1, self.calendar.working_minutes(self.start, max(ends)))

    def at(self, moment: datetime) -> float:
        return max(0.0, min(100.0, 100 * self.calendar.working_minutes(self.start, moment) / self.total))

    def bar(self, kind: str, starts_at: datetime, ends_at: datetime) -> Bar:
        start = self.at(starts_at)
        return Bar(kind, start, max(0.6, self.at(ends_at) - start))


def _lane(
    chain: Chain,
    part: Part,
    step: DossierStep | None,
    runs: dict[UUID, list[ClockRun]],
    line: _Line,
    at: datetime,
    urls: dict[UUID, str],
) -> Lane:
    member, dossier, standing = part.member, part.dossier, chain.standing(part)
    lane = Lane(
        number=member.number,
        name=part.name,
        unit=member.unit.name,
        left=TimeLeft(KINDS.get(standing, "ok"), standing.label),
        holder="",
        due=f"Dự kiến xong {spoken_moment(member.planned_due_at)}",
        note=_note(chain, part),
        url=urls.get(dossier.pk, "") if dossier else "",
    )
    if dossier is None:
        if standing is not Standing.CALLED_OFF:
            causes = [cause.member.planned_due_at for cause in chain.causes(part)]
            lane.bars.append(line.bar("plan", max(causes, default=line.start), member.planned_due_at))
        return lane
    lane.left = time_left(dossier, at=at, calendar=calendar_of(member.unit.calendar))
    if step is not None and dossier.ended_at is None:
        lane.holder = f"{step.holder.official.full_name} giữ bước «{step.name}»"
    if dossier.due_at:
        lane.due = f"Hạn của phần này {spoken_moment(dossier.due_at)}"
    lane.bars = list(_bars(part, runs[dossier.pk], line, at))
    return lane


def _bars(part: Part, runs: Sequence[ClockRun], line: _Line, at: datetime) -> Iterable[Bar]:
    """What has run, stood still and run late; then what is still left."""
    dossier = part.dossier
    if dossier is None or not runs:
        return
    end = dossier.ended_at or at
    for before, after in pairwise(runs):
        yield line.bar("run", before.starts_at, before.stopped_at or after.starts_at)
        yield line.bar("pause", before.stopped_at or after.starts_at, after.starts_at)
    last = runs[-1]
    stopped = last.stopped_at if dossier.ended_at is None else None
    yield line.bar("run", last.starts_at, min(stopped or end, max(last.due_at, last.starts_at)))
    if stopped:
        yield line.bar("pause", stopped, end)
    elif end > last.due_at:
        yield line.bar("late", last.due_at, end)
    elif dossier.ended_at is None:
        yield line.bar("plan", end, last.due_at)


def _note(chain: Chain, part: Part) -> str:
    standing = chain.standing(part)
    if standing is Standing.CALLED_OFF:
        return f"Không thực hiện vì {chain.why_called_off(part)}"
    if standing is Standing.WAITING:
        if chain.group.travels == DossierGroup.Travels.PAPER:
            before = chain.parts[chain.parts.index(part) - 1]
            return f"Bắt đầu khi phần «{before.procedure_name}» xong"
        causes = [cause for cause in chain.causes(part) if chain.standing(cause) is not Standing.DONE]
        return "Bắt đầu khi có kết quả " + " và ".join(f"«{cause.procedure_name}»" for cause in causes)
    if standing is Standing.READY:
        return "Đã đủ điều kiện: nơi tiếp nhận chuyển xử lý"
    dossier = part.dossier
    if dossier and dossier.result_number:
        return f"Kết quả số {dossier.result_number}" + (f": {dossier.reason}" if dossier.reason else "")
    return dossier.reason if dossier else ""


def holdings_of(chain: Chain, *, steps: Sequence[DossierStep], at: datetime) -> list[Holding]:
    """Working hours that each unit held its parts: the evidence of who was late, and of who was not.

    A result that waits for the citizen is nobody's time.
    """
    minutes: dict[Unit, int] = defaultdict(int)
    late: dict[Unit, int] = defaultdict(int)
    parts: dict[Unit, list[str]] = defaultdict(list)
    for part in chain.parts:
        if part.dossier:
            parts[part.member.unit].append(part.procedure_name)
            late[part.member.unit] += _late_minutes(chain, part, at)
    for step in steps:
        if step.does != "hand_over":
            calendar = calendar_of(step.unit.calendar)
            held = step.held_minutes
            minutes[step.unit] += calendar.working_minutes(step.entered_at, at) if held is None else held
    return [
        Holding(
            unit.name,
            f"{spoken_hours(minutes[unit])} làm việc",
            f"{spoken_hours(late[unit])} làm việc" if late[unit] else "",
            ", ".join(names),
        )
        for unit, names in parts.items()
    ]


def _late_minutes(chain: Chain, part: Part, at: datetime) -> int:
    dossier = part.dossier
    if dossier is None or dossier.due_at is None or part not in chain.late(at):
        return 0
    return calendar_of(part.member.unit.calendar).working_minutes(dossier.due_at, dossier.ended_at or at)


def facts_of_group(group: DossierGroup, *, whole_numbers: bool) -> list[tuple[str, str]]:
    """Whoever works on it sees whole personal numbers; everybody else masked ones."""
    number = str if whole_numbers else masked_number
    born_on = group.applicant_born_on
    facts = [
        (group.version.owner, group.owner_name),
        ("Định danh", number(group.owner_number)),
        ("Người nộp", group.applicant_name),
        ("Định danh người nộp", number(group.applicant_number)),
        ("Ngày sinh", f"{born_on:%d/%m/%Y}" if born_on else ""),
        ("Địa chỉ", group.applicant_address),
        ("Điện thoại", group.applicant_phone),
        ("Trích yếu", group.summary),
        ("Cách chuyển", group.get_travels_display()),
        ("Nhận kết quả", group.get_result_by_display()),
    ]
    return [(label, value) for label, value in facts if value]


def journey_of_papers(group: DossierGroup, hand_overs: Sequence[PaperHandOver]) -> list[tuple[str, str, bool]]:
    """Each hand-over: from where to where, who gave and who took, whether it has arrived."""
    return [
        (
            f"{each.from_unit.name} → {each.to_unit.name}",
            f"{each.handed_on_by.official.full_name} giao {spoken_moment(each.handed_on_at)}; "
            + (
                f"{each.confirmed_by.official.full_name} nhận {spoken_moment(each.confirmed_at)}"
                if each.confirmed_by and each.confirmed_at
                else "chưa xác nhận đã nhận"
            )
            + f". {each.papers}",
            each.confirmed_at is not None,
        )
        for each in hand_overs
    ]
