"""Who sees the first and the second appraisal of a sheet, at every step of the round? (parindex.md §3.1, §3.2)"""

from __future__ import annotations

import pytest

from cchc.parindex.models import AssessmentRound, RoundStatus
from cchc.parindex.permissions import sees_appraisal, sees_second_appraisal
from tests.factories.office import actor, signed_in
from tests.factories.rounds import line, lost_point, round_at, sheet_of
from tests.parindex.pages import HERE, text_of
from tests.parindex.test_recovering import year_ago

pytestmark = pytest.mark.django_db
R = RoundStatus
UNIT, OVER = ("vanphong", "chutich", "tuphap"), ("thamdinh", "captren")
NONE, FIRST, BOTH = (False, False), (True, False), (True, True)
SEEN = {  # step: what the unit sees, what is seen from above
    R.SELF_SCORING: (NONE, NONE),
    R.FIRST_APPRAISAL: (NONE, FIRST),
    R.EXPLANATION: (FIRST, FIRST),
    R.SECOND_APPRAISAL: (FIRST, BOTH),
    R.COUNCIL: (FIRST, BOTH),
    R.APPROVED: (FIRST, BOTH),
    R.PUBLISHED: (BOTH, BOTH),
}


def test_every_step_is_told() -> None:
    assert set(SEEN) == set(R) - {R.CLOSED}


@pytest.mark.parametrize("status", list(SEEN))
def test_each_role_at_each_step(status: RoundStatus) -> None:
    sheet = sheet_of(round_at(status))
    for people, expected in zip((UNIT, OVER), SEEN[status], strict=True):
        for name in people:
            by = actor(name)
            assert (sees_appraisal(sheet, by), sees_second_appraisal(sheet, by)) == expected, (name, status)


@pytest.mark.parametrize("status", [R.SECOND_APPRAISAL, R.COUNCIL, R.APPROVED])
def test_what_was_explained_stays_in_sight_and_the_second_points_do_not(status: RoundStatus) -> None:
    sheet = sheet_of(round_at(status))
    for address in (f"{HERE}phieu/{sheet.pk}/", f"{HERE}tieu-chi/{line(sheet, '1.1').pk}/"):
        unit, above = (text_of(signed_in(name).get(address)) for name in ("vanphong", "thamdinh"))
        assert "Lần 1" in unit
        assert "2,50" not in unit
        assert ("2,50" in above) == (status != R.SECOND_APPRAISAL)


def test_a_round_may_show_everything_early() -> None:
    AssessmentRound.objects.filter(pk=round_at(R.COUNCIL).pk).update(shows_appraisal=True)
    sheet, by = sheet_of(AssessmentRound.objects.get()), actor("vanphong")
    assert (sees_appraisal(sheet, by), sees_second_appraisal(sheet, by)) == BOTH


@pytest.mark.parametrize("status", [R.COUNCIL, R.APPROVED])
def test_no_other_page_tells_the_unit_what_the_second_appraisal_gave(status: RoundStatus) -> None:
    """1.1 has 2 of 4 after the first appraisal, 2.5 after the second, and had 2.5 the year before."""
    before = lost_point().assessment
    year_ago()
    round_at(status)
    improving, of_ward = "/chi-so/cai-thien/", before.unit_id
    said = {
        "/chi-so/cay/muc/1/": ("đạt 4,00 trên", "đạt 4,50 trên"),
        improving: ("1.1 Hồ sơ đúng hạn 2,00 2,00", "1.1 Hồ sơ đúng hạn 1,50 2,50"),
        f"{improving}thu/?tieu-chi=1.1": ("4,00 2,00 2,00 0", "4,00 2,50 2,50 0"),
        f"{improving}lay-lai/{before.pk}/": ("1.1 Hồ sơ đúng hạn 1,5 0 -0,5", "1.1 Hồ sơ đúng hạn 1,5 0 0 0"),
    }
    for address, (first, second) in said.items():
        asked = "&" if "?" in address else "?"
        unit, above = (
            text_of(signed_in(name).get(f"{address}{asked}don_vi={of_ward}")) for name in ("chutich", "thamdinh")
        )
        assert (first in unit, second in unit) == (True, False), address
        assert (first in above, second in above) == (False, True), address
