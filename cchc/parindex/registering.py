"""What is said when a breakthrough is registered: its form, and what of it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal
from cchc.parindex.models import Assessment, Breakthrough, LostPoint, Promise
from cchc.parindex.numbers import written
from cchc.plans.rules import content_named, taxonomy_on

NEEDED = {
    "title": "tên công việc", "reason": "lý do đăng ký", "measure": "chỉ tiêu đo", "before": "mức hiện nay",
    "after": "mức phải đạt", "solution": "nội dung, giải pháp", "product": "sản phẩm",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class BreakthroughWords:
    """The form of parindex.md §4.2 (e); `promises` are codes of criteria with the points expected."""

    title: str
    content: str
    reason: str
    measure: str
    before: str
    after: str
    solution: str
    product: str
    begins_on: date
    ends_on: date
    promises: Sequence[tuple[str, Decimal]]
    for_unit: bool = False
    resources: str = ""
    partners: str = ""
    commitment: str = ""

    def written_on(self, row: Breakthrough) -> Breakthrough:
        """The row with these words, without spaces around."""
        for field in PLAIN:
            value = getattr(self, field)
            setattr(row, field, value.strip() if isinstance(value, str) else value)
        return row


PLAIN = [field.name for field in fields(BreakthroughWords) if field.name != "promises"]


def fault_of(words: BreakthroughWords, sheet: Assessment) -> Refusal | None:
    """Something is missing, or more is promised of a criterion than was lost."""
    for name, said in NEEDED.items():
        if not getattr(words, name).strip():
            return Refusal(f"Hãy ghi {said}.")
    if content_named(taxonomy_on(today()).code, words.content) is None:
        return Refusal("Hãy chọn nội dung cải cách hành chính của công việc.")
    if words.begins_on > words.ends_on:
        return Refusal("Ngày hoàn thành không được trước ngày bắt đầu.")
    if not words.promises:
        return Refusal("Hãy chọn ít nhất một tiêu chí bị trừ điểm và số điểm sẽ lấy lại.")
    return _fault_of_promises(words, lost_of(sheet))


def lost_of(sheet: Assessment) -> dict[str, LostPoint]:
    return {lost.code: lost for lost in sheet.lost_points.all()}


def _fault_of_promises(words: BreakthroughWords, lost: dict[str, LostPoint]) -> Refusal | None:
    seen: set[str] = set()
    for code, expected in words.promises:
        if code not in lost:
            return Refusal(f"Tiêu chí {code} không bị trừ điểm trong kết quả này.")
        if code in seen:
            return Refusal(f"Tiêu chí {code} ghi hai lần.")
        if not 0 < expected <= lost[code].lost:
            return Refusal(f"{code}: điểm lấy lại phải lớn hơn 0 và không quá {written(lost[code].lost)} điểm đã mất.")
        seen.add(code)
    return None


def keep_promises(row: Breakthrough, words: BreakthroughWords) -> dict[str, str]:
    """In place of those before; what the record keeps of them."""
    names = {code: lost.name for code, lost in lost_of(row.assessment).items()}
    row.promises.all().delete()
    Promise.objects.bulk_create(
        Promise(breakthrough=row, code=code, name=names[code], expected=expected) for code, expected in words.promises
    )
    return {code: str(expected) for code, expected in words.promises}
