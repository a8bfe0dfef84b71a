"""What does one request cost? One published line chosen by case, and lines multiplied by pages, copies, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cchc.catalogue.models import ProcedureVersion
from cchc.catalogue.schema import Fee

ONCE = frozenset({"hồ sơ", "lần"})  # paid once a request; any other unit is counted


def lines_once(version: ProcedureVersion, *, channel: str) -> list[Fee]:
    """Lines of which one applies, by case."""
    return [fee for fee in _lines(version, channel) if fee.per in ONCE]


def lines_counted(version: ProcedureVersion, *, channel: str) -> list[Fee]:
    """Lines that add up, each multiplied by its quantity."""
    return [fee for fee in _lines(version, channel) if fee.per not in ONCE]


def counts_copies(version: ProcedureVersion, *, channel: str) -> bool:
    """Whether pages are counted for one copy, under a ceiling for each copy, and copies besides."""
    return any(fee.most for fee in lines_counted(version, channel=channel))


def fee_due(
    version: ProcedureVersion, *, channel: str, case: str = "", quantities: Sequence[int] = (), copies: int = 1
) -> int | None:
    """In đồng; None when a line that applies is not published, which is not the same as free of charge.

    Where a ceiling for each copy is published, `quantities` are those of one copy.
    """
    once = lines_once(version, channel=channel)
    chosen = [line for line in once if line.case == case] or once
    counted = list(zip(lines_counted(version, channel=channel), quantities, strict=False))
    applied = [(line, 1) for line in chosen[:1]] + [(line, times) for line, times in counted if not line.most]
    capped = [(line, times) for line, times in counted if line.most]
    if not applied and not capped:
        return None
    plain, of_copy = _sum(applied), _sum(capped)
    if plain is None or of_copy is None:
        return None
    ceiling = min((line.most for line, _ in capped if line.most), default=0)
    return plain + min(of_copy, ceiling) * copies


def _sum(lines: Iterable[tuple[Fee, int]]) -> int | None:
    """None as soon as one amount is not published."""
    total = 0
    for line, times in lines:
        if line.amount is None:
            return None
        total += line.amount * times
    return total


def _lines(version: ProcedureVersion, channel: str) -> list[Fee]:
    return [fee for fee in version.content.fees if not fee.channels or channel in fee.channels]
