"""In which status may a dossier be, and which of them mean the same for its clock and its end?"""

from __future__ import annotations

from django.db import models


class Status(models.TextChoices):
    """Trạng thái; the national code of each stands in NATIONAL_CODES (onestop.md §2.1, §2.2)."""

    AWAITING_COMPLETION = "awaiting_completion", "Chờ hoàn thiện trước tiếp nhận"
    REFUSED = "refused", "Từ chối tiếp nhận"
    RECEIVED = "received", "Đã tiếp nhận"
    FORWARDED = "forwarded", "Đã chuyển xử lý"
    IN_PROCESS = "in_process", "Đang xử lý"
    AWAITING_SUPPLEMENT = "awaiting_supplement", "Chờ bổ sung"
    AWAITING_PAYMENT = "awaiting_payment", "Chờ nghĩa vụ tài chính"
    DECIDED = "decided", "Đã ký, chờ phát hành"
    RESULT_READY = "result_ready", "Có kết quả"
    RETURNED = "returned", "Đã trả kết quả"
    ARCHIVED = "archived", "Đã lưu trữ"
    WITHDRAWN = "withdrawn", "Người nộp rút hồ sơ"
    STOPPED = "stopped", "Dừng giải quyết"


S = Status
NATIONAL_CODES = {
    S.AWAITING_COMPLETION: 1, S.RECEIVED: 2, S.REFUSED: 3, S.FORWARDED: 4, S.IN_PROCESS: 4, S.DECIDED: 4,
    S.AWAITING_SUPPLEMENT: 5, S.AWAITING_PAYMENT: 6, S.WITHDRAWN: 7, S.STOPPED: 8, S.RESULT_READY: 9, S.RETURNED: 10,
    S.ARCHIVED: 10,
}  # fmt: skip
RUNNING = (S.RECEIVED, S.FORWARDED, S.IN_PROCESS, S.DECIDED)  # the clock runs
PAUSED = (S.AWAITING_SUPPLEMENT, S.AWAITING_PAYMENT)
CUT_SHORT = (S.WITHDRAWN, S.STOPPED)  # ended without a result
HANDED_OVER = (S.RETURNED, S.ARCHIVED)
ENDED = (S.REFUSED, S.RESULT_READY, *HANDED_OVER, *CUT_SHORT)
CLOCK_STOPPED = (*PAUSED, S.RESULT_READY, *HANDED_OVER, *CUT_SHORT)
ACCEPTED = (*RUNNING, *CLOCK_STOPPED)
