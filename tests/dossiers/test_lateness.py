"""Does the clock tell one kind of lateness from another, in the right month, and in the right hands?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from cchc.catalogue.schema import Does
from cchc.dossiers.actions.answer_consultation import answer_consultation
from cchc.dossiers.actions.archive_dossier import archive_dossier
from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.lateness import Lateness, lateness_in
from cchc.dossiers.models import Category, Dossier, DossierStep
from cchc.dossiers.presentation.late_rows import LateRows
from cchc.lifecycle.clock import clock_at
from tests.factories import late
from tests.factories.dossiers import dossier_at, dossier_elsewhere, holder
from tests.factories.late import SEPTEMBER, september
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
END = september(30, 16)


def categories(at: datetime = END, month: date = SEPTEMBER, who: str = "chutich") -> dict[str, str]:
    """Code and category of every late dossier that the official sees."""
    rows = LateRows(lateness_in(month, at=at, actor=actor(who)), actor(who))
    codes = dict(Dossier.objects.values_list("pk", "code"))
    return {str(codes[late.dossier]): late.category for late in rows.late}


@pytest.mark.parametrize(
    ("made", "category"),
    [
        (late.reception_late, Category.RECEPTION),
        (late.only_a_step_late, Category.STEP),
        (late.whole_late, Category.WHOLE),
        (late.still_late, Category.WHOLE),
        (late.extended, Category.EXTENDED),
        (late.in_time, None),
    ],
)
def test_the_clock_names_the_category(made: Callable[[], Dossier], category: str | None) -> None:
    dossier = made()
    assert categories() == ({dossier.code: category} if category else {})
    assert categories(month=date(2026, 8, 1)) == categories(month=date(2026, 10, 1)) == {}


def test_an_open_one_grows_from_a_late_step_to_a_late_whole() -> None:
    code = late.still_late().code
    assert categories(september(14, 9, 30)) == {}
    assert categories(september(17, 16)) == {code: Category.STEP}
    assert categories(september(17, 17, 1)) == {code: Category.WHOLE}


def test_an_announced_one_grows_too() -> None:
    code = late.announced().code
    assert categories(september(17, 16)) == {code: Category.STEP}
    assert categories(september(18, 8)) == {code: Category.EXTENDED}
    assert categories(september(22, 17, 1)) == {code: Category.WHOLE}


def test_late_because_of_another_unit() -> None:
    """Steps of other units come with consultation and interlinked procedures: the unit of the step tells."""
    dossier = late.whole_late()
    step = dossier.steps.filter(late_minutes__gt=0).first()
    assert step is not None
    step.unit = actor("motcua.hlt").unit
    step.save(update_fields=["unit"])
    assert categories(who="captren") == {dossier.code: Category.ELSEWHERE}


def test_late_because_of_an_opinion_that_did_not_come() -> None:
    """Answered after its day, and the whole was late: the asked one is said beside the holder."""
    dossier = late.started()
    with clock_at(september(14, 10)):
        asked = request_consultation(
            dossier=dossier, by=holder(dossier), consulted=actor("kinhte").post, question="Có đúng không?",
            due_on=date(2026, 9, 15),
        )  # fmt: skip
    in_time = late.started()
    with clock_at(september(14, 10)):
        kept = request_consultation(
            dossier=in_time, by=holder(in_time), consulted=actor("kinhte").post, question="Có đúng không?",
            due_on=date(2026, 9, 15),
        )  # fmt: skip
        answer_consultation(dossier=in_time, by=actor("kinhte"), consultation=kept, answer="Đúng.")
    with clock_at(september(17, 9)):
        answer_consultation(dossier=dossier, by=actor("kinhte"), consultation=asked, answer="Đúng.")
    for each in (dossier, in_time):
        late.examined_until(september(18, 16), Dossier.objects.get(pk=each.pk))
    assert categories() == {dossier.code: Category.ELSEWHERE, in_time.code: Category.WHOLE}


def test_an_archived_dossier_was_fetched_late_all_the_same() -> None:
    dossier = late.in_time()
    with clock_at(september(29)):
        dossier = hand_over_result(dossier=dossier, by=actor("motcua"), to_name="Nguyễn Thị Đào")
        archive_dossier(dossier=dossier, by=actor("motcua"), archive_number="1/2026")
    lateness = lateness_in(SEPTEMBER, at=END, actor=actor("chutich"))
    assert list(lateness.uncollected().values_list("code", flat=True)) == [dossier.code]


def test_a_result_fetched_late_is_nobodys_lateness() -> None:
    fetched, waiting = late.in_time(), late.in_time()
    with clock_at(september(29)):
        hand_over_result(dossier=fetched, by=actor("motcua"), to_name="Nguyễn Thị Đào")
    assert categories() == {}
    lateness = lateness_in(SEPTEMBER, at=END, actor=actor("chutich"))
    assert set(lateness.uncollected().values_list("code", flat=True)) == {fetched.code, waiting.code}


def test_a_pause_is_nobodys_lateness() -> None:
    with clock_at(september(14)):
        dossier_at("awaiting_supplement")
        dossier_at("stopped")
    assert categories() == {}


def test_whose_hands() -> None:
    """The late steps, and whoever held the dossier when the appointment passed; never the citizen's waiting."""
    dossier = late.whole_late()
    lateness = lateness_in(SEPTEMBER, at=END, actor=actor("chutich"))
    held = list(lateness.missed.holdings().order_by("order"))
    examining = next(step for step in dossier.steps.all() if step.does == Does.EXAMINE)
    assert [step.pk for step in held] == [examining.pk]
    assert held[0].late_minutes and held[0].late_minutes > 8 * 60


def test_everybody_sees_what_is_his() -> None:
    dossier = late.still_late()
    whose = holder(dossier).official.user.username  # type: ignore[attr-defined]
    other = "tuphap" if whose != "tuphap" else "tuphap2"
    for who in ("chutich", "phochutich", "vanphong", "captren", "thanhtra", "chanhvanphong", whose):
        assert set(categories(who=who)) == {dossier.code}, who
    for who in ("kinhte", other, "motcua", "truongphongkinhte", "chutich.hlt", "motcua.hlt"):
        assert categories(who=who) == {}, who


@pytest.mark.parametrize("month", [date(2026, 8, 1), SEPTEMBER, date(2026, 10, 1)])
@pytest.mark.parametrize("at", [september(17, 16), september(18, 8), END, september(30, 16) + timedelta(days=3)])
def test_the_sets_are_what_each_dossier_says_for_itself(month: date, at: datetime) -> None:
    """Mixed dossiers of two wards: what the database finds in the month is what is reckoned dossier by dossier."""
    made = [late.reception_late, late.only_a_step_late, late.whole_late, late.still_late, late.extended, late.announced,
            late.in_time, late.whole_late, late.still_late]  # fmt: skip
    for make in made:
        make()
    with clock_at(september(14)):
        dossier_elsewhere()
    assert DossierStep.objects.filter(unit__code="H99.26.06").exists()
    for who in ("chutich", "chutich.hlt", "captren"):
        lateness = lateness_in(month, at=at, actor=actor(who))
        rows = Dossier.objects.select_related("extension").prefetch_related("steps", "clock_runs")

        def of(row: Dossier, lateness: Lateness = lateness) -> list[DossierStep]:
            return lateness.arose_at(row, list(row.steps.all()), list(row.clock_runs.all()))

        reckoned = [(step.dossier_id, step.holder_id, step.does) for row in rows for step in of(row)]
        found = [tuple(line[:3]) for line in lateness.held()]
        assert sorted(found) == sorted(reckoned), who
    if month == SEPTEMBER:
        assert found
