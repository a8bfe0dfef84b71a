"""Xuất danh sách: a list leaves the house, as a workbook or on paper; the record keeps who took out what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.organization.models import Post

MOST = {"excel": 100_000, "print": 2_000}  # rows at once
Way = Literal["excel", "print"]


def why_not_export_list(*, way: Way, rows: int, by: Actor) -> Refusal | None:
    if rows > MOST[way]:
        most = f"{MOST[way]:,}".replace(",", ".")
        what = "Tệp Excel" if way == "excel" else "Bản in"
        return Refusal(f"{what} có nhiều nhất {most} dòng. Hãy thêm điều kiện lọc, ví dụ chọn từng tháng, rồi làm lại.")
    return None


@transaction.atomic
def export_list(*, title: str, asked: str, columns: Sequence[str], rows: int, way: Way, by: Actor) -> None:
    """Written down in the chain of the acting post before the list is handed out."""
    post = Post.objects.select_for_update(of=("self",)).get(pk=by.post_id)
    refuse(why_not_export_list(way=way, rows=rows, by=by))
    record_event("list_exported", subject=post, by=by, data={
        "list": title, "asked": asked, "columns": list(columns), "rows": rows, "way": way,
    })  # fmt: skip
