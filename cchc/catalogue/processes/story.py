"""What happened to the draft of a process, as the page tells it?"""

from __future__ import annotations

from typing import Any

from cchc.audit.recording import events_of
from cchc.catalogue.models import ProcessDraft

SENTENCES = {
    "process_drafted": "Mở dự thảo",
    "process_draft_saved": "Lưu",
    "process_edit_undone": "Hoàn tác",
    "process_submitted": "Trình Chủ tịch duyệt",
    "process_returned": "Trả lại để sửa",
    "process_approved": "Phê duyệt",
    "process_draft_discarded": "Bỏ dự thảo",
}
WORDS = ("what", "note", "reason", "decision")  # of an event, which of them there is
SHOWN = 30  # the newest; the record keeps all


def story_of(draft: ProcessDraft) -> list[dict[str, Any]]:
    """Newest first."""
    return [
        {
            "at": event.at,
            "sentence": SENTENCES[event.name],
            "words": next((event.data[word] for word in WORDS if event.data.get(word)), ""),
            "who": event.official_name + (f", làm thay {event.standing_in_for}" if event.standing_in_for else ""),
        }
        for event in events_of(draft).order_by("-number")[:SHOWN]
    ]
