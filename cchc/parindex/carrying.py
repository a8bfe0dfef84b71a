"""What of a sheet goes over to a new version of its rubric, and what is left behind? By the new version's own mapping.

A leaf that the mapping does not name goes over to the leaf of the same code. What the new rule cannot take is left to
be scored again, with its evidence and its note already there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from cchc.parindex.models import LeafScore
from cchc.parindex.rules.base import AssessedYear, InputError, Outcome
from cchc.parindex.schema import RubricContent
from cchc.parindex.scoring import answer_of
from cchc.parindex.striking import strikes

NO_PLACE = "bộ tiêu chí mới không có mục tương ứng"
OTHER_RULE = "cách chấm đã đổi, hãy chấm lại"
OTHER_STRUCK = "tiêu chí bị 0 điểm không có một tiêu chí tương ứng riêng trong bộ mới, hãy ghi lại"
SURVEYED = "mục mới do điều tra xã hội học quyết định, đơn vị không tự chấm"
ONLY_EVIDENCE = "chỉ chuyển tài liệu và ghi chú, hãy chấm lại"


class Target(NamedTuple):
    code: str
    answers: bool  # else its evidence only


Mapped = Mapping[str, list[Target]]  # by the code of the old leaf


class Left(NamedTuple):
    """What did not go over: of which old leaf, to which new one it should have gone, why."""

    old: str
    name: str
    new: str
    says: str


def mapped(old: RubricContent, new: RubricContent) -> Mapped:
    """For each old leaf the new ones."""
    named = new.follows if new.follows and (new.follows.code, new.follows.version) == (old.code, old.version) else None
    found = defaultdict[str, list[Target]](list)
    for each in named.leaves if named else ():
        found[each.old].append(Target(each.new, each.what == "answers"))
    if named is None or named.same_codes:
        taken = {target.code for targets in found.values() for target in targets}
        free = {leaf.code for leaf in new.all_leaves()} - taken
        for leaf in old.all_leaves():
            if leaf.code in free and leaf.code not in found:
                found[leaf.code].append(Target(leaf.code, True))
    return found


def merged(to: Mapped) -> set[str]:
    """New leaves to which the answers of several old ones go: of their points nobody knows which is whose."""
    sources = Counter(target.code for targets in to.values() for target in targets if target.answers)
    return {code for code, times in sources.items() if times > 1}


def same_criteria(old: RubricContent, new: RubricContent) -> dict[str, str]:
    """Each old leaf that is one new leaf and nothing else, with its code there: their points can be compared."""
    to = mapped(old, new)
    shared = merged(to)
    alone = ((code, targets[0]) for code, targets in to.items() if len(targets) == 1)
    return {code: target.code for code, target in alone if target.answers and target.code not in shared}


def unknown_in(old: RubricContent, new: RubricContent) -> str:
    """A code that the mapping takes from the old version and that is not there."""
    known = {leaf.code for leaf in old.all_leaves()}
    return next((code for code in mapped(old, new) if code not in known), "")


@dataclass
class Carrying:
    """One sheet's lines as they will be, with the evidence of each; `left` in the order of the old sheet."""

    old: RubricContent
    new: RubricContent
    year: AssessedYear
    assessment: UUID
    lines: dict[str, LeafScore] = field(init=False)
    evidence: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    left: list[Left] = field(default_factory=list)
    carried: int = 0

    def __post_init__(self) -> None:
        self.to = mapped(self.old, self.new)
        self.old_leaves = {leaf.code: leaf for leaf in self.old.all_leaves()}
        self.leaves = {leaf.code: leaf for leaf in self.new.all_leaves()}
        self.penalties = {leaf.code for leaf in self.new.penalties}
        self.lines = {
            code: LeafScore(assessment_id=self.assessment, code=code, order=order)
            for order, code in enumerate(self.leaves)
        }

    def take(self, lines: Iterable[LeafScore], evidence: Mapping[UUID, list[UUID]]) -> None:
        for line in lines:
            targets, papers = self.to.get(line.code, []), evidence.get(line.pk, [])
            if not targets and (line.inputs is not None or papers):
                self._leave(line, "", NO_PLACE)
            for target in targets:
                if target.code == line.code and target.answers:  # who has it open may go on
                    self.lines[line.code].pk = line.pk
                self._hand_over(line, target, papers)

    def _leave(self, line: LeafScore, code: str, says: str) -> None:
        self.left.append(Left(line.code, self.old_leaves[line.code].name, code, says))

    def _hand_over(self, line: LeafScore, target: Target, papers: list[UUID]) -> None:
        mine = self.lines[target.code]
        known = self.evidence[target.code]
        known += [pk for pk in papers if pk not in known]
        mine.responsible_id = mine.responsible_id or line.responsible_id
        mine.note = mine.note or line.note
        if line.inputs is None:
            return
        if mine.inputs is not None:
            self._leave(line, target.code, "mục mới đã nhận câu trả lời của mục khác, hãy gộp lại")
        elif not target.answers:
            self._leave(line, target.code, ONLY_EVIDENCE)
        elif says := self._why_not_answered(line, mine):
            self._leave(line, target.code, says)
        else:
            self.carried += 1

    def _why_not_answered(self, line: LeafScore, mine: LeafScore) -> str:
        """Empty when the new rule takes what was given, all of it; the new line then has it."""
        leaf, inputs = self.leaves[mine.code], line.inputs or {}
        struck: list[str] = []
        if leaf.method == "survey":
            return SURVEYED
        if strikes(leaf) and inputs.get("leaves"):
            struck = self._struck_anew(inputs["leaves"])
            if not struck:
                return OTHER_STRUCK
            inputs = inputs | {"leaves": struck}
        try:
            answer = answer_of(leaf, inputs, self.year, penalty=mine.code in self.penalties)
        except InputError:
            return OTHER_RULE
        if answer is None:
            return OTHER_RULE
        mine.inputs, mine.scored_at, mine.scored_by_id = inputs, line.scored_at, line.scored_by_id
        mine.self_applies = answer is not Outcome.NOT_APPLICABLE
        mine.self_points = answer if isinstance(answer, Decimal) else None
        if leaf.sources == self.old_leaves[line.code].sources:
            mine.proposed = line.proposed
        for code in struck:
            self.lines[code].self_struck = mine.code
        return ""

    def _struck_anew(self, codes: Iterable[str]) -> list[str]:
        """The criteria that a penalty strikes, by their new codes; empty when one is gone, split, merged or struck."""
        inside = {each.code for each in self.new.leaves()}
        found: list[str] = []
        for code in dict.fromkeys(codes):
            new = [target.code for target in self.to.get(code, []) if target.answers and target.code in inside]
            if len(new) != 1 or new[0] in found or self.lines[new[0]].self_struck:
                return []
            found += new
        return found
