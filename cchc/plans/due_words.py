"""What does a plan mean by «Quý II», «Trước 15/12», «Thường xuyên», «30 ngày sau công bố»? Days, or nothing: what is
not understood is asked, never guessed.

    due_read("14/3, 14/6", 2026) == DueRead(DueKind.DAY, (date(2026, 3, 14), date(2026, 6, 14)))
    due_read("theo quy định", 2026) is None
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cchc.plans.models import DueKind
from cchc.ui.text import fold


@dataclass(frozen=True)
class DueRead:
    """One kind, and its days in order; an awaited event has none."""

    kind: str
    days: tuple[date, ...] = ()


ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
QUARTER = r"(?:quy|q)\s*(iv|iii|ii|i|[1-4])"
YEAR = r"(?:\s*(?:/|nam|-)\s*(20\d\d))?"
ONGOING = re.compile(
    r"(?:thuong xuyen|lien tuc|hang ngay|quanh nam|ca nam|suot nam|trong ca nam)"
    r"(?:[ ,;-]*(?:trong nam|ca nam|hang nam|hang ngay|lien tuc|hang quy|nam 20\d\d))*"
)
EVENT = re.compile(
    r"\bsau (?:khi|ngay|cong bo|khi co|ket luan|quyet dinh)\b|\bngay (?:lv |lam viec )?(?:sau|ke tu)\b|\bke tu\b"
    r"|\bkhi (?:co|phat sinh|duoc)\b|\bmoi (?:qd|quyet dinh|ho so|van ban|lan)\b|\bdot xuat\b|\btheo yeu cau\b"
)
BEFORE = re.compile(r"^(?:hoan thanh |xong |han |thuc hien |cham nhat |den |het |vao |trong |ngay |truoc |tu )+")
NO_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}")
LISTED = re.compile(r"\s*(?:[,;\n]|\bva\b|&)\s*")
RANGE = re.compile(r"^(?:tu )?(.+?)\s+(?:-|den|den het)\s+(.+)$")


def due_read(text: str, year: int) -> DueRead | None:
    """What the words of a table mean in a plan of that year."""
    said = _plain(text)
    if not said:
        return None
    if ONGOING.fullmatch(said):
        return DueRead(DueKind.ONGOING, (date(year, 12, 31),))
    if EVENT.search(said) and not NO_DAY.search(said):
        return DueRead(DueKind.EVENT)
    said = re.sub(r"\b(?:nam sau|nam ke tiep|nam tiep theo)\b", f"nam {year + 1}", said)
    if repeated := _repeated(said, year):
        return repeated
    if (span := RANGE.match(said)) and not LISTED.search(said):
        first, last = _part(span[1], "", year), _part(span[2], _unit(span[1]), year)
        return last if first and last else None
    return _listed(said, year)


def _plain(text: str) -> str:
    """Folded, without remarks in brackets that hold no day of their own, with one kind of hyphen."""
    said = fold(re.sub(r"[–—−]", "-", text)).strip(" .:")
    outside = re.sub(r"\([^)]*\)", " ", said)
    bare = " ".join(outside.split()).strip(" .,;:")
    return bare or said.strip("()")


def _repeated(said: str, year: int) -> DueRead | None:
    """«Cuối quý», «hằng tháng», «ngày 20 hằng tháng», «ngày 14 tháng cuối quý»."""
    every = r"(?:hang|moi|cuoi|tung|cuoi moi|cuoi hang)"
    if re.fullmatch(rf"(?:theo |dinh ky |bao cao )*(?:{every} quy|theo quy|quy)", said):
        return DueRead(DueKind.QUARTER, tuple(_end(year, month) for month in (3, 6, 9, 12)))
    if re.fullmatch(rf"(?:theo |dinh ky )*(?:{every} thang|theo thang)", said):
        return DueRead(DueKind.DAY, tuple(_end(year, month) for month in range(1, 13)))
    if found := re.fullmatch(r"(?:truoc )?(?:ngay )?(\d{1,2}) (?:cua )?(?:hang|moi) thang", said):
        return _days(year, range(1, 13), int(found[1]))
    if found := re.fullmatch(r"(?:truoc )?(?:ngay )?(\d{1,2}) (?:cua )?thang cuoi (?:cua )?(?:moi |hang )?quy", said):
        return _days(year, (3, 6, 9, 12), int(found[1]))
    return None


def _days(year: int, months: range | tuple[int, ...], day: int) -> DueRead | None:
    if not 1 <= day <= 31:
        return None
    return DueRead(DueKind.DAY, tuple(date(year, month, min(day, _end(year, month).day)) for month in months))


def _listed(said: str, year: int) -> DueRead | None:
    """Parts with commas between them; «Quý II, IV» says «quý» once for both."""
    found: list[DueRead] = []
    unit = ""
    for part in filter(None, LISTED.split(said)):
        read = _part(part, unit, year)
        if read is None:
            return None
        found.append(read)
        unit = _unit(part) or unit
    if not found:
        return None
    days = tuple(sorted({day for read in found for day in read.days}))
    kinds = {read.kind for read in found}
    return DueRead(DueKind.QUARTER if kinds == {DueKind.QUARTER} else DueKind.DAY, days)


def _unit(part: str) -> str:
    found = re.search(r"\b(quy|thang)\b", part)
    return found[1] if found else ""


def _part(part: str, unit: str, year: int) -> DueRead | None:
    """One day, month or quarter. Before a month or a quarter may mean its beginning: that is asked."""
    part = part.strip()
    if re.match(r"(?:xong |hoan thanh )?truoc (?:thang|quy|q)\b", part):
        return None
    bare = BEFORE.sub("", part)
    if unit and re.fullmatch(r"(?:iv|iii|ii|i|\d{1,2})", bare):
        bare = f"{unit} {bare}"
    for pattern, reads in PARTS:
        if found := re.fullmatch(pattern, bare):
            return _checked(reads(found, year), year)
    return None


def _checked(read: DueRead | None, year: int) -> DueRead | None:
    """A day of another year was meant for another plan, or is a slip."""
    return read if read and all(year <= day.year <= year + 1 for day in read.days) else None


def _day_month(found: re.Match[str], year: int) -> DueRead | None:
    try:
        return DueRead(DueKind.DAY, (date(int(found[3] or year), int(found[2]), int(found[1])),))
    except ValueError:
        return None


def _month(found: re.Match[str], year: int) -> DueRead | None:
    month = int(found[1])
    return DueRead(DueKind.DAY, (_end(int(found[2] or year), month),)) if 1 <= month <= 12 else None


def _quarter(found: re.Match[str], year: int) -> DueRead:
    quarter = ROMAN.get(found[1]) or int(found[1])
    return DueRead(DueKind.QUARTER, (_end(int(found[2] or year), 3 * quarter),))


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


PARTS: tuple[tuple[str, Callable[[re.Match[str], int], DueRead | None]], ...] = (
    (r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*(?:[/.-]|nam)\s*(20\d\d))?", _day_month),
    (r"(\d{1,2}) thang (\d{1,2})(?: nam (20\d\d))?", _day_month),
    (r"(?:cuoi )?thang (\d{1,2})" + YEAR, _month),
    (r"(\d{1,2})\s*/\s*(20\d\d)", _month),
    (r"(?:cuoi )?" + QUARTER + YEAR, _quarter),
    (r"(?:6|sau) thang dau nam", lambda found, year: DueRead(DueKind.DAY, (_end(year, 6),))),
    (r"(?:9|chin) thang(?: dau nam)?", lambda found, year: DueRead(DueKind.DAY, (_end(year, 9),))),
    (r"(?:6|sau) thang cuoi nam", lambda found, year: DueRead(DueKind.DAY, (_end(year, 12),))),
    (r"(?:cuoi )?nam(?: (20\d\d))?",
     lambda found, year: DueRead(DueKind.DAY, (_end(int(found[1] or year), 12),))),
)  # fmt: skip


def said_of(kind: str, days: tuple[date, ...]) -> str:
    """«31/03/2026, 30/06/2026»; «cả năm, đến 31/12/2026»; «khi có sự kiện»."""
    if kind == DueKind.EVENT:
        return "Khi có sự kiện, chưa có hạn"
    said = ", ".join(f"{day:%d/%m/%Y}" for day in days)
    return f"Cả năm, đến {said}" if kind == DueKind.ONGOING else said
