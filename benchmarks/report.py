"""What does docs/performance.md say? The machine, every row beside its limit, and whether each bar is met."""

from __future__ import annotations

from typing import Any

from benchmarks.measuring import is_met, short


def line(measured: dict[str, Any]) -> str:
    beside = f", limit {short(measured['limit'])}, ratio {short(measured['ratio'])}" if measured["limit"] else ""
    spread = f" ({measured['spread']})" if measured["spread"] else ""
    asked = "".join(f"; {each}: {said(measured, each)}" for each in measured.get("must", ()))
    return f"{measured['bar']} {measured['work']}: {short(measured['ours'])} {measured['unit']}{beside}{spread}{asked}"


def said(measured: dict[str, Any], sentence: str) -> str:
    return "met" if is_met(measured, sentence) else "NOT MET"
