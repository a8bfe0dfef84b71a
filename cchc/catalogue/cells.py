"""How is a part of a procedure written in one cell of an annex, or one box of a form, and read back?

One line is one limit, fee or paper; « | » parts its segments: «đăng ký quá hạn | lệ phí 8.000 đồng một bản».
What was read here stands in a publication decision, so its mark is «found».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from cchc.catalogue.schema import Fee, Mark, Paper, TimeLimit
from cchc.catalogue.wording import CHANNELS, FEE_KINDS, count_said
from cchc.ui.text import fold
from cchc.worktime.limit import Limit, LimitError

Value = TypeVar("Value")
NOT_PUBLISHED, FREE, OPTIONAL, LOOKED_UP = "chưa công bố", "không thu", "không bắt buộc", "tra cứu được"
NOTHING = frozenset({"khong", "khong co", "khong yeu cau"})
_BULLET = re.compile(r"^\s*[-–•+*]\s+")
_AMOUNT = r"(?P<amount>\d{1,3}(?:[.,]\d{3})+|\d+)"
_FEE = re.compile(
    rf"(?P<kind>phi|le phi):? (?:(?P<free>khong thu)|(?P<unknown>chua cong bo)|{_AMOUNT} ?(?:dong|d))"
    r"(?: ?(?:mot|/) ?(?P<per>.+))?"
)
_COUNT = re.compile(r"(\d+) (ban chinh|ban sao)")
_SLUG = re.compile(r"[^a-z0-9]+")


class CellError(ValueError):
    """A cell that cannot be read; one Vietnamese sentence that says how to write it."""


def lines_in(text: str) -> list[str]:
    """The lines of a cell without bullets; «Không có» is none."""
    lines = [_BULLET.sub("", line).strip() for line in text.splitlines()]
    found = [line for line in lines if line]
    return [] if len(found) == 1 and fold(found[0]).rstrip(" .") in NOTHING else found


def written_limits(limits: Iterable[TimeLimit]) -> str:
    return "\n".join(_joined(*_cases_said(line), _limit_said(line), _note(line.note)) for line in limits)


def read_limits(text: str) -> list[TimeLimit]:
    return [_read_limit(line) for line in lines_in(text)]


def written_fees(fees: Iterable[Fee]) -> str:
    return "\n".join(_joined(*_cases_said(fee), _fee_said(fee), _note(fee.note)) for fee in fees)


def read_fees(text: str) -> list[Fee]:
    return [_read_fee(line) for line in lines_in(text)]


def written_papers(papers: Iterable[Paper]) -> str:
    return "\n".join(
        _joined(
            paper.name,
            count_said(paper),
            paper.form and f"mẫu: {paper.form}",
            "" if paper.required else OPTIONAL,
            LOOKED_UP if paper.looked_up else "",
            _note(paper.note),
        )
        for paper in papers
    )


def read_papers(text: str, *, known: Iterable[Paper] = ()) -> list[Paper]:
    """A paper keeps the code that it had in the version before, found by its name."""
    codes = {fold(paper.name): paper.code for paper in known}
    papers: list[Paper] = []
    for line in lines_in(text):
        name, *segments = _segments(line)
        taken = {paper.code for paper in papers}
        code = codes.get(fold(name)) or _SLUG.sub("-", fold(name)).strip("-")[:40].strip("-") or "giay-to"
        papers.append(_read_paper(name, segments, _free(code, taken)))
    return papers


def _read_limit(line: str) -> TimeLimit:
    segments = _segments(line)
    at, value = _found(segments, _value_of_limit)
    if at is None:
        raise CellError(
            f"không đọc được thời hạn «{line[:60]}»: viết như «3 ngày làm việc», «15 ngày», «trong ngày» hoặc "
            f"«{NOT_PUBLISHED}»; trường hợp đứng trước, cách bằng dấu |"
        )
    channels, case = _case_of(segments[:at])
    return TimeLimit(
        case=case, channels=channels, value=value or None, mark=Mark.FOUND, note=_note_of(segments[at + 1 :])
    )


def _value_of_limit(segment: str) -> str | None:
    """«3wd» for «3 ngày làm việc», "" for «chưa công bố»; None for something else."""
    said = fold(segment).rstrip(" .")
    if said.startswith(fold(NOT_PUBLISHED)):
        return ""
    if said in ("trong ngay", "trong ngay lam viec", "ngay trong ngay"):
        return "sameday"
    found = re.fullmatch(
        r"(\d+) gio(?: (\d+) phut)?(?: lam viec)?|(\d+) phut(?: lam viec)?|(\d+) ngay( lam viec)?", said
    )
    if found is None:
        return None
    hours, rest, minutes, days, working = found.groups()
    text = f"{days}{'wd' if working else 'd'}" if days else f"{int(hours or 0) * 60 + int(rest or minutes or 0)}m"
    try:
        return str(Limit.parse(text))
    except LimitError:
        return None


def _limit_said(line: TimeLimit) -> str:
    return Limit.parse(line.value).label if line.value else NOT_PUBLISHED


def _read_fee(line: str) -> Fee:
    segments = _segments(line)
    at, found = _found(segments, lambda segment: _FEE.fullmatch(fold(segment).rstrip(" .")))
    if at is None or found is None:
        raise CellError(
            f"không đọc được phí, lệ phí «{line[:60]}»: viết như «lệ phí 8.000 đồng một bản», «lệ phí {FREE}» hoặc "
            f"«phí {NOT_PUBLISHED}»; trường hợp đứng trước, cách bằng dấu |"
        )
    channels, case = _case_of(segments[:at])
    amount = 0 if found["free"] else None if found["unknown"] else int(re.sub(r"\D", "", found["amount"]))
    per = re.search(r"(?:một|/)\s*(.+?)[ .]*$", segments[at]) if found["per"] else None
    return Fee(
        case=case,
        kind="phi" if found["kind"] == "phi" else "le_phi",
        channels=channels,
        amount=amount,
        per=per[1] if per else "hồ sơ",
        mark=Mark.FOUND,
        note=_note_of(segments[at + 1 :]),
    )


def _fee_said(fee: Fee) -> str:
    if fee.amount is None:
        said = NOT_PUBLISHED
    else:
        said = f"{fee.amount:,} đồng".replace(",", ".") if fee.amount else FREE
    return f"{FEE_KINDS[fee.kind].lower()} {said} một {fee.per}"


def _read_paper(name: str, segments: list[str], code: str) -> Paper:
    counts, form, notes, required, looked_up = (1, 0), "", [], True, False
    for segment in segments:
        said = fold(segment)
        if found := {kind: int(count) for count, kind in _COUNT.findall(said)}:
            counts = found.get("ban chinh", 0), found.get("ban sao", 0)
        elif said.startswith("mau"):
            form = re.sub(r"^mẫu:?\s*", "", segment, flags=re.IGNORECASE)
        elif said == fold(OPTIONAL):
            required = False
        elif said == fold(LOOKED_UP):
            looked_up = True
        else:
            notes.append(segment)
    originals, copies = counts
    return Paper(
        code=code, name=name, originals=originals, copies=copies, required=required, form=form, looked_up=looked_up,
        mark=Mark.FOUND, note=_note_of(notes),
    )  # fmt: skip


def _free(code: str, taken: set[str]) -> str:
    number, free = 2, code
    while free in taken:
        free, number = f"{code}-{number}", number + 1
    return free


def _segments(line: str) -> list[str]:
    return [segment.strip() for segment in line.split("|") if segment.strip()] or [line]


def _joined(*segments: str) -> str:
    return " | ".join(segment for segment in segments if segment)


def _found(segments: list[str], read: Callable[[str], Value | None]) -> tuple[int | None, Value | None]:
    """The first segment that can be read as what the line is about."""
    for at, segment in enumerate(segments):
        value = read(segment)
        if value is not None:
            return at, value
    return None, None


def _cases_said(line: TimeLimit | Fee) -> list[str]:
    """The channels, unless the case says the same; then the case."""
    said = " hoặc ".join(CHANNELS[channel] for channel in line.channels)
    return list(dict.fromkeys([said and f"nộp {said}", line.case]))


def _case_of(segments: list[str]) -> tuple[Any, str]:
    """The channels that a segment «nộp trực tuyến» names, and the case."""
    channels: list[str] = []
    cases = []
    for segment in segments:
        if fold(segment).startswith("nop "):
            channels += [code for code, name in CHANNELS.items() if fold(name) in fold(segment)]
        else:
            cases.append(segment)
    return channels, "; ".join(cases)


def _note(note: str) -> str:
    return note and f"ghi chú: {note}"


def _note_of(segments: list[str]) -> str:
    return re.sub(r"^ghi chú:\s*", "", "; ".join(segments), flags=re.IGNORECASE)
