"""How does the invented ward fill its sheet? Shared out by the office, scored by each lead with evidence; explained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import groupby

from cchc.config.demonstration.index_content import IndexContent, Inputs
from cchc.config.demonstration.ward import Ward
from cchc.documents.actions.store_file import store_file
from cchc.documents.workbooks import Cell, Column, write_workbook
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.parindex.actions.add_evidence import EvidenceWords, add_evidence
from cchc.parindex.actions.assign_criteria import assign_criteria
from cchc.parindex.actions.explain_leaf import explain_leaf
from cchc.parindex.actions.score_leaf import score_leaf
from cchc.parindex.checking import missing_now
from cchc.parindex.completeness import self_scored
from cchc.parindex.evidence_pages import pages_for
from cchc.parindex.models import Assessment, LeafScore
from cchc.parindex.presentation.sheet import figure_url
from cchc.parindex.proposing import proposed_for
from cchc.parindex.schema import Leaf
from cchc.plans.people_words import Staff
from cchc.worktime.zone import ZONE

FIGURE = "Số liệu"  # the kind of page that shows a computed figure
COLUMNS = (Column("Mã", 8), Column("Tiêu chí thành phần", 60), Column("Điểm tối đa", 12), Column("Tài liệu", 50))


def lines_of(sheet: Assessment) -> dict[str, LeafScore]:
    """By code, each with the sheet."""
    lines = {line.code: line for line in sheet.lines.select_related("responsible")}
    for line in lines.values():
        line.assessment = sheet
    return lines


def share_out(ward: Ward, sheet: Assessment) -> dict[Post, list[Leaf]]:
    """By the office to the first person whom the rubric's lead may mean; what fits nobody stays with the office."""
    content, staff = sheet.round.rubric.content, Staff.of(sheet.unit)
    shared = defaultdict[Post, list[Leaf]](list)
    for leaf in self_scored(content.all_leaves()):
        meant = staff.meant(leaf.lead or "")
        shared[meant[0] if meant else ward.office.post].append(leaf)
    for post, leaves in shared.items():
        assign_criteria(assessment=sheet, by=ward.office, to=post, codes=[leaf.code for leaf in leaves])
    return shared


def score(content: IndexContent, sheet: Assessment, by: Actor, leaves: list[Leaf], *, first: bool) -> None:
    """What the records say where they say something, else what happened on paper; and a paper for each criterion."""
    said = content.said_in(sheet.round.year, first=first)
    proposed = proposed_for(leaves, sheet.round.year, sheet.unit_id)
    lines = lines_of(sheet)
    won: list[Leaf] = []
    for leaf in leaves:
        inputs, note = _given(content, leaf, proposed.get(leaf.code), said.get(leaf.code))
        if inputs is not None:
            line = score_leaf(line=lines[leaf.code], by=by, inputs=inputs, note=note)
            won += [leaf] if line.self_points else []
    for criterion, inside in groupby(won, key=lambda leaf: leaf.code.rpartition(".")[0] or leaf.code):
        prove(content, lines, by, list(inside), wanted=content.pages.get(criterion, FIGURE))


def complete(content: IndexContent, sheet: Assessment, by: Actor) -> None:
    """What the checks before submission name is mended: figures that moved since they were taken, papers that lack."""
    leaves = {leaf.code: leaf for leaf in sheet.round.rubric.content.all_leaves()}
    moved = [leaves[each.line.code] for each in missing_now(sheet) if each.check == "differs"]
    lines, now_counted = lines_of(sheet), proposed_for(moved, sheet.round.year, sheet.unit_id)
    for leaf in moved:
        score_leaf(line=lines[leaf.code], by=by, inputs=now_counted[leaf.code])
    for each in missing_now(sheet):
        if each.check == "no_evidence":
            prove(content, lines, by, [leaves[each.line.code]], wanted=FIGURE)


def _given(
    content: IndexContent, leaf: Leaf, proposed: Inputs | None, said: Inputs | None
) -> tuple[Inputs | None, str]:
    if proposed is None:
        return said, ""
    difference = content.differs.get(leaf.code)
    counted = proposed.get(difference.input) if difference else None
    if difference is None or not isinstance(counted, int) or counted + difference.more > proposed.get("a", 0):
        return proposed, ""
    return proposed | {difference.input: counted + difference.more}, difference.why


def prove(content: IndexContent, lines: dict[str, LeafScore], by: Actor, leaves: list[Leaf], *, wanted: str) -> None:
    """One piece for all leaves of a criterion: a page of this system where there is one, else a paper of its own."""
    leaf, line = leaves[0], lines[leaves[0].code]
    sheet = line.assessment
    codes = [each.code for each in leaves]
    pages = (
        pages_for(sheet, leaf, figure_url(leaf, sheet), by) if leaf.sources or leaf.code[:3] in content.pages else []
    )
    if page := next((each for each in pages if each.kind == wanted), None):
        words = EvidenceWords(title=page.title, symbol=page.symbol, issued_on=page.issued_on, address=page.address)
    else:
        title = leaf.evidence[0].label if leaf.evidence else leaf.name
        words = _paper(title, sheet.round.year, leaves)
    add_evidence(line=line, by=by, words=words, codes=codes)


def _paper(title: str, year: int, leaves: Iterable[Leaf]) -> EvidenceWords:
    """A workbook that lists what it proves."""
    leaves, file = list(leaves), BytesIO()
    rows: list[list[Cell]] = [
        [leaf.code, leaf.name, float(leaf.max), "; ".join(each.label for each in leaf.evidence)] for leaf in leaves
    ]
    write_workbook(file, title=f"{title}, năm {year}", columns=COLUMNS, rows=rows)
    name = f"minh-chung-{leaves[0].code}.xlsx"
    stored = store_file(upload=file, name=name)
    number = sum(ord(letter) for letter in leaves[0].code) % 90 + 10
    issued_on = min(today(), date(year, 12, 1)) - timedelta(days=number % 60)
    return EvidenceWords(
        title=title[:300], symbol=f"{number}/BC-UBND", issued_on=issued_on, file=stored, file_name=name
    )


def explain(content: IndexContent, sheet: Assessment, by: Actor, *, first: bool) -> None:
    """Every question, by the office with a new paper."""
    said, lines = content.appraised_in(first=first), lines_of(sheet)
    leaves = {leaf.code: leaf for leaf in sheet.round.rubric.content.all_leaves()}
    for code, line in lines.items():
        if line.question:
            explain_leaf(line=line, by=by, explanation=said[code].explanation)
            add_evidence(line=line, by=by, words=_paper("Hồ sơ giải trình", sheet.round.year, [leaves[code]]))


def points_said(line: LeafScore) -> Decimal:
    return line.self_points or Decimal(0)


def morning(ward: Ward, day: date) -> datetime:
    """Half past eight of the day, or of the next one that is worked."""
    return ward.calendar.normalise(datetime.combine(day, time(8, 30), ZONE))
