"""The cause in words with shares that add up to 100; an objective one with its document."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.answer_share import answer_share
from cchc.parindex.actions.state_cause import CauseWords, Share, state_cause, why_not_state_cause
from cchc.parindex.models import Answer, Capacity, LostStatus
from tests.factories.office import actor
from tests.factories.rounds import lost_point, share_of, stated

pytestmark = pytest.mark.django_db


def words(*shares: tuple[str, int], **changes: Any) -> CauseWords:
    made = [Share(actor(name).post, share, Capacity.ADVISER) for name, share in shares]
    return CauseWords(**{"cause": "late_advice", "explanation": "Chậm", "shares": made, **changes})


def test_stated_with_shares() -> None:
    lost = stated(("tuphap", 70), ("chutich", 30))
    assert lost.status == LostStatus.STATED
    assert sorted(each.share for each in lost.shares.all()) == [30, 70]
    assert events_of(lost).last().data["cause"] == "late_advice"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"shares": [("tuphap", 60), ("tuphap2", 30)]}, "đúng 100 %"),
        ({"shares": [("tuphap", 100), ("tuphap2", 0)]}, "từ 1 %"),
        ({"shares": [("tuphap", 50), ("tuphap", 50)]}, "một lần"),
        ({"shares": [("thamdinh", 100)]}, "thuộc đơn vị"),
        ({"cause": "weather"}, "loại nguyên nhân"),
        ({"explanation": " "}, "nguyên nhân cụ thể"),
        ({"cause": "system"}, "văn bản chứng minh"),
    ],
)
def test_refusals(changes: dict[str, Any], sentence: str) -> None:
    shares = changes.pop("shares", [("tuphap", 100)])
    lost = lost_point()
    with pytest.raises(ActionRefused, match=sentence):
        state_cause(lost=lost, by=actor("vanphong"), words=words(*shares, **changes))
    lost.refresh_from_db()
    assert lost.status == LostStatus.PROPOSED


def test_who_may() -> None:
    lost = lost_point()
    assert why_not_state_cause(lost=lost, by=actor("tuphap")) is not None
    assert why_not_state_cause(lost=lost, by=actor("thamdinh")) is not None
    assert why_not_state_cause(lost=lost, by=actor("vanphong")) is None


def test_an_answer_stays_with_a_share_that_did_not_change() -> None:
    lost = stated(("tuphap", 70), ("tuphap2", 30))
    for name in ("tuphap", "tuphap2"):
        answer_share(share=share_of(lost, name), by=actor(name), answer=Answer.CONFIRMED, words="Sửa ngay")
    state_cause(lost=lost, by=actor("vanphong"), words=words(("tuphap", 70), ("motcua", 30)))
    assert {each.post: each.answer for each in lost.shares.all()} == {
        actor("tuphap").post: Answer.CONFIRMED, actor("motcua").post: "",
    }  # fmt: skip
