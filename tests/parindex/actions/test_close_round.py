"""A published round is closed by who leads it; a rehearsal by the unit's office, whenever it likes."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.close_round import close_round, why_not_close_round
from cchc.parindex.actions.open_round import open_round
from cchc.parindex.actions.score_leaf import why_not_score_leaf
from cchc.parindex.models import RoundStatus
from tests.factories.office import actor
from tests.factories.rounds import line, opened, round_at, sheet_of, words

pytestmark = pytest.mark.django_db
R = RoundStatus


def test_closed_after_publication() -> None:
    of = close_round(of=round_at(R.PUBLISHED), by=actor("thamdinh"))
    assert of.status == R.CLOSED
    assert of.closed_at is not None
    assert of.is_published
    assert events_of(of).last().name == "round_closed"
    assert "«Đã kết thúc»" in str(why_not_close_round(of=of, by=actor("thamdinh")))


def test_a_rehearsal_ends_when_the_office_says() -> None:
    of = close_round(of=open_round(by=actor("vanphong"), words=words()), by=actor("vanphong"))
    assert (of.status, of.is_published) == (R.CLOSED, False)
    refusal = why_not_score_leaf(line=line(sheet_of(of), "1.1"), by=actor("vanphong"))
    assert "«Đã kết thúc»" in str(refusal)


def test_an_official_round_is_not_closed_before() -> None:
    with pytest.raises(ActionRefused, match="chỉ kết thúc sau khi công bố"):
        close_round(of=opened(), by=actor("thamdinh"))


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (R.PUBLISHED, "chutich", "cán bộ thẩm định của đơn vị mở đợt"),
        (R.PUBLISHED, "vanphong", "cán bộ thẩm định của đơn vị mở đợt"),
        (R.FIRST_APPRAISAL, "thamdinh", "«Thẩm định lần 1»"),
        (R.APPROVED, "thamdinh", "«Đã phê duyệt»"),
    ],
)
def test_refusals(status: RoundStatus, username: str, sentence: str) -> None:
    assert sentence in str(why_not_close_round(of=round_at(status), by=actor(username)))
