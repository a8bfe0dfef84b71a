"""How does the register of documents read: its columns on the screen, on paper and in the workbook?

The columns follow the register of incoming documents of Decree 30/2020/NĐ-CP, Appendix IV, as far as a task needs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from cchc.documents.workbooks import Cell, Column
from cchc.lifecycle.clock import now
from cchc.plans.forms.sources import ANY_YEAR
from cchc.plans.models import OfficialDocument, Task
from cchc.worktime.zone import local

COLUMNS = [
    Column("Số", 8), Column("Ngày đăng ký", 13), Column("Cơ quan ban hành", 28), Column("Số, ký hiệu", 20),
    Column("Ngày văn bản", 13), Column("Trích yếu nội dung", 50), Column("Nhiệm vụ đã giao", 22),
]  # fmt: skip


def cells_of(row: OfficialDocument, tasks: list[Task]) -> list[Cell]:
    return [
        row.register_number, local(row.registered_at).date(), row.issuer, row.symbol, row.issued_on, row.summary,
        ", ".join(task.code for task in tasks),
    ]  # fmt: skip


def heading_of(asked: Mapping[str, str]) -> str:
    """«Sổ văn bản đến năm 2026, có chữ «niêm yết»»."""
    way = OfficialDocument.Way(asked["so"]).label
    said = f"Sổ {way.lower()}" + (", mọi năm" if asked["nam"] == ANY_YEAR else f" năm {asked['nam']}")
    return f"{said}, có chữ «{asked['q']}»" if asked.get("q") else said


def page_line(row: OfficialDocument, tasks: list[Task], own: UUID) -> dict[str, Any]:
    """One line of the list: how many tasks came of it, and whether one is late; whose it is when not one's own."""
    at = now()
    return {
        "document": row,
        "unit": "" if row.unit_id == own else row.unit.short_name,
        "tasks": len(tasks),
        "open": sum(task.is_open for task in tasks),
        "late": sum(task.is_open and task.is_late(at) for task in tasks),
    }
