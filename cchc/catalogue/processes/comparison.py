"""What does a new process change beside the one in force? Steps set side by side, each difference named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cchc.catalogue.limits import minutes_of, total_of_times
from cchc.catalogue.schema import DraftStep
from cchc.catalogue.walk import StepLine, line_of
from cchc.catalogue.wording import DOES, holder_said, time_said
from cchc.worktime.spoken import spoken_minutes

ALIKE = 0.6  # of two names: the same step in other words
KINDS = {"same": "Giữ nguyên", "changed": "Sửa", "moved": "Đổi thứ tự", "added": "Thêm", "removed": "Bỏ"}


@dataclass(frozen=True)
class Difference:
    """One word of a step that is not as before."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Pair:
    """A step as it was and as it will be; an added one has no number before, a removed one none after."""

    kind: str
    before: int | None
    after: int | None
    old: StepLine | None
    new: StepLine | None
    differences: tuple[Difference, ...] = ()

    @property
    def said(self) -> str:
        """«Sửa, đổi thứ tự» for what was both changed and moved."""
        if self.kind == "moved" and self.differences:
            return "Sửa, đổi thứ tự"
        return KINDS[self.kind]


@dataclass(frozen=True)
class Comparison:
    pairs: tuple[Pair, ...]
    summary: str


def compared(old: Sequence[DraftStep], new: Sequence[DraftStep]) -> Comparison:
    """In the order of the new process; what is removed stands where it stood."""
    matched = _matched(old, new)
    kept = _in_old_order(matched)
    pairs = [_pair(number, matched, kept, old, new) for number in range(1, len(new) + 1)]
    gone = [number for number in range(1, len(old) + 1) if number not in matched.values()]
    for number in gone:
        before = [place for place, pair in enumerate(pairs) if pair.before is not None and pair.before < number]
        removed = Pair("removed", number, None, _line(number, old), None)
        pairs.insert(before[-1] + 1 if before else 0, removed)
    return Comparison(tuple(pairs), _summary(pairs, old, new))


def _matched(old: Sequence[DraftStep], new: Sequence[DraftStep]) -> dict[int, int]:
    """New number → old number: the same name first, then names alike, then the same work beside the same neighbour."""
    found: dict[int, int] = {}
    for fits in (_same_name, _alike, _same_work):
        for after, step in enumerate(new, 1):
            free = (number for number in range(1, len(old) + 1) if number not in found.values())
            before = next((number for number in free if fits(old[number - 1], step)), None)
            if after in found or before is None:
                continue
            if fits is not _same_work or found.get(after - 1) == before - 1 or found.get(after + 1) == before + 1:
                found[after] = before
    return found


def _same_name(one: DraftStep, other: DraftStep) -> bool:
    return one.name == other.name and one.does is other.does


def _alike(one: DraftStep, other: DraftStep) -> bool:
    return one.does is other.does and SequenceMatcher(None, one.name, other.name).ratio() >= ALIKE


def _same_work(one: DraftStep, other: DraftStep) -> bool:
    return one.does is other.does and one.roles == other.roles


def _in_old_order(matched: dict[int, int]) -> set[int]:
    """The most of the new numbers whose old numbers still follow one another: the others were moved."""
    runs: list[list[int]] = [[]]
    for after in sorted(matched):
        before = [run for run in runs if not run or matched[run[-1]] < matched[after]]
        runs.append([*_longest(before), after])
    return set(_longest(runs))


def _longest(runs: Sequence[list[int]]) -> list[int]:
    return max(runs, key=lambda run: len(run))


def _pair(
    after: int, matched: dict[int, int], kept: set[int], old: Sequence[DraftStep], new: Sequence[DraftStep]
) -> Pair:
    step, before = new[after - 1], matched.get(after)
    if before is None:
        return Pair("added", None, after, None, _line(after, new))
    goes_to = {number: place for place, number in matched.items()}
    differences = tuple(_differences(old[before - 1], step, goes_to))
    kind = "moved" if after not in kept else "changed" if differences else "same"
    return Pair(kind, before, after, _line(before, old), _line(after, new), differences)


def _line(number: int, steps: Sequence[DraftStep]) -> StepLine:
    return line_of(number, steps[number - 1], whole=steps[number - 1].mark)


def _differences(old: DraftStep, new: DraftStep, goes_to: dict[int, int]) -> Iterator[Difference]:
    said = (
        ("Tên", old.name, new.name),
        ("Việc", DOES[old.does] if old.does else "", DOES[new.does] if new.does else ""),
        ("Vai trò", holder_said(old), holder_said(new)),
        ("Nơi làm", old.place, new.place),
        ("Thời gian", time_said(old), time_said(new)),
        ("Ghi chú", old.note, new.note),
    )
    yield from (Difference(*each) for each in said if each[1] != each[2])
    if (goes_to.get(old.back_to) if old.back_to else None) != new.back_to:
        yield Difference("Trả lại", _back(old), _back(new))


def _back(step: DraftStep) -> str:
    return f"bước {step.back_to}" if step.back_to else "không"


def _summary(pairs: Sequence[Pair], old: Sequence[DraftStep], new: Sequence[DraftStep]) -> str:
    """«Thêm 1 bước, sửa 2 bước; tổng thời gian giảm 2 giờ»."""
    kinds = [pair.kind for pair in pairs]
    words = [
        f"{KINDS[kind].lower()} {kinds.count(kind)} bước"
        for kind in ("added", "removed", "changed", "moved")
        if kind in kinds
    ]
    if not words:
        return "Không có gì thay đổi"
    steps = ", ".join(words)
    totals = [total_of_times(step.time for step in path) for path in (old, new)]
    change = minutes_of(totals[1]) - minutes_of(totals[0]) if totals[0] and totals[1] else 0
    time = f"{'tăng' if change > 0 else 'giảm'} {spoken_minutes(change)}" if change else "không đổi"
    return f"{steps[0].upper()}{steps[1:]}; tổng thời gian {time}"
