"""What would the rows of an annex change in the catalogue, and which of them cannot be used?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cchc.catalogue.annex import CODE, AnnexRow, Fault
from cchc.catalogue.models import ProcedureVersion, PublicationItem
from cchc.catalogue.parts import PartsError, content_from
from cchc.organization.models import Field
from cchc.ui.text import fold

Change = PublicationItem.Change


@dataclass(frozen=True)
class DraftItem:
    """One procedure of a decision, ready to be kept; `newest` is the version that it changes."""

    code: str
    name: str
    field: Field
    change: str
    effective_from: date
    parts: dict[str, Any] | None
    newest: ProcedureVersion | None

    def row(self, order: int) -> PublicationItem:
        """The row to be kept with a decision."""
        return PublicationItem(
            order=order, code=self.code, name=self.name, field=self.field, change=self.change,
            effective_from=self.effective_from, parts=self.parts,
        )  # fmt: skip


@dataclass(frozen=True)
class Drafted:
    items: list[DraftItem]
    faults: list[Fault]


def newest_versions(codes: Iterable[str]) -> dict[str, ProcedureVersion]:
    """By code the version with the highest number, in force, past or to come."""
    rows = ProcedureVersion.objects.filter(procedure__code__in=list(codes)).select_related("procedure__field")
    return {version.procedure.code: version for version in rows.order_by("number")}


def drafted(rows: Sequence[AnnexRow], *, effective_from: date, source: str) -> Drafted:
    """Every row as an item or as the faults that keep it from being one; two queries, whatever their number."""
    newest = newest_versions(row.own["ma"] for row in rows)
    fields = {fold(name): field for field in Field.objects.all() for name in (field.name, field.code)}
    found = Drafted([], [])
    seen: set[str] = set()
    for row in rows:
        code = row.own["ma"]
        item, faults = _item(row, newest.get(code), fields, effective_from=effective_from, source=source)
        if code in seen:
            faults = [row.fault("ma", f"mã {code} xuất hiện hai lần"), *faults]
        seen.add(code)
        found.faults.extend(faults)
        if item is not None and not faults:
            found.items.append(item)
    return found


def why_not_change(change: str, newest: ProcedureVersion | None, effective_from: date) -> str:
    """Why a procedure cannot be changed so from that day; empty when it can."""
    if newest is None:
        return "" if change == Change.NEW else "thủ tục chưa có trong danh mục, chỉ công bố mới được"
    if newest.effective_from == effective_from or newest.effective_until == effective_from:
        return ""  # another unit of this installation applied the same decision
    if newest.effective_until is not None:
        return "" if change == Change.NEW else f"thủ tục đã bị bãi bỏ từ {newest.effective_until:%d/%m/%Y}"
    if change == Change.NEW:
        return "thủ tục đã có trong danh mục, hãy công bố là sửa đổi, bổ sung"
    if effective_from < newest.effective_from:
        return f"ngày hiệu lực phải sau {newest.effective_from:%d/%m/%Y}, ngày của phiên bản đang có"
    return ""


def _item(
    row: AnnexRow, newest: ProcedureVersion | None, fields: dict[str, Field], *, effective_from: date, source: str
) -> tuple[DraftItem | None, list[Fault]]:
    code, faults = row.own["ma"], []
    if not CODE.fullmatch(code):
        faults.append(row.fault("ma", f"mã «{code}» phải như 1.001193" if code else "chưa ghi mã thủ tục"))
    if not row.change:
        faults.append(row.fault("cong_bo", "phải là Mới ban hành, Sửa đổi, bổ sung hoặc Bãi bỏ"))
    day, wrong = _day(row.own["hieu_luc"], effective_from)
    if wrong:
        faults.append(row.fault("hieu_luc", wrong))
    elif not faults and (reason := why_not_change(row.change, newest, day)):
        faults.append(row.fault("cong_bo", reason))
    field = newest.procedure.field if newest else fields.get(fold(row.own["linh_vuc"]))
    if field is None:
        said = row.own["linh_vuc"]
        faults.append(row.fault("linh_vuc", f"không có lĩnh vực «{said}»" if said else "chưa ghi lĩnh vực"))
    if faults or field is None:
        return None, faults
    if row.change == Change.ABOLISHED:
        name = newest.name if newest else row.said.get("ten", "")
        return DraftItem(code, name, field, row.change, day, None, newest), []
    try:
        content = content_from(
            row.said, code=code, version=newest.number + 1 if newest else 1, effective_from=day, source=source,
            base=newest.content if newest else None,
        )  # fmt: skip
    except PartsError as error:
        return None, [row.fault(key, reason) for key, reason in error.faults]
    parts = content.model_dump(mode="json")
    return DraftItem(code, content.name, field, row.change, day, parts, newest), []


def _day(text: str, otherwise: date) -> tuple[date, str]:
    if not text:
        return otherwise, ""
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date(), ""  # noqa: DTZ007  (a day, no moment)
        except ValueError:
            continue
    return otherwise, f"không đọc được ngày «{text}», viết như 23/11/2026"
