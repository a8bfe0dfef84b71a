"""What happened to an inspection or a finding, told from its record, newest first?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cchc.audit.models import Event
from cchc.inspections.models import Draw
from cchc.worktime.zone import local

TOLD = {
    "inspection_planned": "Đưa vào kế hoạch",
    "inspection_opened": "Quyết định kiểm tra",
    "self_inspection_opened": "Mở tự kiểm tra",
    "sample_drawn": "Rút mẫu",
    "checklist_answered": "Ghi phiếu kiểm tra",
    "inspection_concluded": "Kết luận",
    "inspection_cancelled": "Hủy cuộc kiểm tra",
    "finding_recorded": "Ghi phát hiện",
    "finding_answered": "Trả lời, giải trình",
    "finding_judged": "Kết luận về phát hiện",
    "finding_handed_over": "Bàn giao khi thôi giữ vị trí",
    "team_place_handed_over": "Thay người trong đoàn",
}
SAID = ("decision", "notice", "period", "number", "answer", "reason", "task")


def story_of(events: Iterable[Event]) -> list[dict[str, Any]]:
    """The plain values of ui/story.html."""
    return [_line(event) for event in reversed(list(events))]


def _line(event: Event) -> dict[str, Any]:
    wall = local(event.at)
    said = [str(event.data[name]) for name in SAID if event.data.get(name)]
    if event.name == "sample_drawn":
        of = Draw.Of(event.data["of"]).label.lower()
        said.append(f"{len(event.data['drawn'])} trong {event.data['population']} {of}, hạt giống {event.data['seed']}")
    if event.name == "checklist_answered":
        said.append(f"{len(event.data['answers'])} mục" + (f", {event.data['of']}" if event.data["of"] else ""))
    if "from" in event.data:
        said.append(f"từ {event.data['from']} sang {event.data['to']}")
    if files := event.data.get("files"):
        said.append("tệp: " + ", ".join(files))
    who = f"{event.official_name} ({event.post_label})"
    if event.standing_in_for:
        who += f", thay {event.standing_in_for}"
    return {
        "kind": "done", "when": f"{wall:%d/%m/%Y}", "when_2": f"{wall:%H:%M}", "title": TOLD[event.name],
        "text": "; ".join([who, *said]), "took": "", "took_kind": "",
    }  # fmt: skip
