"""The Chair concludes after those named could answer, never on himself, and says why over an objection."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import clock_at, now
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.answer_share import answer_share
from cchc.parindex.actions.conclude_lost_point import conclude_lost_point, why_not_conclude_lost_point
from cchc.parindex.models import Answer, LostStatus
from tests.factories.office import actor
from tests.factories.rounds import lost_point, share_of, stated

pytestmark = pytest.mark.django_db


def test_after_the_answers() -> None:
    lost, chair = stated(("tuphap", 100)), actor("chutich")
    assert "chưa trả lời" in str(why_not_conclude_lost_point(lost=lost, by=chair))
    answer_share(share=share_of(lost, "tuphap"), by=actor("tuphap"), answer=Answer.CONTESTED, words="Hồ sơ đến muộn")
    with pytest.raises(ActionRefused, match="không đồng ý"):
        conclude_lost_point(lost=lost, by=chair, note="")
    concluded = conclude_lost_point(lost=lost, by=chair, note="Sổ bàn giao ghi nhận đúng ngày")
    assert concluded.status == LostStatus.CONCLUDED
    assert events_of(lost).last().data["note"] == "Sổ bàn giao ghi nhận đúng ngày"


def test_or_after_their_time() -> None:
    lost = stated(("tuphap", 100))
    with clock_at(now() + timedelta(days=40)):
        assert conclude_lost_point(lost=lost, by=actor("chutich")).concluded_by == actor("chutich").post


def test_nobody_concludes_on_himself() -> None:
    lost = stated(("chutich", 100))
    with clock_at(now() + timedelta(days=40)):
        assert "Phó Chủ tịch" in str(why_not_conclude_lost_point(lost=lost, by=actor("chutich")))
        assert why_not_conclude_lost_point(lost=lost, by=actor("phochutich")) is None


def test_who_leads_the_round_leaves_it_to_a_head_who_is_not_named() -> None:
    lost = stated(("chutich", 60), ("tuphap", 40))
    with clock_at(now() + timedelta(days=40)):
        assert "Phó Chủ tịch" in str(why_not_conclude_lost_point(lost=lost, by=actor("thamdinh")))


def test_when_every_head_is_named_who_leads_the_round_concludes() -> None:
    above = actor("thamdinh")
    lost = stated(("chutich", 60), ("phochutich", 40))
    with clock_at(now() + timedelta(days=40)):
        for head in ("chutich", "phochutich"):
            assert "thẩm định" in str(why_not_conclude_lost_point(lost=lost, by=actor(head)))
        assert conclude_lost_point(lost=lost, by=above).concluded_by == above.post


def test_what_was_not_stated_is_not_concluded() -> None:
    assert "Hệ thống đề xuất" in str(why_not_conclude_lost_point(lost=lost_point(), by=actor("chutich")))
