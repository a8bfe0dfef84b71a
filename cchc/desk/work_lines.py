"""How does the work that somebody leaves read, on the screen, in the record and on the minute that is signed?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from cchc.desk.leaving import Successors, Work
from cchc.documents.form_values import Form
from cchc.plans.models import Status, Task
from cchc.plans.presentation.words import due_said
from cchc.worktime.zone import local

HELD, TO_DECIDE, PART, FINDING, PLACE = "Chủ trì", "Chờ quyết định", "Phối hợp", "Phát hiện kiểm tra", "Đoàn kiểm tra"
DOSSIER, CONSULTATION = "Hồ sơ", "Câu hỏi ý kiến"
OF_DOSSIERS = {DOSSIER, CONSULTATION}


@dataclass(frozen=True)
class WorkLine:
    """One piece of work; `field` names it in the form. Of a dossier no more is said than code, step, who asks."""

    field: str
    kind: str
    code: str
    title: str
    state: str
    due: str
    is_late: bool
    url: str = ""  # the name of an address
    key: Any = None


def lines_of(work: Work, at: datetime) -> Iterator[WorkLine]:
    """The held first, then what waits for a decision, then parts, what inspections bring, what lies in dossiers."""
    for task in work.held:
        letters = work.letters.get(task.pk)
        urged = f", {letters} phiếu đôn đốc chưa trả lời" if letters else ""
        yield _of_task(task, HELD, f"{task.get_status_display()}{urged}", at)
    for task in work.to_decide:
        wanted = "Chờ duyệt kết quả" if task.status == Status.SUBMITTED else "Chờ quyết định gia hạn"
        yield _of_task(task, TO_DECIDE, wanted, at)
    for part in work.parts:
        late = part.due_at < at
        yield WorkLine(f"parts-{part.pk}", PART, part.task.code, part.wanted, "Chưa trả lời", _moment(part.due_at),
                       late, "task", part.task_id)  # fmt: skip
    for finding in work.findings:
        state = "Đã trả lời, chờ kết luận" if finding.answered_at else "Chưa trả lời"
        yield WorkLine(f"findings-{finding.pk}", FINDING, finding.inspection.code, finding.text, state,
                       f"Khắc phục trước hết ngày {finding.due_on:%d/%m/%Y}", False, "finding", finding.pk)  # fmt: skip
    for place in work.places:
        yield WorkLine(f"places-{place.pk}", PLACE, place.inspection.code, place.inspection.subject,
                       "Trưởng đoàn" if place.leads else "Thành viên đoàn", "Đến khi kết luận", False, "inspection",
                       place.inspection_id)  # fmt: skip
    for step in work.steps:
        late = step.due_at < at
        yield WorkLine(f"dossiers-{step.dossier_id}", DOSSIER, step.dossier.code or "", step.name, "Đang giữ bước này",
                       _moment(step.due_at), late, "dossier", step.dossier_id)  # fmt: skip
    for asked in work.consultations:
        late = asked.due_at < at
        yield WorkLine(f"consultations-{asked.pk}", CONSULTATION, asked.dossier.code or "",
                       f"{asked.asked_by.official.full_name} hỏi ý kiến", "Chưa trả lời", _moment(asked.due_at), late,
                       "dossier", asked.dossier_id)  # fmt: skip


def _of_task(task: Task, kind: str, state: str, at: datetime) -> WorkLine:
    return WorkLine(f"tasks-{task.pk}", kind, task.code, task.title, state, due_said(task), task.is_late(at), "task",
                    task.pk)  # fmt: skip


def _moment(moment: datetime) -> str:
    return f"Hạn {local(moment):%H:%M, %d/%m/%Y}"


def said_in_record(work: Work, successors: Successors, at: datetime) -> list[dict[str, Any]]:
    """The lines that were handed over, each with its successor, as the event keeps them."""
    to = successors.by_line
    return [
        {"kind": line.kind, "code": line.code, "title": line.title, "state": line.state, "due": line.due,
         "to": str(to[line.field])}
        for line in lines_of(work, at) if line.field in to
    ]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class MinuteLine:
    kind: str
    code: str
    title: str
    state: str
    due: str
    to: str


@dataclass(frozen=True, kw_only=True)
class HandOverMinute(Form):
    """Biên bản bàn giao công việc."""

    leaver: str
    leaver_post: str
    reason: str
    witness: str
    witness_post: str
    lines: tuple[MinuteLine, ...]

    def values(self) -> dict[str, Any]:
        """With the successors once each, who sign."""
        successors = list(dict.fromkeys(line.to for line in self.lines))
        return asdict(self) | {"successors": successors}
