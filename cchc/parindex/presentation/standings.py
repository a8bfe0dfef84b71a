"""How do the units of a round stand beside each other, and what changed against the year before?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from cchc.documents.workbooks import Column
from cchc.parindex.completeness import self_scored
from cchc.parindex.models import Assessment, AssessmentRound
from cchc.parindex.presentation.words import sheet_standing, sum_said
from cchc.parindex.schema import RubricContent, walk
from cchc.parindex.standing import ZERO

LAST = Coalesce("lines__second_points", "lines__first_points")


def standings_of(of: AssessmentRound, rows: QuerySet[Assessment]) -> list[dict[str, Any]]:
    """One row for each unit, summed by the database: as many queries for three units as for three hundred."""
    content, before = of.rubric.content, year_before(of)
    found = list(rows.annotate(**_sums(content)).order_by("rank", "unit__short_name"))
    for sheet in found:
        sheet.round = of
    return [_row(sheet, content, before.get(sheet.unit_id)) for sheet in found]


def _sums(content: RubricContent) -> dict[str, Any]:
    asked = [leaf.code for leaf in self_scored(content.leaves())]
    surveyed = [leaf.code for leaf in content.leaves() if leaf.method == "survey"]
    first = Q(lines__applies=True, lines__first_struck="")
    appraised = Q(lines__applies=True, lines__second_struck="")
    sums: dict[str, Any] = {
        "self_sum": Sum("lines__self_points", filter=Q(lines__code__in=asked, lines__self_struck="")),
        "first_sum": Sum("lines__first_points", filter=first & Q(lines__code__in=asked)),
        "second_sum": Sum(LAST, filter=appraised & Q(lines__code__in=asked)),
        "survey_sum": Sum(LAST, filter=appraised & Q(lines__code__in=surveyed)),
    }
    for index, part in enumerate(content.parts):
        inside = [leaf.code for _, leaf in walk([part]) if leaf.is_leaf and leaf.method != "survey"]
        sums[f"field_{index}"] = Sum(LAST, filter=appraised & Q(lines__code__in=inside))
    return sums


def _row(sheet: Any, content: RubricContent, before: tuple[Decimal, int] | None) -> dict[str, Any]:
    final = (sheet.second_sum or ZERO) + (sheet.survey_sum or ZERO)
    return {
        "sheet": sheet, "unit": sheet.unit, "standing": sheet_standing(sheet), "rank": sheet.rank or "",
        "self": sum_said(sheet.self_sum), "first": sum_said(sheet.first_sum),
        "second": sum_said(sheet.second_sum), "survey": sum_said(sheet.survey_sum),
        "fields": [sum_said(getattr(sheet, f"field_{index}")) for index, _ in enumerate(content.parts)],
        "outside": signed(sheet.total - final) if sheet.total is not None and sheet.total != final else "",
        "total": sum_said(sheet.total), "index": sum_said(sheet.index), "grade": sheet.grade,
        "change": changed(sheet.total, sheet.rank, before),
    }  # fmt: skip


def signed(points: Decimal) -> str:
    return ("+" if points > 0 else "−" if points < 0 else "") + sum_said(abs(points))


def changed(total: Decimal | None, rank: int | None, before: tuple[Decimal, int] | None) -> dict[str, str]:
    """«+1,20 điểm, lên 3 bậc» against the year before."""
    if total is None or rank is None or before is None:
        return {"kind": "", "text": ""}
    points, places = total - before[0], before[1] - rank
    moved = f"lên {places} bậc" if places > 0 else f"xuống {-places} bậc" if places < 0 else "giữ hạng"
    kind = "better" if points > 0 else "worse" if points < 0 else "same"
    return {"kind": kind, "text": f"{signed(points)} điểm, {moved}"}


def year_before(of: AssessmentRound) -> dict[Any, tuple[Decimal, int]]:
    """Total and rank of each unit in the published round of the year before."""
    rows = Assessment.objects.filter(
        round__unit=of.unit_id, round__year=of.year - 1, round__rehearsal=False, round__published_at__isnull=False
    )
    return {
        pk: (total, rank)
        for pk, total, rank in rows.values_list("unit_id", "total", "rank")
        if total is not None and rank is not None
    }


def columns_of(content: RubricContent) -> list[Column]:
    fields = [Column(f"{part.code}. {part.name}", 14) for part in content.parts]
    return [
        Column("Hạng", 8), Column("Đơn vị", 30), *fields, Column("Điều tra xã hội học", 14), Column("Thưởng, phạt", 12),
        Column("Tổng điểm", 12), Column("Chỉ số (%)", 12), Column("Xếp loại", 14), Column("So với năm trước", 26),
    ]  # fmt: skip


def cells_of(rows: Sequence[dict[str, Any]]) -> list[list[Any]]:
    return [
        [row["rank"], row["unit"].name, *row["fields"], row["survey"], row["outside"], row["total"], row["index"],
         row["grade"], row["change"]["text"]]
        for row in rows
    ]  # fmt: skip
