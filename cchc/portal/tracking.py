"""What may anybody learn who knows a dossier's code? How it stands, its step and its date: never whose it is.

Codes follow each other, so whoever guesses one must learn nothing that harms anybody: no names, no numbers, no
reasons, no papers. The paper's QR code carries a token besides; with it the page also names the procedure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.dossiers.models import Dossier, Status, SupplementRequest
from cchc.dossiers.models.status import CUT_SHORT, HANDED_OVER, PAUSED, RUNNING
from cchc.dossiers.tracking import dossier_of
from cchc.organization.models import Unit
from cchc.worktime.spoken import spoken_day, spoken_moment
from cchc.worktime.zone import local

LONGEST = 60  # letters of a code
SAID = {
    Status.RECEIVED: "Phường đã nhận hồ sơ",
    Status.FORWARDED: "Hồ sơ đã đến bộ phận giải quyết",
    Status.IN_PROCESS: "Hồ sơ đang được giải quyết",
    Status.AWAITING_SUPPLEMENT: "Hồ sơ cần bổ sung giấy tờ",
    Status.AWAITING_PAYMENT: "Hồ sơ chờ thực hiện nghĩa vụ tài chính",
    Status.DECIDED: "Hồ sơ đã được ký, đang phát hành kết quả",
    Status.RESULT_READY: "Đã có kết quả, mời anh/chị đến nhận",
    Status.RETURNED: "Đã trả kết quả",
    Status.ARCHIVED: "Đã trả kết quả",
    Status.WITHDRAWN: "Hồ sơ đã được rút",
    Status.STOPPED: "Hồ sơ đã dừng giải quyết",
}

ON_ITS_WAY = "Đã có kết quả, đang chuyển về nơi anh/chị chọn nhận"


@dataclass(frozen=True)
class Stop:
    """One step on the way: done, now or next."""

    number: int
    name: str
    kind: str


@dataclass(frozen=True)
class Progress:
    """What the page says; `kind` is the look of `status`."""

    code: str
    unit: Unit
    kind: str
    said: str
    due: str
    advice: str
    step: str
    way: tuple[Stop, ...]
    procedure: str


def written(code: str) -> str:
    """A code as people type it: «h99.26.05 - 261123-0004 » is the same code."""
    return "".join(code.split()).upper()[:LONGEST]


def progress_of(code: str, token: str, *, at: datetime) -> Progress | None:
    """None when no dossier has the code; a wrong token only keeps the procedure's name back."""
    found = Dossier.objects.select_related("current_step", "unit").filter(code=code).first() if code else None
    if found is None or found.status not in SAID:
        return None
    status = Status(found.status)
    path = ProcessVersion.met(found.process_id).path
    number = found.current_step.number if found.current_step else 0
    is_late = status in RUNNING and found.due_at is not None and found.due_at < at
    ready_elsewhere = status is Status.RESULT_READY and found.result_at_receiving_unit
    on_its_way = ready_elsewhere and found.paper_transfers.filter(what="result", received_at=None).exists()
    holds_paper = bool(token) and dossier_of(code, token) is not None
    return Progress(
        code=code,
        unit=found.unit,
        kind=_kind(status, is_late=is_late),
        said=ON_ITS_WAY if on_its_way else SAID[status],
        due=_due(found, status),
        advice="" if on_its_way else _advice(found, status, is_late=is_late),
        step=f"Bước {number} trên {len(path)}: {path[number - 1].name}" if number else "",
        way=tuple(Stop(n, step.name, _stop(n, number, status)) for n, step in enumerate(path, 1)),
        procedure=ProcedureVersion.met(found.procedure_id).plain_name if holds_paper else "",
    )


def _kind(status: Status, *, is_late: bool) -> str:
    if is_late:
        return "late"
    if status in PAUSED:
        return "soon"
    if status in CUT_SHORT:
        return "rest"
    return "ok" if status in (Status.RESULT_READY, *HANDED_OVER) else "wait"


def _due(found: Dossier, status: Status) -> str:
    if status in HANDED_OVER and found.returned_at:
        return f"Trả kết quả {spoken_day(local(found.returned_at).date())}"
    if status is Status.RESULT_READY and found.issued_at:
        return f"Có kết quả từ {spoken_moment(found.issued_at)}"
    if status in RUNNING and found.due_at:
        again = " (đã hẹn lại một lần)" if found.extensions else ""
        return f"Hẹn trả {spoken_moment(found.due_at)}{again}"
    if status is Status.AWAITING_SUPPLEMENT:
        asked = found.supplement_requests.filter(phase=SupplementRequest.Phase.AFTER).first()
        if asked and asked.due_on:
            return f"Bổ sung đến hết {spoken_day(asked.due_on)}"
    return ""


def _advice(found: Dossier, status: Status, *, is_late: bool) -> str:
    if is_late:
        return "Hồ sơ đã quá ngày hẹn. Phường xin lỗi anh/chị; hãy gọi Bộ phận Một cửa để hỏi ngày trả mới."
    return {
        Status.AWAITING_SUPPLEMENT: "Giấy tờ cần bổ sung ghi trên phiếu đã gửi. Nộp đủ thì hạn tính lại từ đầu.",
        Status.AWAITING_PAYMENT: "Nộp khoản tiền ghi trên thông báo đã gửi. Nộp xong thì hạn tính tiếp.",
        Status.RESULT_READY: "Mang theo giấy hẹn và giấy tờ tùy thân.",
        Status.WITHDRAWN: "Nhận lại giấy tờ đã nộp tại Bộ phận Một cửa.",
        Status.STOPPED: "Hỏi Bộ phận Một cửa để biết lý do và cách nộp lại.",
    }.get(status, "")


def _stop(number: int, current: int, status: Status) -> str:
    if status in HANDED_OVER:
        return "done"
    if not current:
        return "next"
    return "done" if number < current else "now" if number == current else "next"
