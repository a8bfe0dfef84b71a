"""What was really recovered beside the promise: a year later, by criterion, work and person."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cchc.parindex.actions.plan_remedy import plan_remedy
from cchc.parindex.actions.state_cause import CauseWords, Share, state_cause
from cchc.parindex.models import Assessment, AssessmentRound, BreakthroughStatus, Capacity, RoundStatus, Rubric
from cchc.parindex.recovering import Recovery, recovery_of
from tests.factories.breakthroughs import breakthrough_at
from tests.factories.office import actor, signed_in
from tests.factories.rounds import SMALL, opened, round_at, self_scored, sheet_of, small_rubric, stated
from tests.parindex.actions.test_plan_remedy import words as remedy_words
from tests.parindex.pages import opened_as, text_of

pytestmark = pytest.mark.django_db
HERE = "/chi-so/cai-thien/lay-lai/"


def year_ago() -> None:
    """All rounds so far were of the year before."""
    for of in AssessmentRound.objects.all():
        of.year -= 1
        of.save(update_fields=["year"])


def of_the_chair(sheet: Any) -> Recovery:
    """As it stands in the database."""
    fresh = Assessment.objects.select_related("unit", "round__rubric", "round__unit").get(pk=sheet.pk)
    return recovery_of(fresh, actor("chutich"))


def test_promised_achieved_and_the_difference() -> None:
    """1.1 lost 1.5 at 2.5; 1.2 is promised by a breakthrough, 0.3 by a remedy; a year later it has 3.2."""
    of = breakthrough_at(BreakthroughStatus.APPROVED)
    lost = of.assessment.lost_points.get(code="1.1")
    shares = [Share(actor("tuphap").post, 100, Capacity.ADVISER)]
    cause = CauseWords(cause="late_advice", explanation="Chậm", shares=shares)
    state_cause(lost=lost, by=actor("vanphong"), words=cause)
    plan_remedy(
        lost=lost, by=actor("vanphong"), words=remedy_words(expected=Decimal("0.3"), holder=actor("motcua").post)
    )
    year_ago()
    found = of_the_chair(of.assessment)
    assert (found.after, found.achieved, found.promised) == (None, None, Decimal("1.5"))
    sheet = sheet_of(round_at(RoundStatus.PUBLISHED))
    sheet.lines.filter(code="1.1").update(second_points=Decimal("3.2"))
    found = of_the_chair(of.assessment)
    share, survey = found.criteria
    assert not found.provisional
    assert (share.promised, share.achieved, share.difference) == (Decimal("1.5"), Decimal("0.7"), Decimal("-0.8"))
    assert (survey.promised, survey.achieved) == (Decimal(0), Decimal(0))
    assert {work.is_breakthrough: (work.expected, work.achieved) for work in found.works} == {
        True: (Decimal("1.2"), Decimal("0.56")), False: (Decimal("0.3"), Decimal("0.14")),
    }  # fmt: skip
    assert [(str(each.post.official), each.difference) for each in found.people if each.post] == [
        (str(actor("tuphap").official), Decimal("-0.64")), (str(actor("motcua").official), Decimal("-0.16")),
    ]  # fmt: skip


def test_a_running_sheet_is_provisional_and_gives_its_own_score() -> None:
    of = breakthrough_at(BreakthroughStatus.APPROVED)
    year_ago()
    self_scored(sheet_of(opened()))
    found = of_the_chair(of.assessment)
    share, survey = found.criteria
    assert found.provisional
    assert (share.after, share.achieved) == (Decimal(3), Decimal("0.5"))
    assert (survey.achieved, survey.why) == (None, "chưa có điểm")


def test_what_is_not_known_yet_is_no_loss_of_who_promised_it() -> None:
    """1.2 of 1.1, and 0.5 of the survey, which nobody has scored yet."""
    of = breakthrough_at(BreakthroughStatus.APPROVED, promises=[("1.1", Decimal("1.2")), ("2", Decimal("0.5"))])
    year_ago()
    self_scored(sheet_of(opened()))
    found = of_the_chair(of.assessment)
    (work,), (person,) = found.works, found.people
    assert (work.expected, work.achieved, work.difference) == (Decimal("1.7"), Decimal("0.5"), Decimal("-0.7"))
    assert (person.expected, person.achieved, person.difference) == (work.expected, work.achieved, work.difference)
    assert found.difference == work.difference


def test_without_a_mapping_another_version_is_matched_by_the_code() -> None:
    """1.1 has another maximum now, 2 is gone."""
    of = breakthrough_at(BreakthroughStatus.APPROVED)
    year_ago()
    field, survey = SMALL["parts"]
    share, plan = field["parts"]
    parts = [{**field, "max": "7", "parts": [{**share, "max": "5"}, plan]}, {**survey, "code": "3", "max": "3"}]
    rubric = Rubric(code="THU", version=2, title="Bản 2", document={**SMALL, "version": 2, "parts": parts})
    rubric.save(force_insert=True)
    assert small_rubric().pk != rubric.pk
    self_scored(sheet_of(opened(rubric=rubric)))
    share_row, survey_row = of_the_chair(of.assessment).criteria
    assert (share_row.max_changed, share_row.after) == (True, Decimal("3.75"))
    assert survey_row.why == "không còn trong bộ tiêu chí mới"


def newer(leaves: list[dict[str, str]]) -> Rubric:
    """Version 2: 1.1 is now 1.1 and 1.3, each of half the maximum."""
    field, survey = SMALL["parts"]
    share, plan = field["parts"]
    halves = [{**share, "max": "2"}, plan, {**share, "code": "1.3", "max": "2"}]
    follows = {"code": "THU", "version": 1, "same_codes": False, "leaves": leaves}
    document = {**SMALL, "version": 2, "parts": [{**field, "parts": halves}, survey], "follows": follows}
    rubric = Rubric(code="THU", version=2, title="Bản 2", document=document)
    rubric.save(force_insert=True)
    return rubric


@pytest.mark.parametrize(
    ("leaves", "after", "why"),
    [
        ([("1.1", "1.1"), ("1.1", "1.3")], Decimal(3), ""),
        ([("1.1", "1.3")], Decimal("1.5"), ""),
        ([("1.2", "1.2")], None, "không còn trong bộ tiêu chí mới"),
        ([("1.1", "1.3"), ("1.2", "1.3")], None, "bộ mới gộp với mục khác, không tách được điểm"),
        ([("1.1", "1.3", "evidence")], None, "cách chấm đã đổi, chỉ tài liệu đi theo, không so được điểm"),
    ],
)
def test_another_version_says_where_a_criterion_went(
    leaves: list[tuple[str, ...]], after: Decimal | None, why: str
) -> None:
    of = breakthrough_at(BreakthroughStatus.APPROVED)
    year_ago()
    rubric = newer([dict(zip(("old", "new", "what"), each, strict=False)) for each in leaves])
    sheet = self_scored(sheet_of(opened(rubric=rubric)))
    sheet.lines.filter(code__in=["1.1", "1.3"]).update(self_points=Decimal("1.5"))
    share_row = of_the_chair(of.assessment).criteria[0]
    assert (share_row.lost.code, share_row.after, share_row.why) == ("1.1", after, why)


def test_a_new_code_is_named_on_the_page() -> None:
    of = breakthrough_at(BreakthroughStatus.APPROVED)
    year_ago()
    self_scored(sheet_of(opened(rubric=newer([{"old": "1.1", "new": "1.1"}, {"old": "1.1", "new": "1.3"}]))))
    assert "1.1 Hồ sơ đúng hạn nay là 1.1, 1.3; chưa có điểm" in opened_as("chutich", f"{HERE}{of.assessment_id}/")


def test_what_was_not_approved_promises_nothing() -> None:
    of = breakthrough_at(BreakthroughStatus.SENT)
    assert of_the_chair(of.assessment).promised == 0


def test_the_page_for_who_sees_all_and_for_one_person() -> None:
    of = breakthrough_at(BreakthroughStatus.APPROVED)
    year_ago()
    self_scored(sheet_of(opened()))
    here = f"{HERE}{of.assessment_id}/"
    assert signed_in("chutich").get(HERE).headers["Location"] == here
    shown = opened_as("chutich", here)
    for said in ("tạm tính, chưa công bố", "1.1 Hồ sơ đúng hạn", "công việc đột phá", "1,5 1,2 0,5 -0,7"):
        assert said in shown, said
    officer = text_of(signed_in("motcua").get(here))
    assert "Không có tiêu chí nào ở đây" in officer
    excel = signed_in("chutich").post(here, {"way": "excel"})
    assert b"".join(excel.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
    assert signed_in("chutich.hlt").get(here).status_code == 404


def test_before_publication_there_is_nothing_to_compare() -> None:
    assert "Chưa có kết quả nào được công bố" in opened_as("chutich", HERE)
    lost = stated(("tuphap", 100))
    assert "chưa biết" in opened_as("chutich", f"{HERE}{lost.assessment_id}/")
