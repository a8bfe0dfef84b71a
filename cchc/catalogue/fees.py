"""What does one request cost? One published line chosen by case, and lines multiplied by pages, copies, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.catalogue.models import ProcedureVersion
from cchc.catalogue.schema import Fee

ONCE = frozenset({"hồ sơ", "lần"})  # paid once a request; any other unit is counted


def lines_once(version: ProcedureVersion, *, channel: str) -> list[Fee]:
    """Lines of which one applies, by case."""
    return [fee for fee in _lines(version, channel) if fee.per in ONCE]


def lines_counted(version: ProcedureVersion, *, channel: str) -> list[Fee]:
    """Lines that add up, each multiplied by its quantity."""
    return [fee for fee in _lines(version, channel) if fee.per not in ONCE]


def fee_due(version: ProcedureVersion, *, channel: str, case: str = "", quantities: Sequence[int] = ()) -> int | None:
    """In đồng; None when a line that applies is not published, which is not the same as free of charge."""
    once = lines_once(version, channel=channel)
    chosen = [line for line in once if line.case == case] or once
    counted = zip(lines_counted(version, channel=channel), quantities, strict=False)
    applied = [(line.amount, 1) for line in chosen[:1]] + [(line.amount, times) for line, times in counted]
    if not applied:
        return None
    total = 0
    for amount, times in applied:
        if amount is None:
            return None
        total += amount * times
    return total


def _lines(version: ProcedureVersion, channel: str) -> list[Fee]:
    return [fee for fee in version.content.fees if not fee.channels or channel in fee.channels]
