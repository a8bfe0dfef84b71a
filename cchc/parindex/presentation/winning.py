"""How is said what can still be won, and what a moved figure would change?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from cchc.parindex.forms.inputs import inputs_in_short
from cchc.parindex.numbers import half_up, written
from cchc.parindex.presentation.words import points_said, sum_said
from cchc.parindex.rules.base import Answer, Outcome
from cchc.parindex.schema import Leaf
from cchc.parindex.scoring import ZERO, Score, Scored
from cchc.parindex.standpoint import Known, Standpoint
from cchc.parindex.winning import ByHand, Win
from cchc.parindex.year_standing import share_of

WIDTH = 200  # of a bar, in the drawing's own units
FINE = 4  # decimals of the points of one record
OPPOSITE = {"better": "worse", "worse": "better", "same": "same"}  # of a penalty, which is better when it is less


def win_lines(wins: list[Win], at: Standpoint) -> list[dict[str, Any]]:
    """Each with its bar against the greatest gain, its records, its leaf."""
    most = max((win.gain for win in wins), default=ZERO) or Decimal(1)
    return [
        {
            "leaf": win.leaf, "gain": points_said(half_up(win.gain, FINE)), "now": points_said(half_up(win.now, FINE)),
            "max": points_said(win.leaf.max), "best": points_said(half_up(win.best, FINE)),
            "at_stake": points_said(half_up(win.at_stake, FINE)) if win.at_stake else "", "wins": win.gain > 0,
            "bar": round(float(win.gain / most) * WIDTH, 1), "slope": _slope(win),
            "counted": _counted(win, at),
            "open": [
                {"records": each.records, "says": each.rule.says, "code": each.indicator.code} for each in win.open
            ],
            "line": at.lines.get(win.leaf.code) if at.is_running else None,
        }
        for win in wins
    ]  # fmt: skip


def _counted(win: Win, at: Standpoint) -> str:
    standing = at.known.get(win.leaf.code)
    return inputs_in_short(win.leaf, standing.inputs) if standing and standing.known == Known.FIGURES else ""


def _slope(win: Win) -> str:
    """«mỗi việc 0,02 điểm», or from which record on a step is won."""
    if not win.gain:
        return "không thêm điểm; làm không đúng hạn thì mất" if win.at_stake else "không thêm điểm"
    if win.first > 1:
        return f"phải đủ {win.first} việc mới thêm {written(half_up(win.first_gain, FINE))} điểm"
    return f"mỗi việc khoảng {written(half_up(win.each, FINE))} điểm"


def by_hand_lines(rows: list[ByHand], at: Standpoint) -> list[dict[str, Any]]:
    return [
        {"leaf": row.leaf, "gain": points_said(row.gain), "line": at.lines.get(row.leaf.code),
         "points": points_said(row.points) if row.points is not None else ""}
        for row in rows
    ]  # fmt: skip


def moved_page(at: Standpoint, tried: Iterable[tuple[Leaf, Mapping[str, Any] | None]]) -> dict[str, Any]:
    """Leaves, their fields and the index before, after, and the difference; inputs None: nothing was tried of the leaf.

    Inputs that the rule cannot use change nothing: the present standing is shown on both sides.
    """
    leaves, changed, unusable = [], dict[str, Answer](), list[str]()
    for leaf, inputs in tried:
        leaves.append(leaf)
        answer = None if inputs is None else _answer(at, leaf, inputs)
        if answer is not None:
            changed[leaf.code] = answer
        elif inputs is not None:
            unusable.append(leaf.code)
    before, after = at.score(), at.score(changed)
    have, then = share_of(at.rubric, before.fields), share_of(at.rubric, after.fields)
    rows = [_moved_leaf(at, leaf, changed) for leaf in leaves]
    codes = {leaf.code for leaf in leaves}
    rows += [
        _row(f"{old.node.code}. {old.node.name}", old.node.max, old.points, new.points)
        for old, new in zip(before.fields, after.fields, strict=True)
        if old.node.code not in codes and any(_holds(old, code) for code in codes)
    ]
    rows.append(_row("Tổng điểm, cả thưởng và phạt", None, before.total, after.total))
    rows.append(_row("Chỉ số tạm tính (%)", None, have.percent, then.percent))
    return {
        "rows": rows, "unusable": unusable,
        "not_applicable": [code for code, answer in changed.items() if answer == Outcome.NOT_APPLICABLE],
        "known_max": sum_said(then.known), "scale": sum_said(after.applicable), "bars": _bars(before, after),
    }  # fmt: skip


def _moved_leaf(at: Standpoint, leaf: Leaf, changed: Mapping[str, Answer]) -> dict[str, Any]:
    """The row of a leaf that was tried; of a penalty less is better."""
    standing = at.known.get(leaf.code)
    before = standing.answer if standing else None
    own = _row(f"{leaf.code} {leaf.name}", leaf.max, _points(before), _points(changed.get(leaf.code, before)))
    return own | {"kind": OPPOSITE[own["kind"]]} if at.is_penalty(leaf) else own


def _answer(at: Standpoint, leaf: Leaf, inputs: Mapping[str, Any]) -> Answer:
    answer = at.points(leaf, inputs)
    return min(max(answer, ZERO), leaf.max) if isinstance(answer, Decimal) else answer


def _points(answer: Answer) -> Decimal | None:
    return answer if isinstance(answer, Decimal) else None


def _holds(part: Scored, code: str) -> bool:
    return part.node.code == code or any(_holds(each, code) for each in part.parts)


def _row(name: str, most: Decimal | None, before: Decimal | None, after: Decimal | None) -> dict[str, Any]:
    gap = (after or ZERO) - (before or ZERO)
    said = written(half_up(abs(gap), FINE))
    return {
        "name": name, "max": "" if most is None else points_said(most),
        "before": "chưa có" if before is None else points_said(half_up(before, FINE)),
        "after": "chưa có" if after is None else points_said(half_up(after, FINE)),
        "change": f"+{said}" if gap > 0 else f"−{said}" if gap < 0 else "0",
        "kind": "better" if gap > 0 else "worse" if gap < 0 else "same",
    }  # fmt: skip


def _bars(before: Score, after: Score) -> list[dict[str, Any]]:
    """Each field's share of its maximum, before and after."""
    return [
        {
            "name": new.node.name, "code": new.node.code,
            "before": _share(old), "after": _share(new),
            "says": f"{sum_said(new.points or ZERO)}/{sum_said(new.node.max)}", "moved": old.points != new.points,
        }
        for old, new in zip(before.fields, after.fields, strict=True)
    ]  # fmt: skip


def _share(part: Scored) -> float:
    return round(float((part.points or ZERO) / part.node.max) * WIDTH, 1)
