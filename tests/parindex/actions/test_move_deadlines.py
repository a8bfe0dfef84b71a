"""Who leads a round moves its deadlines, in their order, into the future, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import clock_at, now
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.move_deadlines import Due, move_deadlines, why_not_move_deadlines
from cchc.parindex.models import AssessmentRound, RoundStatus
from tests.factories.office import actor
from tests.factories.rounds import opened, round_at

pytestmark = pytest.mark.django_db
R = RoundStatus


def due_of(of: AssessmentRound, moved: Callable[[datetime], datetime] = lambda at: at) -> Due:
    return moved(of.self_score_due_at), of.first_due_at, of.explanation_due_at, of.second_due_at


def test_moved_on_record() -> None:
    of = opened()
    due = due_of(of, lambda at: at + timedelta(days=2))
    moved = move_deadlines(of=of, by=actor("thamdinh"), due=due, reason=" Bão số 3 ")
    assert due_of(moved) == due
    event = events_of(of).last()
    assert (event.name, event.data["reason"]) == ("deadlines_moved", "Bão số 3")
    assert event.data["from"][0] == of.self_score_due_at.isoformat()
    assert event.data["to"][0] == due[0].isoformat()


@pytest.mark.parametrize(
    ("days", "reason", "sentence"),
    [
        (2, " ", "Hãy ghi lý do đổi thời hạn"),
        (0, "Bão", "Chưa có thời hạn nào thay đổi"),
        (11, "Bão", "theo thứ tự"),
        (-11, "Bão", "Thời hạn mới phải sau lúc này"),
    ],
)
def test_what_it_must_say(days: int, reason: str, sentence: str) -> None:
    of = opened()
    due = due_of(of, lambda at: at + timedelta(days=days))
    with pytest.raises(ActionRefused, match=sentence):
        move_deadlines(of=of, by=actor("thamdinh"), due=due, reason=reason)


def test_a_deadline_that_is_over_may_stay() -> None:
    of = opened()
    with clock_at(now() + timedelta(days=15)):
        due = of.self_score_due_at, of.first_due_at + timedelta(days=1), of.explanation_due_at, of.second_due_at
        assert why_not_move_deadlines(of=of, by=actor("thamdinh"), due=due, reason="Bão") is None


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (R.SELF_SCORING, "vanphong", "cán bộ thẩm định của đơn vị mở đợt"),
        (R.SELF_SCORING, "chutich", "cán bộ thẩm định của đơn vị mở đợt"),
        (R.COUNCIL, "captren", "cán bộ thẩm định của đơn vị mở đợt"),
        (R.APPROVED, "thamdinh", "«Đã phê duyệt»"),
        (R.PUBLISHED, "thamdinh", "«Đã công bố»"),
    ],
)
def test_refusals(status: RoundStatus, username: str, sentence: str) -> None:
    assert sentence in str(why_not_move_deadlines(of=round_at(status), by=actor(username)))
