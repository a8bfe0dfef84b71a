"""How are figures written for people? Decimal commas, and nothing where nothing was counted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cchc.content.marks import Mark
from cchc.indicators.figures import Figure
from cchc.indicators.schema import Clause, Indicator, Measure
from cchc.indicators.targets import Aim

NOTHING = "chưa có"
MARKED = {
    Mark.FOUND: "đã đối chiếu nguồn", Mark.MEMORY: "ghi theo trí nhớ, cần đối chiếu văn bản",
    Mark.COMPOSED: "tự xây dựng, chưa có văn bản quy định cách tính",
}  # fmt: skip
DIRECTIVE: dict[Clause, str] = {
    "1a": "Chỉ thị, mục 1a", "1b": "Chỉ thị, mục 1b", "1c": "Chỉ thị, mục 1c", "1d": "Chỉ thị, mục 1d",
    "1đ": "Chỉ thị, mục 1đ", "2a": "Chỉ thị, mục 2a", "2b": "Chỉ thị, mục 2b", "2c": "Chỉ thị, mục 2c",
    "2d": "Chỉ thị, mục 2d", "2đ": "Chỉ thị, mục 2đ", "3": "Chỉ thị, mục 3", "4": "Chỉ thị, mục 4",
    "K": "Chỉ thị, phần tổ chức thực hiện",
    "S1": "hạn chế: chỉ đạo chưa quyết liệt", "S2": "hạn chế: tuyên truyền chưa thường xuyên",
    "S3": "hạn chế: ứng dụng công nghệ thông tin", "S4": "hạn chế: nhiệm vụ chưa kịp thời",
    "S5": "hạn chế: thiếu sáng kiến", "S6": "hạn chế: chậm cập nhật, niêm yết",
    "S7": "hạn chế: liên thông, số hóa, thanh toán trực tuyến thấp", "S8": "hạn chế: chưa tái sử dụng dữ liệu số hóa",
    "S9": "hạn chế: năng lực công chức",
}  # fmt: skip


def number_said(value: Decimal | None) -> str:
    """98.50 → «98,5»; 1330 → «1.330»."""
    if value is None:
        return NOTHING
    whole, _, rest = f"{value:,.2f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def value_said(figure: Figure) -> str:
    """With its measure; a question that is answered with yes or no is answered so."""
    if figure.indicator.kind == Measure.FLAG:
        return "Có" if figure.of else "Chưa"
    said = number_said(figure.value)
    return said if figure.value is None else f"{said} {figure.indicator.measure}"


def counted_said(figure: Figure) -> str:
    """«62/65» where a share is told, else nothing."""
    return f"{number_said(Decimal(figure.met))}/{number_said(Decimal(figure.of))}" if figure.indicator.met else ""


def change_said(now: Figure, before: Figure) -> dict[str, Any] | None:
    """How much more or less than before, and whether that is better; None where one of both was not counted."""
    if now.value is None or before.value is None or now.indicator.kind == Measure.FLAG:
        return None
    gap = now.value - before.value
    said = number_said(abs(gap))
    if not gap:
        return {"text": "không đổi", "kind": ""}
    unit = "điểm %" if now.indicator.measure == "%" else now.indicator.measure
    return {"text": f"{'tăng' if gap > 0 else 'giảm'} {said} {unit}", "kind": _kind(now.indicator, gap)}


def _kind(indicator: Indicator, gap: Decimal) -> str:
    if indicator.better == "neither":
        return ""
    return "better" if (gap > 0) == (indicator.better == "more") else "worse"


def target_said(aim: Aim | None, figure: Figure) -> dict[str, Any] | None:
    """«từ 98 %», and whether the figure reaches it; None without a target."""
    if aim is None:
        return None
    text = f"{'không quá' if aim.at_most else 'từ'} {number_said(aim.planned)} {figure.indicator.measure}"
    if figure.value is None:
        return {"text": text, "kind": "", "gap": "", "source": aim.source}
    gap = abs(figure.value - aim.planned)
    unit = "điểm %" if figure.indicator.measure == "%" else figure.indicator.measure
    if aim.is_met(figure.value):
        return {"text": text, "kind": "better", "gap": "đạt", "source": aim.source}
    return {"text": text, "kind": "worse", "gap": f"còn thiếu {number_said(gap)} {unit}"
            if not aim.at_most else f"vượt {number_said(gap)} {unit}", "source": aim.source}  # fmt: skip
