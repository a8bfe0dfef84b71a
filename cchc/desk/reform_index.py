"""How does the ward stand in the reform index? The newest published result, and what is being scored now."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from cchc.desk.rows import Desk
from cchc.parindex.models import Assessment, RoundStatus
from cchc.parindex.permissions import assessments_visible_to
from cchc.parindex.presentation.words import sheet_standing, sum_said
from cchc.parindex.standing import Stage, score_at

NEWEST = 6  # sheets: of this year and the year before, rehearsals among them


@dataclass(frozen=True)
class IndexLine:
    """A number that opens the sheet; of a published result also the door to the points that were lost."""

    label: str
    number: str
    note: str
    url: str
    lost_url: str = ""


def index_of(desk: Desk) -> list[IndexLine]:
    """At most two lines, in one query; what is being scored now asks for its lines and its rubric too."""
    own = assessments_visible_to(desk.actor).filter(unit=desk.actor.unit_id).exclude(
        round__status=RoundStatus.CLOSED, round__published_at=None
    )  # fmt: skip
    newest = list(own.defer("round__rubric__document").order_by("-round__year", "-round__opened_at")[:NEWEST])
    published = next((each for each in newest if each.round.is_published), None)
    running = next((each for each in newest if not each.round.is_published), None)
    return [*([_published(published)] if published else []), *([_running(running)] if running else [])]


def _published(sheet: Assessment) -> IndexLine:
    standing = (f"hạng {sheet.rank}", sheet.grade.lower())  # a rubric may have no grades
    return IndexLine(
        label=f"Chỉ số cải cách hành chính năm {sheet.round.year}",
        number=f"{sum_said(sheet.index)}\N{NO-BREAK SPACE}%", note=", ".join(filter(None, standing)),
        url=reverse("assessment", args=[sheet.pk]), lost_url=reverse("lost_points", args=[sheet.pk]),
    )  # fmt: skip


def _running(sheet: Assessment) -> IndexLine:
    """What the ward gave itself so far; appraised points are not said before they are published."""
    of = sheet.round
    score = score_at(of.rubric.content, sheet.lines.all(), Stage.SELF)
    label = f"Tự chấm thử năm {of.year}" if of.rehearsal else f"Điểm tự chấm năm {of.year}"
    note = (sheet_standing(sheet).text if of.status == RoundStatus.SELF_SCORING else of.label).lower()
    number = f"{sum_said(score.total)} điểm"
    return IndexLine(label=label, number=number, note=note, url=reverse("assessment", args=[sheet.pk]))
