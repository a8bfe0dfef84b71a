"""What may anybody learn who knows the code of an interlinked dossier? How each part stands, and when all is there.

As for a single dossier: never whose it is, no reasons, no papers; with the receipt's token also what is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import constant_time_compare

from cchc.dossiers.chain import Chain, GroupStatus, Part, Standing
from cchc.dossiers.models import DossierGroup, Status
from cchc.dossiers.tracking import token
from cchc.organization.models import Unit
from cchc.worktime.spoken import spoken_moment

SAID = {
    GroupStatus.RUNNING: "Hồ sơ liên thông đang được giải quyết",
    GroupStatus.AWAITING_SUPPLEMENT: "Hồ sơ liên thông cần bổ sung giấy tờ",
    GroupStatus.RESULT_READY: "Đã có kết quả, mời anh/chị đến nhận",
    GroupStatus.RETURNED: "Đã trả kết quả",
    GroupStatus.STOPPED: "Hồ sơ liên thông đã dừng giải quyết",
}
PART_SAID = {
    Standing.WAITING: "chưa đến lượt", Standing.READY: "sắp chuyển xử lý", Standing.RUNNING: "đang giải quyết",
    Standing.PAUSED: "chờ bổ sung", Standing.DONE: "có kết quả", Standing.REJECTED: "có văn bản trả lời",
    Standing.STOPPED: "đã dừng", Standing.CALLED_OFF: "không thực hiện",
}  # fmt: skip
NOW = (Standing.RUNNING, Standing.PAUSED, Standing.READY)
ADVICE = {
    GroupStatus.AWAITING_SUPPLEMENT: "Giấy tờ cần bổ sung ghi trên một phiếu chung; chỉ cần đến nộp một lần.",
    GroupStatus.RESULT_READY: "Mang theo giấy hẹn và giấy tờ tùy thân.",
    GroupStatus.STOPPED: "Hỏi Bộ phận Một cửa để biết lý do và cách nộp lại.",
}


@dataclass(frozen=True)
class PartProgress:
    """One part: `kind` is done, now or next, as ui's way."""

    name: str
    unit: str
    said: str
    due: str
    kind: str


@dataclass(frozen=True)
class GroupProgress:
    """What the page says of the whole."""

    code: str
    unit: Unit
    kind: str
    said: str
    due: str
    advice: str
    parts: tuple[PartProgress, ...]
    procedure: str


def group_progress_of(code: str, token_sent: str, *, at: datetime) -> GroupProgress | None:
    """None when no interlinked dossier has the code; a wrong token only keeps back what was asked for."""
    rows = DossierGroup.objects.select_related("unit", "procedure")
    found = rows.filter(code=code).first() if code else None
    if found is None:
        return None
    chain = Chain.of(found)
    is_late = chain.status is GroupStatus.RUNNING and found.due_at < at
    early = chain.status is GroupStatus.RUNNING and bool(chain.to_hand_over)
    advice = "Có phần đã xong trước: anh/chị có thể đến nhận phần đó ngay." if early else ADVICE.get(chain.status, "")
    if is_late:
        advice = "Hồ sơ đã quá ngày hẹn. Phường xin lỗi anh/chị; hãy gọi Bộ phận Một cửa để hỏi ngày trả mới."
    return GroupProgress(
        code=code,
        unit=found.unit,
        kind="late" if is_late else "",
        said=SAID[chain.status],
        due=f"Hẹn trả cả nhóm {spoken_moment(found.due_at)}" if chain.status is GroupStatus.RUNNING else "",
        advice=advice,
        parts=tuple(_part(chain, part, at) for part in chain.parts),
        procedure=found.procedure.plain_name if constant_time_compare(token(found), token_sent) else "",
    )


def _part(chain: Chain, part: Part, at: datetime) -> PartProgress:
    standing, dossier = chain.standing(part), part.dossier
    due_at = dossier.due_at if dossier and dossier.due_at else part.member.planned_due_at
    said = "đã trả" if dossier and dossier.status == Status.RETURNED else PART_SAID[standing]
    awaited = standing in (Standing.RUNNING, Standing.READY, Standing.WAITING)
    due = f"dự kiến xong {spoken_moment(due_at)}" if due_at >= at else f"đã quá hạn {spoken_moment(due_at)}"
    over = standing in (Standing.DONE, Standing.REJECTED)
    return PartProgress(
        name=part.name,
        unit=part.member.unit.name,
        said=said,
        due=due if awaited else "",
        kind="done" if over else "now" if standing in NOW else "next",
    )
