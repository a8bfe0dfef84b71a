"""What happened to a task, told from its record, newest first?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from cchc.audit.models import Event
from cchc.plans.models import Task
from cchc.worktime.zone import local

TOLD = {
    "task_given": "Giao nhiệm vụ",
    "task_accepted": "Tiếp nhận",
    "task_returned": "Chuyển trả",
    "task_reassigned": "Giao cho người khác",
    "task_handed_over": "Bàn giao khi thôi giữ vị trí",
    "part_handed_over": "Bàn giao phần phối hợp",
    "progress_reported": "Báo cáo tiến độ",
    "product_submitted": "Nộp sản phẩm",
    "product_accepted": "Kết quả được duyệt",
    "redo_demanded": "Yêu cầu làm lại",
    "extension_requested": "Xin gia hạn",
    "extension_granted": "Đồng ý gia hạn",
    "extension_refused": "Không gia hạn",
    "due_set": "Định hạn",
    "task_paused": "Tạm dừng",
    "task_resumed": "Tiếp tục",
    "task_cancelled": "Hủy nhiệm vụ",
    "delay_explained": "Giải trình chậm",
    "delay_acknowledged": "Chấp nhận giải trình",
    "task_moved_by_plan": "Đổi hạn theo kế hoạch sửa đổi",
    "task_reworded_by_plan": "Sửa nội dung theo kế hoạch sửa đổi",
    "partner_asked": "Yêu cầu phối hợp",
    "part_answered": "Trả lời phối hợp",
    "part_withdrawn": "Không chờ phối hợp nữa",
}
KIND_OF = {"product_accepted": "done", "task_paused": "pause", "task_returned": "late", "redo_demanded": "late"}
SAID = ("wanted", "note", "reason", "answer", "judgement", "product", "unanswered")


def story_of(task: Task, events: Iterable[Event]) -> list[dict[str, Any]]:
    """The plain values of ui/story.html."""
    return [_line(event) for event in reversed(list(events))]


def _line(event: Event) -> dict[str, Any]:
    wall = local(event.at)
    said = [str(event.data[name]).rstrip(". ") for name in SAID if event.data.get(name)]
    if "to" in event.data:
        said.insert(0, f"cho {event.data['to']}")
    if "percent" in event.data:
        said.insert(0, f"{event.data['percent']} %")
    if due := event.data.get("new_due") or (event.name == "due_set" and event.data.get("due")):
        said.insert(0, f"hạn {local(datetime.fromisoformat(due)):%H:%M, %d/%m/%Y}")
    if files := event.data.get("files"):
        said.append("tệp: " + ", ".join(files))
    who = f"{event.official_name} ({event.post_label})"
    if event.standing_in_for:
        who += f", thay {event.standing_in_for}"
    return {
        "kind": KIND_OF.get(event.name, "done"), "when": f"{wall:%d/%m/%Y}", "when_2": f"{wall:%H:%M}",
        "title": TOLD.get(event.name, event.name), "text": "; ".join([who, *said]), "took": "", "took_kind": "",
    }  # fmt: skip
