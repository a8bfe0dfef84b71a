"""How is a rubric shown: as a tree to read, and as the same tree to write on?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cchc.parindex.editing import found_at, nodes_of, rule_boxes
from cchc.parindex.faults import DEEPEST, faults_of
from cchc.parindex.forms.section import SectionForm
from cchc.parindex.numbers import written
from cchc.parindex.rules.base import sum_of
from cchc.parindex.schema import METHODS, Leaf, Part, Place, RubricContent, walk


@dataclass
class ReadNode:
    """A part as a person reads it."""

    node: Leaf
    max: str
    rule: str
    method: str
    lead: str
    parts: list[ReadNode] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_tree(content: RubricContent) -> tuple[list[ReadNode], list[ReadNode], list[ReadNode]]:
    """Fields, bonuses, penalties."""
    return (
        [_read(part, content) for part in content.parts],
        [_read(leaf, content) for leaf in content.bonuses],
        [_read(leaf, content) for leaf in content.penalties],
    )


def _read(node: Leaf, content: RubricContent) -> ReadNode:
    rule = node.rule.said(node.max) if node.rule else ""
    method = METHODS[node.method] if node.rule else ""
    shown = ReadNode(node, written(node.max), rule, method, content.leads.get(node.lead, ""))
    if isinstance(node, Part):
        shown.parts = [_read(part, content) for part in node.parts]
        shown.unread = [unread_said(each.name, each.max) for each in node.unread]
    return shown


def unread_said(name: str, most: Any) -> str:
    return f"{name} ({written(most)} điểm)" if most else name


def mapping_said(content: RubricContent) -> dict[str, Any]:
    """What the mapping says beyond «same code»: leaves that came from elsewhere or only in part, and new ones."""
    follows = content.follows
    if follows is None or (follows.same_codes and not follows.leaves):
        return {}
    names = {leaf.code: leaf.name for leaf in content.all_leaves()}
    named = {each.new for each in follows.leaves}
    return {
        "from": follows,
        "pairs": [
            (each, names.get(each.new, "")) for each in follows.leaves if (each.old, each.what) != (each.new, "answers")
        ],
        "new": [] if follows.same_codes else [code for code in names if code not in named],
    }


@dataclass
class Row:
    """Boxes side by side: one item of a list of the rule, or what stands outside its lists."""

    at: str
    boxes: list[Any]
    number: int = 0  # of an item in its list, from 1; there may be more of them
    alone: bool = True  # the only one of its list


@dataclass
class WriteNode:
    """A part as boxes to type in; `rows` are the boxes of its rule, those of one list item together."""

    at: str
    code: str
    name: Any
    max: Any
    sum: str = ""
    agrees: bool = True
    kind: Any = None
    rows: list[Row] = field(default_factory=list)
    others: list[Any] = field(default_factory=list)  # lead, method
    words: list[Any] = field(default_factory=list)  # evidence, guidance
    unread: str = "0"
    depth: int = 0
    may_add: bool = False
    may_drop: bool = False
    has_errors: bool = False


def write_nodes(form: SectionForm, content: RubricContent) -> list[WriteNode]:
    """The nodes of the form's section in order; a criterion tells the sum of what is inside it."""
    parts = dict(walk(content.parts))
    return [_write(form, at, node, parts.get(at)) for at, node in nodes_of(form.document, form.section)]


def _write(form: SectionForm, at: Place, node: dict[str, Any], part: Part | None) -> WriteNode:
    name = ".".join(map(str, at))
    shown = WriteNode(name, node["code"], form[f"{name}.name"], form[f"{name}.max"], depth=len(at) // 2)
    if part is not None and not part.is_leaf:
        unread = sum_of(each.max for each in part.unread if each.max)
        total = sum_of(each.max for each in part.parts) + unread
        shown.sum, shown.agrees, shown.unread = written(total), total == part.max, str(unread)
        shown.may_add = shown.depth < DEEPEST
    shown.may_drop = len(at) == 2 if at[0] != "parts" else len(found_at(form.document, at[:-1])) > 1 < shown.depth
    if node.get("rule"):
        shown.kind = form[f"{name}.rule.kind"]
        shown.others = [form[f"{name}.{key}"] for key in ("lead", "method")]
        shown.words = [form[f"{name}.{key}"] for key in ("evidence", "guidance")]
        shown.rows = _rows(form, node["rule"], (*at, "rule"))
        boxes = [shown.kind, *shown.words, *(box for row in shown.rows for box in row.boxes)]
        shown.has_errors = any(box.errors for box in boxes)
    return shown


def _rows(form: SectionForm, rule: dict[str, Any], at: Place) -> list[Row]:
    rows: dict[Place, list[Any]] = {}
    for box in rule_boxes(rule, at):
        rows.setdefault(box.at[:-1], []).append(form[box.name])
    return [_row(form, here, boxes, here == at) for here, boxes in rows.items()]


def _row(form: SectionForm, at: Place, boxes: list[Any], outside: bool) -> Row:
    name = ".".join(map(str, at))
    if outside:
        return Row(name, boxes)
    return Row(name, boxes, int(at[-1]) + 1, len(found_at(form.document, at[:-1])) == 1)


def faults_said(content: RubricContent) -> list[tuple[str, str, str]]:
    """Every fault: its section, the name of its node on that page, the reason."""
    return [(*_section_of(at), reason) for at, reason in faults_of(content)]


def _section_of(at: Place) -> tuple[str, str]:
    if at[0] in ("bonuses", "penalties"):
        return "ngoai", ".".join(map(str, at[:2]))
    if at[0] != "parts":
        return "chuyen" if at[0] == "follows" else "chung", ""
    last = max(n for n, part in enumerate(at) if isinstance(part, int) and at[n - 1] == "parts")
    return str(int(at[1]) + 1), ".".join(map(str, at[: last + 1]))
