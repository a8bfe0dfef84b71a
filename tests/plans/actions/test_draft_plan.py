"""A year has one plan in the making; it begins empty or with what it was given."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import today
from cchc.plans.actions.draft_plan import draft_plan
from cchc.plans.actions.set_target_value import set_target_value
from cchc.plans.drafting import of_last_year, of_programme
from cchc.plans.models import Plan
from tests.factories.office import actor, ward
from tests.factories.plans import DRAFTER, awaited, beginning, four_times, line, plan_at, programme
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_empty() -> None:
    plan = draft_plan(unit=ward(), by=actor(DRAFTER), year=2026)
    assert (plan.title, plan.version, plan.status) == ("Kế hoạch cải cách hành chính năm 2026", 1, "drafting")
    assert (plan.drafted_at, plan.drafted_by, plan.lines.count()) == (MONDAY, actor(DRAFTER).post, 0)
    assert events_of(plan).get().name == "plan_drafted"


def test_with_lines_and_targets_in_their_order() -> None:
    given = line(partners=(actor("vanphong").post,))
    plan = draft_plan(unit=ward(), by=actor(DRAFTER), year=2027, beginning=beginning(given, four_times()))
    first, second = plan.lines.all()
    assert (first.order, first.due_days, list(first.partners.all())) == (1, ["2026-12-15"], [actor("vanphong").post])
    assert (second.order, len(second.due_days), plan.targets.get().planned) == (2, 4, 98)


def test_from_the_last_year_with_days_of_this_one_and_new_keys() -> None:
    last = plan_at(Plan.Status.ISSUED)
    begun = of_last_year(last, ward(), 2027)
    plan = draft_plan(unit=ward(), by=actor(DRAFTER), year=2027, beginning=begun)
    assert plan.lines.all()[1].due_days[0] == "2027-03-31"
    assert not {each.key for each in plan.lines.all()} & {each.key for each in last.lines.all()}
    assert plan.lines.all()[0].lead == last.lines.all()[0].lead


def test_targets_of_the_programme_have_the_value_of_that_very_year() -> None:
    adopted = programme()
    assert of_programme(adopted, 2027) == []
    set_target_value(target=adopted.targets.get(code="dung-han"), by=actor(DRAFTER), year=2027, value=97)  # type: ignore[arg-type]
    (goal,) = of_programme(adopted, 2027)
    assert (goal.name, goal.planned) == ("Hồ sơ giải quyết đúng hạn và trước hạn", 97)
    assert draft_plan(unit=ward(), by=actor(DRAFTER), year=2027).programme == adopted


def test_a_second_one_is_refused(refused: Refused) -> None:
    plan_at(Plan.Status.SUBMITTED)
    with refused("Đã có một dự thảo kế hoạch năm 2026"):
        draft_plan(unit=ward(), by=actor(DRAFTER), year=2026)


def test_what_was_issued_is_amended_instead(refused: Refused) -> None:
    plan_at(Plan.Status.ISSUED, awaited())
    with refused("Hãy mở kế hoạch đó và chọn «Sửa đổi kế hoạch»"):
        draft_plan(unit=ward(), by=actor(DRAFTER), year=2026)


def test_after_a_discarded_one() -> None:
    plan_at(Plan.Status.DISCARDED)
    plan = draft_plan(unit=ward(), by=actor(DRAFTER), year=2026)
    assert (plan.version, str(plan)) == (2, "Kế hoạch cải cách hành chính năm 2026")


@pytest.mark.parametrize("years", [-2, 2])
def test_a_far_year_is_refused(years: int, refused: Refused) -> None:
    with refused("Chỉ soạn kế hoạch cho năm trước, năm nay và năm sau"):
        draft_plan(unit=ward(), by=actor(DRAFTER), year=today().year + years)


@pytest.mark.parametrize("who", ["chutich", "chanhvanphong", "tuphap", "captren"])
def test_by_the_office_alone(who: str, refused: Refused) -> None:
    with refused("Việc này do Văn phòng của đơn vị làm"):
        draft_plan(unit=ward(), by=actor(who), year=2026)
