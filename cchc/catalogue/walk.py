"""How does an internal process read on its page: steps, drawings, and its total beside the statutory limit?"""

from __future__ import annotations

from dataclasses import dataclass

from cchc.catalogue.diagram import Diagram, column, swimlanes
from cchc.catalogue.limits import minutes_of, time_limit_of, total_of
from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.catalogue.schema import DraftStep, Mark
from cchc.catalogue.wording import MARKS, holder_said, limit_said, time_said
from cchc.worktime.limit import Limit, LimitUnit
from cchc.worktime.spoken import spoken_minutes


@dataclass(frozen=True)
class StepLine:
    number: int
    name: str
    who: str
    place: str
    time: str
    back_to: int | None
    mark: str
    note: str


@dataclass(frozen=True)
class Walk:
    """`verdict_kind` is the look of `status`."""

    steps: tuple[StepLine, ...]
    drawings: tuple[Diagram, Diagram]
    total: str
    statutory: str
    verdict: str
    verdict_kind: str
    mark: str


def walk_of(version: ProcedureVersion, process: ProcessVersion) -> Walk:
    statutory = time_limit_of(version, case="", channel="direct")
    total = total_of(process)
    verdict, kind = _compared(total, Limit.parse(statutory.value) if statutory.value else None)
    mark = Mark(process.mark)
    return Walk(
        steps=tuple(line_of(number, step, whole=mark) for number, step in enumerate(process.path, 1)),
        drawings=(swimlanes(process.path), column(process.path)),
        total=total_said(total),
        statutory=limit_said(statutory),
        verdict=verdict,
        verdict_kind=kind,
        mark=MARKS[mark],
    )


def line_of(number: int, step: DraftStep, *, whole: Mark) -> StepLine:
    """The mark of the whole is said once."""
    return StepLine(
        number,
        step.name,
        holder_said(step),
        step.place,
        time_said(step),
        step.back_to,
        "" if step.mark is whole else MARKS[step.mark],
        step.note,
    )


def total_said(total: Limit) -> str:
    if total.unit is LimitUnit.MINUTES:
        return f"{spoken_minutes(total.amount)} làm việc"
    return total.label


def _compared(total: Limit, statutory: Limit | None) -> tuple[str, str]:
    """Whether the steps fit into the limit; the look of `status` beside it."""
    if statutory is None:
        return "Chưa có thời hạn công bố: hồ sơ được hẹn theo tổng các bước", "rest"
    over = minutes_of(total) - minutes_of(statutory)
    if (total.unit is LimitUnit.CALENDAR_DAYS) != (statutory.unit is LimitUnit.CALENDAR_DAYS):
        return "Một bên tính ngày làm việc, một bên tính ngày: không so trực tiếp được", "rest"
    if over > 0:
        return f"Tổng các bước dài hơn thời hạn {spoken_minutes(over)}", "late"
    if over < 0:
        return f"Tổng các bước ngắn hơn thời hạn {spoken_minutes(over)}", "ok"
    return "Tổng các bước bằng thời hạn", "ok"
