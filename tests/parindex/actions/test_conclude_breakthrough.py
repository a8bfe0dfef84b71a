"""The Chair accepts what is done, or finds that it failed."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.conclude_breakthrough import conclude_breakthrough, why_not_conclude_breakthrough
from cchc.parindex.models import BreakthroughStatus
from tests.factories.breakthroughs import breakthrough_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_accepted_after_its_task() -> None:
    of = breakthrough_at(BreakthroughStatus.ACCEPTED)
    assert (of.status, of.concluded_by) == (BreakthroughStatus.ACCEPTED, actor("chutich").post)
    assert events_of(of).last().data == {"accepted": True, "words": "Đạt mức đăng ký"}


def test_an_open_task_is_not_accepted_but_may_fail() -> None:
    of = breakthrough_at(BreakthroughStatus.UNDER_WAY)
    with pytest.raises(ActionRefused, match="chưa hoàn thành"):
        conclude_breakthrough(of=of, by=actor("chutich"), accepted=True, conclusion="Tốt")
    of = conclude_breakthrough(of=of, by=actor("chutich"), accepted=False, conclusion="Không đạt mức 95 %")
    assert of.status == BreakthroughStatus.FAILED


def test_refusals() -> None:
    of = breakthrough_at(BreakthroughStatus.UNDER_WAY)
    with pytest.raises(ActionRefused, match="ghi kết luận"):
        conclude_breakthrough(of=of, by=actor("chutich"), accepted=False, conclusion=" ")
    assert "Chủ tịch" in str(why_not_conclude_breakthrough(of=of, by=actor("tuphap")))
