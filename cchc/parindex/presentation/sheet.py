"""A unit's sheet as it is read: the rubric's tree with what every criterion was given, proposed, appraised, proved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from cchc.organization.actor import ABOVE, Actor
from cchc.parindex.checking import evidence_of
from cchc.parindex.completeness import Missing, Severity, missing_on, self_scored
from cchc.parindex.forms.inputs import inputs_in_short
from cchc.parindex.models import Assessment, LeafScore, RoundStatus, SheetStatus
from cchc.parindex.permissions import stage_seen
from cchc.parindex.presentation.words import points_said, sum_said
from cchc.parindex.proposing import proposed_for
from cchc.parindex.schema import Leaf, Part
from cchc.parindex.scoring import Scored
from cchc.parindex.standing import ZERO, Stage, score_at, struck_at

R = RoundStatus
NOTHING = {stage.value: "" for stage in Stage}


@dataclass
class Row:
    """One line of the table: a criterion with its sums, or a leaf with its line."""

    node: Leaf
    depth: int
    max: str
    points: dict[str, str]
    line: LeafScore | None = None
    given: str = ""
    proposed: str = ""
    differs: bool = False
    figure_url: str = ""
    evidence: int = 0
    wants_evidence: bool = False
    marks: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""


@dataclass
class Section:
    """One field of the rubric, or what stands outside the scale."""

    code: str
    title: str
    max: str
    points: dict[str, str]
    rows: list[Row]


class SheetPage:
    """Read once with a handful of queries, however many criteria there are."""

    def __init__(self, sheet: Assessment, actor: Actor) -> None:
        self.sheet, self.actor, self.content = sheet, actor, sheet.round.rubric.content
        self.lines = list(sheet.lines.select_related("responsible__official", "responsible__position"))
        for line in self.lines:
            line.assessment = sheet
        self.by_code = {line.code: line for line in self.lines}
        self.evidence = evidence_of(sheet)
        self.proposed = proposed_for(self.content.all_leaves(), sheet.round.year, sheet.unit_id)
        order = list(Stage)
        self.stages = order[: order.index(stage_seen(sheet, actor)) + 1]
        self.appraised, self.again = Stage.FIRST in self.stages, Stage.SECOND in self.stages
        self.scores = {stage: score_at(self.content, self.lines, stage) for stage in self.stages}

    @cached_property
    def missing(self) -> list[Missing]:
        """What stops or warns before the sheet goes to the Chair; afterwards nothing is asked any more."""
        if self.sheet.status != SheetStatus.SCORING or self.sheet.round.status != R.SELF_SCORING:
            return []
        return missing_on(self.sheet, self.lines, self.evidence, self.proposed)

    def missing_named(self) -> list[dict[str, Any]]:
        names = {leaf.code: leaf.name for leaf in self.content.all_leaves()}
        return [
            {"line": each.line, "name": names[each.line.code], "says": each.says, "severity": each.severity.value}
            for each in self.missing
        ]

    @property
    def stops(self) -> list[Missing]:
        return [each for each in self.missing if each.severity == Severity.STOPS]

    @cached_property
    def waiting(self) -> set[str]:
        """Codes of the criteria that wait for something: for the unit what stops, for the appraiser his points."""
        if self.actor.role not in ABOVE:
            return {each.line.code for each in self.missing}
        inside = {leaf.code for leaf in self.content.leaves()}
        again = self.sheet.round.status == R.SECOND_APPRAISAL
        return {
            line.code for line in self.lines
            if (line.explanation and line.second_points is None if again
                else line.code in inside and line.first_points is None)
        }  # fmt: skip

    def filters(self, here: str) -> list[dict[str, Any]]:
        """Each with how many lines it leaves; those that leave none are not offered."""
        words = {
            "": "Tất cả", "cua-toi": "Được giao cho tôi",
            "con-thieu": "Chưa thẩm định" if self.actor.role in ABOVE else "Còn thiếu",
            "khac-so": "Khác số hệ thống", "giai-trinh": "Yêu cầu giải trình", "chua-giao": "Chưa phân công",
        }  # fmt: skip
        counts = {key: sum(self._passes(line, key) for line in self.lines) for key in words}
        return [
            {"name": name, "count": counts[key], "url": f"?loc={key}" if key else "?", "is_here": key == here}
            for key, name in words.items()
            if counts[key] or key in ("", here)
        ]

    def _passes(self, line: LeafScore, key: str) -> bool:
        match key:
            case "cua-toi":
                return line.responsible_id == self.actor.post_id
            case "con-thieu":
                return line.code in self.waiting
            case "khac-so":
                return self._differs(line)
            case "giai-trinh":
                return self.appraised and bool(line.question)
            case "chua-giao":
                return self.sheet.status == SheetStatus.SCORING and line.responsible_id is None
        return True

    def _differs(self, line: LeafScore) -> bool:
        return line.inputs is not None and line.code in self.proposed and line.inputs != self.proposed[line.code]

    def sections(self, key: str = "") -> list[Section]:
        """Those in which something is left by the filter."""
        found = [self._section(index, part, key) for index, part in enumerate(self.content.parts)]
        outside = (("Điểm thưởng", self.content.bonuses, "bonuses"), ("Điểm phạt", self.content.penalties, "penalties"))
        for title, leaves, name in outside:
            rows = [row for index, leaf in enumerate(leaves) for row in self._rows(leaf, 1, self._at(name, index), key)]
            cap = self.content.bonus_cap if name == "bonuses" else self.content.penalty_cap
            found.append(Section(name, title, points_said(cap), NOTHING, rows))
        return [each for each in found if each.rows]

    def _at(self, name: str, index: int) -> dict[Stage, Scored]:
        return {stage: getattr(score, name)[index] for stage, score in self.scores.items()}

    def _section(self, index: int, part: Part, key: str) -> Section:
        scored = self._at("fields", index)
        rows = [row for n, inner in enumerate(part.parts) for row in self._rows(inner, 1, _inner(scored, n), key)]
        if part.is_leaf:
            rows = list(self._rows(part, 1, scored, key))
        return Section(part.code, f"{part.code}. {part.name}", points_said(part.max), _sums(scored), rows)

    def _rows(self, node: Leaf, depth: int, scored: dict[Stage, Scored], key: str) -> Iterator[Row]:
        """A criterion stands only above what the filter leaves of it."""
        if isinstance(node, Part) and not node.is_leaf:
            inside = [r for n, p in enumerate(node.parts) for r in self._rows(p, depth + 1, _inner(scored, n), key)]
            if inside:
                yield Row(node, depth, points_said(node.max), _sums(scored))
                yield from inside
            return
        line = self.by_code[node.code]
        if self._passes(line, key):
            yield self._leaf(node, line, depth, scored)

    def _leaf(self, node: Leaf, line: LeafScore, depth: int, scored: dict[Stage, Scored]) -> Row:
        proposed = self.proposed.get(node.code)
        points = NOTHING | {stage.value: self._points(line, stage, each) for stage, each in scored.items()}
        if node.method == "survey":
            points["self"] = "khảo sát"
        return Row(
            node, depth, points_said(node.max), points, line,
            given=inputs_in_short(node, line.inputs), proposed=inputs_in_short(node, proposed),
            differs=self._differs(line), figure_url=figure_url(node, self.sheet) if proposed else "",
            evidence=len(self.evidence.get(line.pk, ())), wants_evidence=any(each.required for each in node.evidence),
            marks=self._marks(line), url=reverse("leaf", args=[line.pk]),
        )  # fmt: skip

    def _points(self, line: LeafScore, stage: Stage, scored: Scored) -> str:
        if struck_at(line, stage):
            return points_said(ZERO)
        if stage == Stage.SECOND and line.second_points is None:
            return ""
        applies = line.self_applies if stage == Stage.SELF else line.applies or line.first_points is None
        return points_said(scored.points) if applies else "không áp dụng"

    def _marks(self, line: LeafScore) -> list[tuple[str, str]]:
        by = struck_at(line, self.stages[-1])
        struck = [("late", f"0 điểm vì điểm phạt {by}")] if by else []
        if not (self.appraised and line.question):
            return struck
        return [*struck, ("ok", "Đã giải trình") if line.explanation else ("soon", "Yêu cầu giải trình")]

    def figures(self) -> list[dict[str, str]]:
        """The sheet in a few numbers, each a door."""
        asked = self_scored(self.content.leaves())
        done = [leaf for leaf in asked if self.by_code[leaf.code].inputs is not None]
        own = self.scores[Stage.SELF]
        found = [
            {"label": "Điểm tự chấm", "number": sum_said(own.points), "of": f"/{points_said(sum_max(asked))}",
             "text": _outside(own.bonus, own.penalty), "url": "?", "icon": "scale"},
            {"label": "Tiêu chí đã tự chấm", "number": str(len(done)), "of": f"/{len(asked)}",
             "text": "không kể tiêu chí khảo sát", "url": "?loc=con-thieu", "icon": "checklist"},
        ]  # fmt: skip
        if self.missing:
            warns = len(self.missing) - len(self.stops)
            found.append({
                "label": "Phải bổ sung trước khi trình", "number": str(len(self.stops)), "of": " chỗ",
                "text": f"và {warns} chỗ nên xem lại" if warns else "xem danh sách bên dưới",
                "url": "#kiem-tra", "icon": "clipboard-check",
            })  # fmt: skip
        if any(line.appraised for line in self.lines) and self.appraised:
            last = self.scores[self.stages[-1]]
            found.append({
                "label": "Điểm thẩm định", "number": sum_said(last.points), "of": f"/{points_said(self.content.scale)}",
                "text": _outside(last.bonus, last.penalty), "url": "#cac-linh-vuc", "icon": "gavel",
            })  # fmt: skip
        return found


def _outside(bonus: Decimal, penalty: Decimal) -> str:
    words = [f"thưởng {points_said(bonus)}" if bonus else "", f"phạt {points_said(penalty)}" if penalty else ""]
    return "; ".join(filter(None, words)) or "không có thưởng, phạt"


def sum_max(leaves: list[Leaf]) -> Decimal:
    return sum((leaf.max for leaf in leaves), ZERO)


def _inner(scored: dict[Stage, Scored], index: int) -> dict[Stage, Scored]:
    return {stage: each.parts[index] for stage, each in scored.items()}


def _sums(scored: dict[Stage, Scored]) -> dict[str, str]:
    return NOTHING | {stage.value: sum_said(each.points) for stage, each in scored.items()}


def figure_url(node: Leaf, sheet: Assessment) -> str:
    """The page of the indicator that is counted, for the assessed year."""
    code = next(iter(node.sources.values()), "").partition(".")[0]
    words = {"ky": "nam", "so": 1, "nam": sheet.round.year, "don_vi": sheet.unit_id}
    return f"{reverse('indicator', args=[code])}?{urlencode(words)}" if code else ""
