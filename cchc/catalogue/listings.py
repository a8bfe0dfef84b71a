"""What do the lists of the catalogue say when they leave the house? The columns and rows of their pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cchc.catalogue.models import Publication
from cchc.catalogue.posting_rules import PlaceKind
from cchc.catalogue.unheld import Unheld
from cchc.catalogue.wording import Line
from cchc.documents.taking_out import Listing
from cchc.documents.workbooks import Cell, Column

Rows = Sequence[Mapping[str, Any]]


def procedures_listing(rows: Rows, asked: str) -> Listing:
    columns = [
        Column("Lĩnh vực", 24), Column("Mã", 12), Column("Thủ tục", 60), Column("Tên thường gọi", 36),
        Column("Liên thông", 18), Column("Thời hạn", 20), Column("Phí, lệ phí", 24), Column("Trực tuyến", 16),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [
            row["version"].procedure.field.name, row["version"].procedure.code, row["version"].name,
            row["version"].plain_name, row["interlinked"], _marked(row["limit"]),
            "; ".join(_marked(fee) for fee in row["fee"]), row["online"],
        ]
        for row in rows
    ]  # fmt: skip
    return Listing("Danh mục thủ tục hành chính", asked, columns, lines, len(lines), "danh-muc-thu-tuc")


def _marked(line: Line) -> str:
    """What was not read in a source says so on paper too."""
    return f"{line.said} ({line.mark})" if line.mark else line.said


def publications_listing(rows: Sequence[Any]) -> Listing:
    """Rows carry `changed`, `to_post` and `late`."""
    columns = [
        Column("Quyết định", 18), Column("Cơ quan ban hành", 30), Column("Ngày ký", 12), Column("Trích yếu", 50),
        Column("Ngày nhận", 12), Column("Có hiệu lực", 12), Column("Số thủ tục", 10), Column("Trạng thái", 16),
        Column("Niêm yết", 22),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [
            row.number, row.issuer, row.signed_on, row.summary, row.received_on, row.effective_from, row.changed,
            "Đã áp dụng" if row.status == Publication.Status.APPLIED else "Chưa áp dụng", _posting_said(row),
        ]
        for row in rows
    ]  # fmt: skip
    return Listing("Quyết định công bố thủ tục hành chính", "Mới nhận ở trên", columns, lines, len(lines), "cong-bo")


def _posting_said(row: Any) -> str:
    if row.late:
        return f"{row.late} việc quá hạn"
    if row.to_post:
        return f"{row.to_post} việc đang chờ"
    return "Đủ mọi nơi" if row.status == Publication.Status.APPLIED else "chưa giao"


def reviews_listing(lines: Rows) -> Listing:
    """Proposals with what each saves a year, in đồng."""
    columns = [
        Column("Phương án", 40), Column("Ngày soạn", 12), Column("Thủ tục", 50), Column("Mã", 12),
        Column("Tiết kiệm một năm (đồng)", 18), Column("Trạng thái", 22),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            line["review"].title, line["review"].drafted_at, line["review"].version.name,
            line["review"].version.procedure.code, line["saved"], line["review"].get_status_display(),
        ]
        for line in lines
    ]  # fmt: skip
    return Listing("Phương án đơn giản hóa", "Mới soạn ở trên", columns, rows, len(rows), "ra-soat")


def unheld_listing(found: Sequence[Unheld]) -> Listing:
    """Roles that nobody holds in some fields."""
    columns = [
        Column("Vai trò", 40), Column("Lĩnh vực chưa có người", 60), Column("Số thủ tục sẽ dừng", 14),
    ]  # fmt: skip
    rows: list[list[Cell]] = [[each.roles, "; ".join(each.fields), len(each.procedures)] for each in found]
    return Listing("Bước quy trình chưa ai giữ được", "Quy trình đang áp dụng, người giữ vị trí hôm nay",
                   columns, rows, len(rows), "buoc-chua-ai-giu")  # fmt: skip


def posting_work_listing(lines: Rows) -> Listing:
    """What is still to be posted, by place and decision."""
    columns = [
        Column("Nơi niêm yết", 30), Column("Quyết định", 24), Column("Việc", 44), Column("Hạn", 18),
        Column("Còn lại", 22),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [line["work"].place, line["work"].publication, line["work"].said, line["work"].due_at, line["left"]]
        for line in lines
    ]
    return Listing("Thủ tục chờ niêm yết", "Việc đến hạn trước ở trên", columns, rows, len(rows), "cho-niem-yet")


def places_listing(places: Sequence[tuple[Any, PlaceKind | None]]) -> Listing:
    """Places in use, each with its kind; they carry `to_do`, what they still lack."""
    columns = [
        Column("Nơi niêm yết", 30), Column("Loại", 24), Column("Địa điểm, địa chỉ", 44), Column("Hạn niêm yết", 18),
        Column("Hạn gỡ", 18), Column("Còn lại", 12),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            place.name, kind.name if kind else "", place.location,
            kind.posted_within.limit.label if kind else "", kind.removed_within.limit.label if kind else "",
            place.to_do,
        ]
        for place, kind in places
    ]  # fmt: skip
    return Listing("Nơi niêm yết", "Các nơi đang dùng", columns, rows, len(rows), "noi-niem-yet")
