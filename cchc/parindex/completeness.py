"""What is still missing on a sheet before it goes to the Chair? Named checks, each with the line to mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from cchc.documents.signatures import INTACT, SignatureState
from cchc.parindex.models import Assessment, Evidence, LeafScore
from cchc.parindex.proposing import Proposed
from cchc.parindex.schema import Leaf


class Severity(StrEnum):
    STOPS = "stops"  # the sheet cannot be submitted
    WARNS = "warns"


@dataclass(frozen=True)
class Missing:
    check: str  # code of the check
    severity: Severity
    line: LeafScore
    says: str


def self_scored(leaves: Iterable[Leaf]) -> list[Leaf]:
    """What the unit scores itself: everything that no survey decides."""
    return [leaf for leaf in leaves if leaf.method != "survey"]


def missing_on(
    assessment: Assessment, lines: Iterable[LeafScore], evidence: Mapping[Any, list[Evidence]], proposed: Proposed
) -> list[Missing]:
    """In the order of the sheet; `evidence` by the key of the line, versions that were replaced left out."""
    content, year = assessment.round.rubric.content, assessment.round.year
    leaves = {leaf.code: leaf for leaf in self_scored(content.all_leaves())}
    outside = {leaf.code for leaf in (*content.bonuses, *content.penalties)}
    found: list[Missing] = []
    for line in lines:
        leaf = leaves.get(line.code)
        if leaf is None:
            continue
        if line.inputs is None or (line.self_points is None and line.self_applies):
            if line.code not in outside:
                found.append(Missing("unscored", Severity.STOPS, line, "chưa chấm điểm"))
            continue
        found += _of_scored(line, leaf, evidence.get(line.pk, []), proposed.get(line.code), year)
    return found


def _of_signatures(line: LeafScore, leaf: Leaf, evidence: list[Evidence], won: bool) -> Iterable[Missing]:
    """What was changed after it was signed proves nothing; a page of this system needs no signature."""
    for each in evidence:
        if each.signature == SignatureState.BROKEN:
            yield Missing("broken_signature", Severity.STOPS, line, f"tài liệu «{each}» đã bị sửa sau khi ký số")
        elif each.signature == SignatureState.UNCHECKED:
            says = f"tài liệu «{each}» có chữ ký số nhưng không kiểm tra được"
            yield Missing("unchecked_signature", Severity.WARNS, line, says)
        elif each.signature == SignatureState.PARTIAL:
            yield Missing("partial_signature", Severity.WARNS, line, f"tài liệu «{each}» có phần thêm sau khi ký số")
    asked = any(each.signed and each.required for each in leaf.evidence)
    proved = any(each.address or each.signature in INTACT for each in evidence)
    if won and asked and evidence and not proved:
        says = "bộ tiêu chí cần tài liệu ký số, chưa tài liệu nào có chữ ký số còn nguyên vẹn"
        yield Missing("unsigned", Severity.WARNS, line, says)


def _of_scored(
    line: LeafScore, leaf: Leaf, evidence: list[Evidence], proposed: dict[str, Any] | None, year: int
) -> Iterable[Missing]:
    won = (line.self_points or Decimal(0)) > 0
    wanted = sum(each.at_least for each in leaf.evidence if each.required)
    if won and wanted and not evidence:
        yield Missing("no_evidence", Severity.STOPS, line, "có điểm mà chưa có tài liệu kiểm chứng")
    elif won and len(evidence) < wanted:
        yield Missing("few_evidence", Severity.WARNS, line, f"có {len(evidence)}/{wanted} tài liệu kiểm chứng")
    yield from _of_signatures(line, leaf, evidence, won)
    for each in evidence:
        if each.issued_on is None and not each.address:
            yield Missing("undated", Severity.WARNS, line, f"tài liệu «{each}» chưa ghi ngày ban hành")
        elif each.issued_on is not None and each.issued_on.year != year:
            yield Missing("outside_year", Severity.WARNS, line, f"tài liệu «{each}» ban hành ngoài năm {year}")
    if proposed is not None and line.inputs != proposed:
        if not line.note.strip():
            yield Missing("differs", Severity.STOPS, line, "khác số hệ thống tính mà chưa giải thích")
        elif line.proposed is not None and line.proposed != proposed:
            yield Missing("figure_changed", Severity.WARNS, line, "số hệ thống tính đã đổi sau khi chấm")
