"""A round of the reference rubric, as far as nobody in a browser need do it: played as the demonstration plays it."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from cchc.config.commands.demo import PASSWORD
from cchc.config.demonstration.index_rounds import IndexYear, appraisers_of
from cchc.config.demonstration.index_sheet import complete, score, share_out
from cchc.config.demonstration.play import found_ward
from cchc.config.demonstration.ward import Ward
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.rules import calendar_of
from cchc.inspections.due import open_all_self_inspections
from cchc.lifecycle.clock import clock_at
from cchc.organization.models import Post
from cchc.parindex.actions.open_round import open_round
from cchc.parindex.models import AssessmentRound
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at
from tests.factories.late import september, whole_late
from tests.factories.office import ward

YEAR = 2026
LEFT = "3.4.1"  # the criterion that people score, appraise and explain themselves: dossiers in time


def december(day: int, hour: int = 9) -> datetime:
    return datetime(YEAR, 12, day, hour, tzinfo=ZONE)


def january(day: int, hour: int = 9) -> datetime:
    return datetime(YEAR + 1, 1, day, hour, tzinfo=ZONE)


@cache
def index_year() -> IndexYear:
    posts = Post.objects.filter(unit=ward()).select_related("official", "unit", "position")
    people = Ward(list(posts.order_by("position__order", "official__full_name")), calendar_of(ward().calendar))
    return IndexYear(people, appraisers_of(people), YEAR)


def opened() -> Dossier:
    """A ward with three dossiers, one of them late, for which the province has opened the round; the late one."""
    found_ward(PASSWORD)
    late = whole_late(applicant_name="Tạ Kim Oanh")
    with clock_at(september(14)):
        for name in ("Lý Hoàng Nam", "Hà Bích Liên"):
            dossier_at(Status.RETURNED, applicant_name=name)
    year = index_year()
    with clock_at(december(1)):
        open_all_self_inspections()  # as the server's own rounds do: they are counted in a criterion
        title = f"Đánh giá, xếp hạng Chỉ số cải cách hành chính năm {YEAR}"
        open_round(by=year.appraisers[0], words=year.opening_words(title))
    return late


def self_scored_but_one() -> None:
    """Everybody has scored what is his but the office, which keeps one criterion to give it to somebody else."""
    year, of = index_year(), AssessmentRound.objects.get()
    with clock_at(december(8)):
        sheet = year.sheet(of)
        for post, leaves in share_out(year.ward, sheet).items():
            mine = [leaf for leaf in leaves if leaf.code != LEFT]
            score(year.content, sheet, year.ward.actors[post.pk], mine, first=False)
        complete(year.content, sheet, year.ward.office)


def appraised_but_one() -> None:
    """All three units by all appraisers, who ask nothing, but for the one criterion of the ward."""
    year, of = index_year(), AssessmentRound.objects.select_related("rubric").get()
    silent = [each.model_copy(update={"question": ""}) for each in year.content.appraised]
    year.content = year.content.model_copy(update={"appraised": silent})
    content = of.rubric.content
    with clock_at(january(7)):
        for field in content.parts:
            leaves = [leaf for leaf in content.all_leaves() if leaf.code.partition(".")[0] == field.code]
            for sheet in year.sheets(of):
                mine = [leaf for leaf in leaves if leaf.code != LEFT or sheet.unit_id != ward().pk]
                year.appraise_field(sheet, year.appraiser(field.code), mine)
