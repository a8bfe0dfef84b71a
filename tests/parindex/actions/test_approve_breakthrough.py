"""The Chair approves; the task is given in the same act."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.approve_breakthrough import approve_breakthrough, why_not_approve_breakthrough
from cchc.parindex.models import BreakthroughStatus
from tests.factories.breakthroughs import breakthrough_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_the_task_follows() -> None:
    of = breakthrough_at(BreakthroughStatus.APPROVED)
    assert of.task is not None
    assert (of.task.title, of.task.holder) == ("Đột phá: Nhắc hồ sơ trước hẹn ba ngày", of.registrant)
    assert of.task.source_id == of.assessment.lost_points.get(code="1.1").pk
    assert events_of(of).last().data == {"task": of.task.code, "words": "Đồng ý"}


def test_nobody_approves_his_own() -> None:
    of = breakthrough_at(BreakthroughStatus.RECEIVED)
    assert why_not_approve_breakthrough(of=of, by=actor("chutich")) is None
    of.registrant = actor("chutich").post
    assert "không phải chính người đăng ký" in str(why_not_approve_breakthrough(of=of, by=actor("chutich")))


def test_not_before_the_office_received_it() -> None:
    of = breakthrough_at(BreakthroughStatus.SENT)
    with pytest.raises(ActionRefused, match="«Đã gửi»"):
        approve_breakthrough(of=of, by=actor("chutich"))
