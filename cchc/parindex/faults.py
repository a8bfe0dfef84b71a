"""What is wrong with a rubric that only shows when its parts are seen together? Each fault with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import pairwise

from cchc.indicators.definitions import indicators_on
from cchc.lifecycle.clock import today
from cchc.parindex.numbers import written
from cchc.parindex.rules.base import sum_of
from cchc.parindex.rules.choices import ViolationZero
from cchc.parindex.rules.kinds import BONUS_ONLY, PENALTY_ONLY
from cchc.parindex.schema import Leaf, Part, Place, RubricContent, Unread, walk

DEEPEST = 4  # field, criterion, sub-criterion, its points a), b)
Found = Iterator[tuple[Place, str]]


def faults_of(rubric: RubricContent, figures: Collection[str] | None = None) -> Found:
    """Every fault. `figures` are the codes of the indicators there are, else those in force today."""
    figures = indicators_on(today()) if figures is None else figures
    yield from _sum(rubric.parts, rubric.unread, ("scale",), "các lĩnh vực", "thang điểm", rubric.scale)
    for at, part in walk(rubric.parts):
        yield from _part(at, part, rubric, figures)
    for name, leaves in (("bonuses", rubric.bonuses), ("penalties", rubric.penalties)):
        for index, leaf in enumerate(leaves):
            yield from _outside((name, index), leaf, rubric, figures)
    yield from _repeated(rubric)
    yield from _whole(rubric)
    yield from _followed(rubric)


def _part(at: Place, part: Part, rubric: RubricContent, figures: Collection[str] | None) -> Found:
    depth = len(at) // 2
    if depth > DEEPEST:
        yield at, f"{part.code}: quá {DEEPEST} cấp"
    if part.unread and rubric.status != "partial":
        yield (*at, "unread"), f"{part.code}: chỉ bộ tiêu chí «partial» mới có phần chưa đọc được"
    if not part.is_leaf:
        if part.rule:
            yield (*at, "rule"), f"{part.code}: mục có các mục con thì không có cách chấm riêng"
        yield from _sum(part.parts, part.unread, (*at, "max"), f"{part.code}: các mục con", "điểm tối đa", part.max)
        return
    if depth == 1:
        yield at, f"{part.code}: lĩnh vực phải có tiêu chí"
    yield from _leaf(at, part, rubric, figures)
    if isinstance(part.rule, (*BONUS_ONLY, *PENALTY_ONLY)):
        yield (
            (*at, "rule", "kind"),
            f"{part.code}: {part.rule.kind} chỉ dùng cho điểm thưởng, điểm phạt, ngoài thang điểm",
        )
    if isinstance(part.rule, ViolationZero) and part.rule.each is not None:
        yield (*at, "rule", "each"), f"{part.code}: mức trừ mỗi vi phạm (each) chỉ dùng cho điểm phạt, ngoài thang điểm"


def _outside(at: Place, leaf: Leaf, rubric: RubricContent, figures: Collection[str] | None) -> Found:
    """A bonus or a penalty."""
    penalty = at[0] == "penalties"
    yield from _leaf(at, leaf, rubric, figures)
    if isinstance(leaf.rule, BONUS_ONLY if penalty else PENALTY_ONLY):
        yield (*at, "rule", "kind"), f"{leaf.code}: {leaf.rule.kind} không dùng được ở đây"
    if penalty and isinstance(leaf.rule, ViolationZero) and leaf.rule.each is None:
        yield (*at, "rule"), f"{leaf.code}: điểm phạt phải ghi mức trừ mỗi tiêu chí vi phạm (each)"
    if not penalty and isinstance(leaf.rule, ViolationZero):
        yield (*at, "rule", "kind"), f"{leaf.code}: {leaf.rule.kind} không dùng được ở đây"
    cap = rubric.penalty_cap if penalty else rubric.bonus_cap
    if leaf.max > cap:
        yield (*at, "max"), f"{leaf.code}: {written(leaf.max)} điểm, vượt giới hạn chung {written(cap)}"


def _leaf(at: Place, leaf: Leaf, rubric: RubricContent, figures: Collection[str] | None) -> Found:
    if leaf.rule is None:
        yield at, f"{leaf.code}: chưa có cách chấm (rule)"
    else:
        for inside, reason in leaf.rule.faults(leaf.max):
            yield (*at, "rule", *inside), f"{leaf.code}: {reason}"
    if leaf.lead and leaf.lead not in rubric.leads:
        yield (*at, "lead"), f"{leaf.code}: không có đầu mối «{leaf.lead}» trong leads"
    for source in leaf.sources.values():
        if figures is not None and (name := source.partition(".")[0]) not in figures:
            yield (*at, "figure"), f"{leaf.code}: không có chỉ tiêu «{name}»"
            break


def _sum(parts: list[Part], unread: list[Unread], at: Place, what: str, of_what: str, whole: Decimal) -> Found:
    """Parts add up to the whole; with a part of unknown maximum they stay below it."""
    total = sum_of([part.max for part in parts] + [each.max for each in unread if each.max])
    if any(each.max is None for each in unread):
        if total >= whole:
            yield at, f"{what} đã đọc cộng lại {written(total)} điểm, không nhỏ hơn {of_what} {written(whole)}"
    elif total != whole:
        yield at, f"{what} cộng lại {written(total)} điểm, khác {of_what} {written(whole)}"


def _repeated(rubric: RubricContent) -> Found:
    seen: set[str] = set()
    nodes = [*walk(rubric.parts)]
    outside = [(("bonuses", n), each) for n, each in enumerate(rubric.bonuses)]
    outside += [(("penalties", n), each) for n, each in enumerate(rubric.penalties)]
    for at, node in [*nodes, *outside]:
        if node.code in seen:
            yield (*at, "code"), f"mã «{node.code}» dùng hai lần"
        seen.add(node.code)


def _followed(rubric: RubricContent) -> Found:
    """Where the leaves of the version before went: to leaves that are here, each pair once."""
    if rubric.follows is None:
        return
    if (rubric.follows.code, rubric.follows.version) == (rubric.code, rubric.version):
        yield ("follows", "version"), "bộ tiêu chí không thay chính phiên bản của mình"
    known, seen = {leaf.code for leaf in rubric.all_leaves()}, set[tuple[str, str]]()
    for place, each in enumerate(rubric.follows.leaves):
        at = ("follows", "leaves", place, "new")
        if each.new not in known:
            yield at, f"bảng chuyển: không có mục chấm điểm «{each.new}» trong bộ này"
        if (each.old, each.new) in seen:
            yield at, f"bảng chuyển: «{each.old}» sang «{each.new}» ghi hai lần"
        seen.add((each.old, each.new))


def _whole(rubric: RubricContent) -> Found:
    """Years, what a partial rubric leaves out, grades from the best down to 0."""
    if rubric.to_year is not None and rubric.to_year < rubric.from_year:
        yield ("to_year",), "năm cuối phải sau năm đầu"
    unread = [*rubric.unread, *(each for _, part in walk(rubric.parts) for each in part.unread)]
    if rubric.status == "partial" and not unread:
        yield ("status",), "bộ tiêu chí «partial» phải ghi phần chưa đọc được (unread)"
    if rubric.status != "partial" and rubric.unread:
        yield ("unread",), "chỉ bộ tiêu chí «partial» mới có phần chưa đọc được"
    for place, (better, worse) in enumerate(pairwise(rubric.grades), 1):
        if worse.lowest >= better.lowest:
            yield ("grades", place, "lowest"), "các mức xếp loại phải giảm dần, không trùng nhau"
    if rubric.grades and rubric.grades[-1].lowest != 0:
        yield ("grades", len(rubric.grades) - 1), "mức xếp loại cuối phải từ 0"
