"""How does the register of tasks read, on paper and in the workbook? The columns of the registers that offices keep
(parindex.md §5.4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from cchc.documents.workbooks import Cell, Column
from cchc.lifecycle.clock import now
from cchc.plans.listing import STANDS
from cchc.plans.models import Source, Status, Task
from cchc.plans.presentation.words import holder_said
from cchc.plans.rules import calendar_of, content_named, taxonomy_on
from cchc.worktime.zone import local

COLUMNS = [
    Column("STT", 6), Column("Số nhiệm vụ", 12), Column("Số, ký hiệu văn bản giao, nguồn", 28),
    Column("Nội dung nhiệm vụ", 46), Column("Cơ quan, người giao", 26), Column("Đơn vị, cá nhân chủ trì", 26),
    Column("Phối hợp", 26), Column("Ngày giao", 12), Column("Hạn xử lý", 12), Column("Hạn gia hạn", 12),
    Column("Ngày hoàn thành", 12), Column("Sản phẩm (số văn bản)", 24), Column("Trạng thái", 20),
    Column("Số ngày trễ", 9), Column("Số lần đôn đốc", 9), Column("Nguyên nhân chậm", 30), Column("Ghi chú", 24),
]  # fmt: skip
DAY = 480  # working minutes


def cells_of(number: int, task: Task) -> list[Cell]:
    """`task` is read as `with_whole_story` reads it; days late are working days of the unit."""
    delivered = max(task.submissions.all(), key=lambda each: each.number, default=None)
    product = f"{task.product}: {delivered.product_number}" if delivered and delivered.product_number else task.product
    extended = task.due_at if task.due_at != task.original_due_at else None
    return [
        number, task.code, f"{Source(task.source).label}: {task.source_text}", task.title,
        f"{task.assigner.official.full_name}, {task.assigner.unit.short_name}",
        f"{holder_said(task)}, {task.unit.short_name}",
        "; ".join(f"{part.partner.official.full_name}, {part.unit.short_name}" for part in task.parts.all()),
        _day(task.given_at), _day(task.original_due_at), _day(extended),
        _day(task.submitted_at) if task.status == Status.DONE else None, product, Status(task.status).label,
        _days_late(task, now()), len(task.letters.all()), task.delay_reason, task.reason,
    ]  # fmt: skip


def _days_late(task: Task, at: datetime) -> Cell:
    measured = task.ended_or(at)
    if not task.is_late(at) or measured is None or task.due_at is None:
        return None
    return round(calendar_of(task.unit).working_minutes(task.due_at, measured) / DAY, 1)


def _day(moment: datetime | None) -> date | None:
    return local(moment).date() if moment else None


def heading_of(asked: Mapping[str, Any]) -> str:
    """«Quá hạn; nội dung TTHC; đến hạn tháng 9/2026»: what the list was asked for, in words."""
    said = [STANDS[asked["trang_thai"]]] if asked.get("trang_thai") else []
    if code := asked.get("noi_dung"):
        content = content_named(taxonomy_on(local(now()).date()).code, code)
        said.append(f"nội dung {content.short_name if content else code}")
    if asked.get("nguon"):
        said.append(f"nguồn: {Source(asked['nguon']).label}")
    if asked.get("q"):
        said.append(f"có chữ «{asked['q']}»")
    if asked.get("thang"):
        said.append(f"đến hạn tháng {asked['thang']:%m/%Y}")
    if asked.get("han_nam"):
        said.append(f"đến hạn trong năm {asked['han_nam']}")
    if asked.get("bo_phan"):
        said.append(f"bộ phận {asked['bo_phan']}")
    if asked.get("cua_toi"):
        said.append("do tôi chủ trì hoặc giao")
    narrower = ("nguoi", "nguoi_giao", "don_vi", "nguon_id", "chua_nhan", "nam")
    said += ["theo điều kiện đã chọn trên màn hình"] if any(asked.get(name) for name in narrower) else []
    return "; ".join(said) if said else "Mọi nhiệm vụ"


def in_words(cell: Cell) -> str:
    """A cell on paper."""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)
