"""A step ends when every unit is done with it, or at its deadline."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import clock_at, now
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.advance_round import advance_round, why_not_advance_round
from cchc.parindex.actions.open_round import open_round
from cchc.parindex.models import RoundStatus
from tests.factories.office import actor
from tests.factories.rounds import appraised, opened, round_at, sheet_of, words

R = RoundStatus

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "after"),
    [
        (R.SELF_SCORING, R.FIRST_APPRAISAL), (R.SECOND_APPRAISAL, R.COUNCIL),
    ],
)  # fmt: skip
def test_to_the_next_step(status: RoundStatus, after: RoundStatus) -> None:
    of = round_at(status)
    if status == R.SECOND_APPRAISAL:
        with pytest.raises(ActionRefused, match="1 tiêu chí đã giải trình chưa thẩm định lại"):
            advance_round(of=of, by=actor("thamdinh"))
        appraised(sheet_of(of), "1.1", "2.5")
    assert advance_round(of=of, by=actor("thamdinh")).status == after


def test_it_waits_for_the_units_until_the_deadline() -> None:
    of, above = opened(), actor("thamdinh")
    assert "1 đơn vị chưa chốt tự chấm" in str(why_not_advance_round(of=of, by=above))
    with clock_at(now() + timedelta(days=11)):
        assert advance_round(of=of, by=above).status == R.FIRST_APPRAISAL


def test_nothing_stays_unappraised() -> None:
    of = round_at(R.FIRST_APPRAISAL)
    with clock_at(now() + timedelta(days=60)), pytest.raises(ActionRefused, match="3 tiêu chí chưa thẩm định"):
        advance_round(of=of, by=actor("thamdinh"))


def test_others_do_not_and_a_rehearsal_has_no_steps() -> None:
    assert "Việc này do" in str(why_not_advance_round(of=opened(), by=actor("chutich")))
    rehearsal = open_round(by=actor("vanphong"), words=words())
    assert "không có bước thẩm định" in str(why_not_advance_round(of=rehearsal, by=actor("vanphong")))


def test_a_published_round_goes_no_further() -> None:
    assert "đang ở bước «Đã công bố»" in str(why_not_advance_round(of=round_at(R.PUBLISHED), by=actor("thamdinh")))
