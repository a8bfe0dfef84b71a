"""Documents of a superior and meetings with their conclusions, written down by the office."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from cchc.lifecycle.clock import today
from cchc.plans.actions.record_meeting import record_meeting
from cchc.plans.actions.register_document import register_document
from cchc.plans.models import Meeting, OfficialDocument
from cchc.plans.sources import DocumentWords, MeetingWords
from tests.factories.office import actor

OFFICE = "vanphong"
PDF = b"%PDF-1.7\ntrailer<<>>\n%%EOF\n"


def document_words(**changes: Any) -> DocumentWords:
    values: dict[str, Any] = {
        "way": "incoming",
        "symbol": "1520/UBND-KSTT",
        "issuer": "Ủy ban nhân dân tỉnh Đông Giang",
        "issued_on": today(),
        "summary": "V/v rà soát việc niêm yết thủ tục hành chính",
    }
    return DocumentWords(**values | changes)


def registered(*, by: Any = None, with_file: bool = False, **changes: Any) -> OfficialDocument:
    upload = BytesIO(PDF) if with_file else None
    return register_document(
        by=by or actor(OFFICE), words=document_words(**changes), upload=upload, name="cong-van.pdf"
    )  # fmt: skip


def meeting_words(**changes: Any) -> MeetingWords:
    values: dict[str, Any] = {
        "held_on": today(),
        "title": "Họp giao ban cải cách hành chính",
        "chaired_by": "Chủ tịch Ủy ban nhân dân phường",
        "conclusions": ["Niêm yết lại bảng thủ tục ở sảnh", "Báo cáo hồ sơ trễ hạn trong tháng"],
    }
    return MeetingWords(**values | changes)


def met(*, by: Any = None, **changes: Any) -> Meeting:
    return record_meeting(by=by or actor(OFFICE), words=meeting_words(**changes))
