"""How is a score given to another program? As JSON: decimals as strings, null for what is not scored yet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from cchc.parindex.numbers import half_up, plain
from cchc.parindex.schema import Part
from cchc.parindex.scoring import LeafInputs, Score, Scored


def score_sheet(score: Score, inputs: LeafInputs, year: int) -> dict[str, Any]:
    """Per leaf, per part (field, criterion), bonuses, penalties and the totals."""
    rubric, places = score.rubric, score.rubric.rounding.index
    parts = [each for each in _all(score.fields) if each.parts]
    leaves = [each for each in _all(score.fields) if isinstance(each.node, Part) and each.node.is_leaf]
    return {
        "rubric": {"code": rubric.code, "version": rubric.version, "status": rubric.status, "note": rubric.note},
        "year": year,
        "leaves": {each.node.code: _leaf(each, inputs) for each in leaves},
        "parts": {each.node.code: _part(each, places) for each in parts},
        "bonuses": {each.node.code: _leaf(each, inputs) for each in score.bonuses},
        "penalties": {each.node.code: _leaf(each, inputs) for each in score.penalties},
        "totals": {
            "points": plain(score.points),
            "applicable": plain(score.applicable),
            "scale": plain(rubric.scale),
            "bonus": plain(score.bonus),
            "penalty": plain(score.penalty),
            "total": plain(score.total),
            "total_shown": f"{half_up(score.total, places):f}",
            "index": None if score.index is None else f"{score.index:f}",
            "grade": score.grade,
            "unscored": score.unscored,
        },
    }


def _all(each_of: list[Scored]) -> Iterator[Scored]:
    for each in each_of:
        yield each
        yield from _all(each.parts)


def _leaf(each: Scored, inputs: LeafInputs) -> dict[str, Any]:
    rule = each.node.rule
    return {
        "name": each.node.name,
        "rule": rule.kind if rule else None,
        "points": None if each.points is None else plain(each.points),
        "max": plain(each.node.max),
        "applies": each.applies,
        "inputs": _as_text(inputs.get(each.node.code)),
    } | ({"struck_by": each.struck_by} if each.struck_by else {})


def _part(each: Scored, places: int) -> dict[str, Any]:
    """`percent` as soon as every leaf inside is scored."""
    whole = each.points is not None and each.applicable and not each.unscored
    return {
        "name": each.node.name,
        "points": None if each.points is None else plain(each.points),
        "max": plain(each.node.max),
        "applicable": plain(each.applicable),
        "percent": f"{half_up((each.points or Decimal(0)) * 100 / each.applicable, places):f}" if whole else None,
        "unscored": each.unscored,
    }


def _as_text(given: Any) -> Any:
    """The inputs as they were given, exact decimals as strings."""
    match given:
        case Decimal():
            return plain(given)
        case dict():
            return {name: _as_text(value) for name, value in given.items()}
        case list():
            return [_as_text(value) for value in given]
    return given
