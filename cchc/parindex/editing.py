"""How is the document of a draft written on the screen: one section at a time, a box for each text and number?

A section is `chung` (title, years, caps), the number of a field, `ngoai` (bonuses and penalties), or `chuyen` (where
leaves of the version before went, a form of its own). A box is named by its place in the document,
«parts.0.parts.1.max».
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal
from unicodedata import normalize

from cchc.parindex.new_rules import new_rule
from cchc.parindex.schema import Place

Document = dict[str, Any]
BoxKind = Literal["number", "text", "long", "lead", "kind", "method", "zero", "evidence"]
GENERAL: dict[str, tuple[str, BoxKind]] = {
    "title": ("Tên bộ tiêu chí", "text"),
    "source": ("Căn cứ, nguồn", "long"),
    "note": ("Ghi chú", "long"),
    "from_year": ("Áp dụng từ năm", "number"),
    "scale": ("Thang điểm", "number"),
    "bonus_cap": ("Điểm thưởng tối đa", "number"),
    "penalty_cap": ("Điểm phạt tối đa", "number"),
}
OF_RULE: dict[str, tuple[str, BoxKind]] = {
    "points": ("Điểm", "number"), "points_yes": ("Điểm khi có", "number"), "points_no": ("Điểm khi không", "number"),
    "lower": ("Từ (%)", "number"), "upper": ("Đến (%)", "number"), "floor": ("Mức tối thiểu", "number"),
    "percent": ("Chỉ tiêu (%)", "number"), "from_year": ("Từ năm", "number"), "margin": ("Vượt (điểm %)", "number"),
    "each": ("Điểm mỗi lần", "number"), "cap": ("Nhiều nhất", "number"), "days": ("Số ngày mỗi lần", "number"),
    "at_least": ("Từ số lượng", "number"), "at": ("Mốc (%)", "number"), "below": ("Dưới mốc đầu", "number"),
    "by": ("Đến ngày (31/01)", "text"), "within": ("Trong (30d, 20wd)", "text"), "later": ("Muộn hơn", "number"),
    "weight": ("Hệ số", "number"), "scale": ("Thang", "number"), "min_sample": ("Số phiếu tối thiểu", "number"),
    "step": ("Bậc điểm", "number"), "formula": ("Công thức", "text"), "index": ("Bộ chỉ số", "text"),
    "label": ("Nội dung", "text"), "a": ("a là", "text"), "b": ("b là", "text"),
    "zero_denominator": ("Khi a = 0", "zero"),
}  # fmt: skip


@dataclass(frozen=True)
class Box:
    at: Place
    label: str
    kind: BoxKind
    value: str

    @property
    def name(self) -> str:
        return ".".join(str(part) for part in self.at)


def sections_of(document: Document) -> list[tuple[str, str]]:
    """Key and name of each section."""
    fields = [(str(n), f"{field['code']}. {field['name']}") for n, field in enumerate(document["parts"], 1)]
    outside = [("ngoai", "Điểm thưởng, điểm phạt"), ("chuyen", "Bảng chuyển từ phiên bản trước")]
    return [("chung", "Thông tin chung"), *fields, *outside]


def nodes_of(document: Document, section: str) -> list[tuple[Place, dict[str, Any]]]:
    """The fields, criteria and leaves written in the section, a part before those inside it."""
    if section in ("chung", "chuyen"):
        return []
    if section == "ngoai":
        return [((name, n), leaf) for name in ("bonuses", "penalties") for n, leaf in enumerate(document[name])]
    number = int(section) - 1
    return list(_walk(document["parts"][number], ("parts", number)))


def _walk(part: dict[str, Any], at: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    yield at, part
    for n, inner in enumerate(part["parts"]):
        yield from _walk(inner, (*at, "parts", n))


def boxes_of(document: Document, section: str) -> list[Box]:
    """Every box of the section, in the order of the page."""
    if section == "chung":
        return [Box((key,), label, kind, _shown(document[key], kind)) for key, (label, kind) in GENERAL.items()]
    return [box for at, node in nodes_of(document, section) for box in boxes_of_node(at, node)]


def boxes_of_node(at: Place, node: dict[str, Any]) -> Iterator[Box]:
    yield Box((*at, "name"), f"Tên mục {node['code']}", "text", node["name"])
    yield Box((*at, "max"), f"Điểm tối đa mục {node['code']}", "number", _shown(node["max"], "number"))
    if node.get("rule"):
        yield Box((*at, "rule", "kind"), "Cách chấm", "kind", node["rule"]["kind"])
        yield from rule_boxes(node["rule"], (*at, "rule"))
        yield Box((*at, "lead"), "Đầu mối", "lead", node["lead"])
        yield Box((*at, "method"), "Phương pháp", "method", node["method"])
        evidence = "\n".join(each["label"] for each in node["evidence"])
        yield Box((*at, "evidence"), "Tài liệu kiểm chứng, mỗi dòng một loại", "evidence", evidence)
        yield Box((*at, "guidance"), "Hướng dẫn", "long", node["guidance"])


def rule_boxes(value: Any, at: Place) -> Iterator[Box]:
    """What can be typed of a rule; a bound that is not there stays away."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, dict | list):
            yield from rule_boxes(inner, (*at, key))
        elif key in OF_RULE and inner is not None:
            label, kind = OF_RULE[key]
            yield Box((*at, key), label, kind, _shown(inner, kind))


def _shown(value: Any, kind: str) -> str:
    return str(value).replace(".", ",") if kind == "number" else str(value)


def typed_into(document: Document, section: str, typed: Mapping[str, str]) -> Document:
    """The document with what was typed; a rule whose kind was changed begins anew."""
    changed = copy.deepcopy(document)
    renewed: list[str] = []
    for box in boxes_of(document, section):
        value = normalize("NFC", typed.get(box.name, box.value).replace("\r\n", "\n").strip())
        if box.kind == "kind" and value != box.value:
            node = found_at(changed, box.at[:-2])
            most = Decimal(str(node["max"])) if _is_number(node["max"]) else Decimal(1)
            node["rule"] = new_rule(value, most, year=changed["from_year"], penalty=box.at[0] == "penalties")
            renewed.append(".".join(str(part) for part in box.at[:-1]) + ".")
        elif not any(box.name.startswith(begin) for begin in renewed):
            _put(found_at(changed, box.at[:-1]), box, value)
    return changed


def _put(node: Any, box: Box, value: str) -> None:
    if box.kind == "evidence":  # a document that was there keeps how many of it are needed
        known = {each["label"]: each for each in node["evidence"]}
        lines = (line.strip() for line in value.splitlines())
        node["evidence"] = [known.get(line, {"label": line}) for line in lines if line]
    else:
        node[box.at[-1]] = value.replace(",", ".") if box.kind == "number" else value


def _is_number(text: Any) -> bool:
    try:
        return Decimal(str(text)).is_finite()
    except ArithmeticError:
        return False


def found_at(document: Any, at: Place) -> Any:
    for part in at:
        document = document[part]
    return document


OUTSIDE = {("bonuses",): ("T", "BONUS"), ("penalties",): ("P", "PENALTY")}  # beginning of the code, kind of rule


def with_new_leaf(document: Document, at: Place) -> tuple[Document, Place]:
    """One more leaf at the end of a part (or of the bonuses, the penalties), and its place."""
    changed = copy.deepcopy(document)
    if at in OUTSIDE:
        begin, kind = OUTSIDE[at]
    else:
        begin, kind = f"{found_at(changed, at)['code']}.", "MANUAL_JUDGEMENT"
        at = (*at, "parts")
    leaves = found_at(changed, at)
    used = {leaf["code"] for leaf in leaves}
    code = next(name for n in range(1, len(used) + 2) if (name := f"{begin}{n}") not in used)
    rule = new_rule(kind, Decimal("0.5"), year=changed["from_year"])
    leaves.append({"code": code, "name": "Mục mới", "max": "0.5", "rule": rule})
    return changed, (*at, len(leaves) - 1)


def with_new_row(document: Document, at: Place) -> Document:
    """One more row in a list of a rule (bands, steps, items …), like the one at this place, to be written over."""
    changed = copy.deepcopy(document)
    rows = found_at(changed, at[:-1])
    row = copy.deepcopy(rows[int(at[-1])])
    if "code" in row:
        used = {each["code"] for each in rows}
        row["code"] = next(name for n in range(2, len(used) + 3) if (name := f"item_{n}") not in used)
    rows.insert(int(at[-1]) + 1, row)
    return changed


def without(document: Document, at: Place) -> Document:
    """The document without one leaf, or one row of a rule."""
    changed = copy.deepcopy(document)
    del found_at(changed, at[:-1])[at[-1]]
    return changed
