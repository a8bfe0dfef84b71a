"""Which working calendar has this code? Read from the content once, with the calendars it extends."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cchc.content.reading import SHIPPED, ContentError, content_files, read, read_unchecked
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.composition import EntryError, compose
from cchc.worktime.schema import Calendar
from cchc.worktime.zone import CalendarError

Chain = tuple[tuple[Path, Calendar], ...]  # from the calendar that extends none to the unit's own


@cache
def calendar(code: str, roots: tuple[Path, ...] = (SHIPPED,)) -> WorkingCalendar:
    """The calendar of that code under `roots`; pass CONTENT_ROOTS to find those of the installation."""
    return read_calendar(_file_of(code, roots), roots)


def read_calendar(path: Path, roots: tuple[Path, ...] = (SHIPPED,)) -> WorkingCalendar:
    """The calendar of one file, checked with those it extends; ContentError says file, line and reason."""
    chain = _chain(path, roots)
    calendars = [each for _, each in chain]
    try:
        days = compose(calendars)
    except EntryError as error:
        raise ContentError([(*_place_of(error, chain), str(error))]) from error
    except CalendarError as error:
        raise ContentError([(path, 1, str(error))]) from error
    rules = {unit: rule for each in calendars for unit, rule in each.rules.items()}
    own = calendars[-1]
    return WorkingCalendar(code=own.code, name=own.name, days=days, rules=rules)


def _chain(path: Path, roots: tuple[Path, ...], below: tuple[Path, ...] = ()) -> Chain:
    if path in below:
        raise ContentError([(path, 1, "lịch kế thừa vòng tròn (extends)")])
    own = read(path, Calendar)
    if own.extends is None:
        return ((path, own),)
    try:
        extended = _file_of(own.extends, roots)
    except CalendarError as error:
        raise ContentError([(path, read_unchecked(path)[1]["extends",], str(error))]) from error
    return (*_chain(extended, roots, (*below, path)), (path, own))


def _file_of(code: str, roots: tuple[Path, ...]) -> Path:
    found = [path for path in content_files("calendars", roots=roots) if _code_of(path) == code]
    if not found:
        raise CalendarError(f"Không có lịch làm việc mang mã «{code}».")
    if len(found) > 1:
        raise ContentError([(path, 1, f"có nhiều lịch làm việc cùng mang mã «{code}»") for path in found])
    return found[0]


def _code_of(path: Path) -> object:
    values, _ = read_unchecked(path)
    return values.get("code") if isinstance(values, dict) else None


def _place_of(error: EntryError, chain: Chain) -> tuple[Path, int]:
    """The file and the line of the entry that is at fault."""
    return next(
        (path, read_unchecked(path)[1]["years", number, part, position])
        for path, each in chain
        for number, year in enumerate(each.years)
        for part in ("days_off", "make_up_days")
        for position, entry in enumerate(getattr(year, part))
        if entry is error.entry
    )
