"""In which words is an event of a dossier told? One sentence part for each event, after the name of who did it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from cchc.dossiers.lateness_causes import cause_names
from cchc.dossiers.models import Dossier
from cchc.ui.templatetags.ui import vnd
from cchc.worktime.spoken import spoken_moment

Said = Callable[[Mapping[str, Any]], str]

COLUMNS = {
    "procedure": "thủ tục",
    "process": "quy trình",
    "case": "trường hợp",
    "channel": "cách nộp",
    "applicant_name": "họ tên người nộp",
    "applicant_number": "số định danh người nộp",
    "applicant_born_on": "ngày sinh",
    "applicant_address": "địa chỉ",
    "applicant_phone": "điện thoại",
    "applicant_email": "thư điện tử",
    "owner_name": "họ tên chủ hồ sơ",
    "owner_number": "số định danh chủ hồ sơ",
    "summary": "trích yếu",
    "sets": "số bộ hồ sơ",
    "result_by": "cách nhận kết quả",
    "fee_due": "phí, lệ phí",
}
SHOWN_COLUMNS = frozenset({"procedure", "case", "applicant_name", "owner_name"})  # what a clerk must recognise again


def _decided(data: Mapping[str, Any]) -> str:
    label = Dossier.Decision(data["decision"]).label
    reason = f": {data['reason']}" if data["reason"] else ""
    return f"ký duyệt «{label}»{reason}; chuyển {data['to']}{_unanswered(data)}"


def _corrected(data: Mapping[str, Any]) -> str:
    changes = [
        COLUMNS[column] + (f" («{before}» thành «{after}»)" if column in SHOWN_COLUMNS else "")
        for column, (before, after) in data["changed"].items()
    ]
    return f"sửa {', '.join(changes)}" if changes else "sửa danh mục giấy tờ"


def _amended(data: Mapping[str, Any]) -> str:
    """Old and new beside each other; numbers and addresses stay in the record."""
    parts = [_corrected(data)] if data["changed"] else []
    if data["papers"]:
        parts.append(f"thêm giấy tờ: {'; '.join(data['papers'])}")
    return f"{'; '.join(parts)}. Người nộp đề nghị: {data['reason']}"


def _ended(data: Mapping[str, Any]) -> str:
    asked = f" theo đề nghị của {data['asked_by']}" if data["asked_by"] else ""
    refund = f". Hoàn {vnd(data['refund'])}" if data["refund"] else ""
    return f"dừng giải quyết{asked}: {data['reason']}{refund}"


def _unanswered(data: Mapping[str, Any]) -> str:
    return f". Không chờ ý kiến: {data['unanswered']}" if data.get("unanswered") else ""


def _moment(written: str) -> str:
    return spoken_moment(datetime.fromisoformat(written))


def _small(words: str) -> str:
    return words[0].lower() + words[1:]


def _by(carrier: str) -> str:
    return f" (chuyển qua {carrier})" if carrier else ""


def _at(place: str) -> str:
    return f", để ở {place}" if place else ""


def _decided_there(data: Mapping[str, Any]) -> str:
    reason = f" ({data['reason']})" if data["reason"] else ""
    return f"«{Dossier.Decision(data['decision']).label}»{reason}, số {data['number']}"


ENDS_A_STEP: dict[str, Said] = {
    "dossier_received": lambda data: f"tiếp nhận thay, chuyển {data['to']}",
    "dossier_forwarded": lambda data: f"chuyển {data['to']}",
    "dossier_assigned": lambda data: f"phân công {data['to']}",
    "step_completed": lambda data: (
        f"chuyển {data['to']}" + (f". Ghi chú: {data['note']}" if data["note"] else "") + _unanswered(data)
    ),
    "step_returned": lambda data: f"trả lại bước «{data['step']}» cho {data['to']}: {data['reason']}",
    "dossier_reassigned": lambda data: f"điều chuyển từ {data['from']} sang {data['to']}: {data['reason']}",
    "supplement_requested": lambda data: "yêu cầu bổ sung",
    "payment_awaited": lambda data: f"thông báo nghĩa vụ tài chính {vnd(data['amount'])}",
    "dossier_withdrawn": lambda data: f"ghi nhận {data['asked_by']} rút hồ sơ: {data['reason']}",
    "dossier_stopped": _ended,
    "dossier_decided": _decided,
    "result_issued": lambda data: f"phát hành kết quả số {data['number']}; chuyển {data['to']}",
    "result_handed_over": lambda data: f"trả kết quả cho {data['to_name']}",
}
STANDS_APART: dict[str, tuple[str, Said]] = {
    "completion_requested": (
        "Yêu cầu hoàn thiện trước khi tiếp nhận",
        lambda data: f"đề nghị: {'; '.join(data['items'].splitlines())}. Lý do: {data['reason']}",
    ),
    "papers_certified": (
        "Chứng thực, vào sổ",
        lambda data: f"vào sổ {data['papers']} giấy tờ, số {data['numbers']}; người ký: {data['signer']}",
    ),
    "dossier_refused": ("Từ chối tiếp nhận", lambda data: f"từ chối: {data['reason']}"),
    "receipt_corrected": ("Sửa giấy tiếp nhận", _corrected),
    "delay_announced": (
        "Xin lỗi và hẹn lại",
        lambda data: f"hẹn lại {_moment(data['new_due_at'])}. Lý do: {data['reason']}",
    ),
    "dossier_closed_unsupplemented": ("Đóng hồ sơ quá hạn bổ sung", lambda data: f"đóng hồ sơ. {data['reason']}"),
    "correction_requested": (
        "Đề nghị đính chính kết quả",
        lambda data: f"ghi nhận: {data['error'].rstrip('.')}. Hạn đính chính {_moment(data['due_at'])}",
    ),
    "correction_issued": ("Phát hành bản đính chính", lambda data: f"phát hành bản đính chính số {data['number']}"),
    "papers_sent": (
        "Gửi bản giấy",
        lambda data: f"gửi {_small(data['what'])} đến {data['to']}" + _by(data["carrier"]),
    ),
    "papers_taken": (
        "Nhận bản giấy",
        lambda data: f"nhận {_small(data['what'])} từ {data['from']}" + _at(data["place"]),
    ),
    "outcome_recorded": (
        "Ghi kết quả của nơi giải quyết",
        lambda data: f"ghi kết quả của {data['unit']}: {_decided_there(data)}",
    ),
    "dossier_amended": ("Người nộp sửa đổi hồ sơ", _amended),
    "consultation_requested": (
        "Lấy ý kiến",
        lambda data: f"hỏi {data['whom']}, trả lời trước {_moment(data['due_at'])}: {data['question']}",
    ),
    "consultation_handed_over": (
        "Bàn giao câu hỏi ý kiến",
        lambda data: f"chuyển câu hỏi ý kiến từ {data['from']} sang {data['to']}: {data['reason']}",
    ),
    "consultation_answered": ("Trả lời ý kiến", lambda data: f"ghi ý kiến của {data['whom']}: {data['answer']}"),
    "dossier_archived": ("Đưa vào lưu trữ", lambda data: f"đưa hồ sơ vào lưu trữ, số {data['number']}"),
    "lateness_explained": (
        "Giải trình trễ hạn",
        lambda data: f"giải trình, nguyên nhân «{cause_names().get(data['cause'], data['cause'])}»: {data['said']}",
    ),
    "explanation_accepted": ("Chấp nhận giải trình", lambda data: "chấp nhận giải trình trễ hạn"),
    "explanation_returned": ("Trả lại giải trình", lambda data: f"trả lại giải trình: {data['reason']}"),
    "paper_withdrawn": ("Rút tệp đính kèm", lambda data: f"rút «{data['name']}»: {data['reason']}"),
}
