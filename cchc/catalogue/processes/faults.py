"""Why can a drafted process not be approved? Every reason, with the number of its step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.catalogue.limits import minutes_of, total_of_times
from cchc.catalogue.models import Procedure, ProcedureVersion, ProcessDraft
from cchc.catalogue.path import path_faults
from cchc.catalogue.schema import DraftStep
from cchc.catalogue.unheld import Holders, fields_by_role, is_held
from cchc.catalogue.walk import total_said
from cchc.catalogue.wording import case_said, holder_said, limit_said
from cchc.organization.models import Field
from cchc.worktime.limit import Limit
from cchc.worktime.spoken import spoken_minutes


@dataclass(frozen=True)
class Fault:
    """One reason; step 0 is the process as a whole."""

    step: int
    sentence: str


NOT_IN_FORCE = Fault(0, "Thủ tục không có phiên bản nào có hiệu lực vào ngày áp dụng. Hãy chọn ngày khác.")


@dataclass(frozen=True)
class Margin:
    """The steps' total beside one statutory limit; `kind` is the look of `status`."""

    limit: str
    case: str
    verdict: str
    kind: str
    over: int  # working minutes


def faults_of(
    steps: Sequence[DraftStep], *, field: Field, holders: Holders, version: ProcedureVersion | None
) -> list[Fault]:
    """Everything that must be mended before the steps may bind under what the procedure then says."""
    return [
        *_gaps(steps),
        *(Fault(number, f"{sentence[0].upper()}{sentence[1:]}.") for number, sentence in path_faults(steps)),
        *_unheld(steps, field, holders),
        *(_too_long(steps, version) if version else [NOT_IN_FORCE]),
    ]


def faults_of_draft(draft: ProcessDraft, *, on: date) -> list[Fault]:
    """What stands against the draft if it binds from the day on."""
    return faults_of(
        draft.path, field=draft.procedure.field, holders=fields_by_role(draft.unit),
        version=version_on(draft.procedure, on),
    )  # fmt: skip


def version_on(procedure: Procedure, on: date) -> ProcedureVersion | None:
    """What the procedure says on the day."""
    return ProcedureVersion.objects.in_force(on).filter(procedure=procedure).order_by("-number").first()


def _gaps(steps: Sequence[DraftStep]) -> Iterator[Fault]:
    for number, step in enumerate(steps, 1):
        lacks = {
            "tên": not step.name.strip(), "việc phải làm": step.does is None, "vai trò": not step.roles,
            "thời gian": not step.time,
        }  # fmt: skip
        missing = ", ".join(word for word, is_missing in lacks.items() if is_missing)
        if missing:
            yield Fault(number, f"Bước {number} còn thiếu {missing}. Hãy điền cho đủ.")


def _unheld(steps: Sequence[DraftStep], field: Field, holders: Holders) -> Iterator[Fault]:
    for number, step in enumerate(steps, 1):
        if step.roles and not is_held(step, field, holders):
            yield Fault(
                number,
                f"Bước {number} giao cho «{holder_said(step)}» nhưng chưa ai trong đơn vị giữ vai trò này ở lĩnh vực "
                f"{field.name}. Hãy chọn vai trò khác, hoặc báo quản trị giao vị trí.",
            )


def _too_long(steps: Sequence[DraftStep], version: ProcedureVersion) -> Iterator[Fault]:
    for margin in margins_of(steps, version):
        if margin.over > 0:
            case = f" ({margin.case})" if margin.case else ""
            yield Fault(
                0, f"Tổng thời gian các bước dài hơn thời hạn «{margin.limit}»{case} là {spoken_minutes(margin.over)}. "
                "Hãy rút ngắn các bước."
            )  # fmt: skip


def margins_of(steps: Sequence[DraftStep], version: ProcedureVersion) -> list[Margin]:
    """One line for each case and channel whose limit is published."""
    total = total_of_times(step.time for step in steps)
    found = []
    for line in version.content.limits:
        if line.value is None or total is None:
            continue
        over = minutes_of(total) - minutes_of(Limit.parse(line.value))
        verdict, kind = "bằng thời hạn", "ok"
        if over:
            verdict = f"{'quá' if over > 0 else 'còn dư'} {spoken_minutes(over)}"
            kind = "late" if over > 0 else "ok"
        found.append(Margin(limit_said(line), case_said(line), verdict, kind, over))
    return found


def total_of_steps(steps: Sequence[DraftStep]) -> str:
    """«8 giờ làm việc»; empty when no step has its time yet."""
    total = total_of_times(step.time for step in steps)
    return total_said(total) if total else ""
