"""Who works in the unit registers a breakthrough for a published result, with criteria and points."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.actions.arrange_stand_in import arrange_stand_in
from cchc.organization.actor import actors_of
from cchc.parindex.actions.register_breakthrough import register_breakthrough, why_not_register_breakthrough
from cchc.parindex.actions.send_breakthrough import why_not_send_breakthrough
from cchc.parindex.models import Breakthrough, BreakthroughStatus, RoundStatus
from tests.factories.breakthroughs import registered, result, words
from tests.factories.office import actor
from tests.factories.rounds import round_at, sheet_of

pytestmark = pytest.mark.django_db


def test_a_draft_with_its_promises() -> None:
    of = registered(promises=[("1.1", Decimal("1.2")), ("2", Decimal("0.3"))])
    assert (of.status, of.registrant, of.expected) == (BreakthroughStatus.DRAFT, actor("tuphap").post, Decimal("1.5"))
    assert events_of(of).get().data["promised"] == {"1.1": "1.2", "2": "0.3"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "tên công việc"),
        ({"after": ""}, "mức phải đạt"),
        ({"content": "KHONG"}, "nội dung cải cách"),
        ({"ends_on": today() - timedelta(days=400)}, "không được trước ngày bắt đầu"),
        ({"promises": []}, "ít nhất một tiêu chí"),
        ({"promises": [("1.2", Decimal(1))]}, "1.2 không bị trừ điểm"),
        ({"promises": [("1.1", Decimal("1.6"))]}, "không quá 1,5 điểm"),
        ({"promises": [("1.1", Decimal(0))]}, "lớn hơn 0"),
        ({"promises": [("1.1", Decimal(1)), ("1.1", Decimal("0.2"))]}, "ghi hai lần"),
    ],
)
def test_refusals(changes: dict[str, Any], sentence: str) -> None:
    sheet = result()
    with pytest.raises(ActionRefused, match=sentence):
        register_breakthrough(assessment=sheet, by=actor("tuphap"), words=words(**changes))
    assert not Breakthrough.objects.exists()


def test_not_before_publication_and_not_for_others() -> None:
    sheet = sheet_of(round_at(RoundStatus.APPROVED))
    assert "chưa công bố" in str(why_not_register_breakthrough(assessment=sheet, by=actor("tuphap")))


def test_only_people_of_the_unit() -> None:
    assert "tại đơn vị được đánh giá" in str(why_not_register_breakthrough(assessment=result(), by=actor("thamdinh")))


def test_who_stands_in_registers_and_sends_nothing_in_the_name_of_the_absent() -> None:
    draft, absent, substitute = registered(), actor("tuphap"), actor("motcua").official
    arrange_stand_in(
        absent=absent.post, by=absent, substitute=substitute, from_on=today(), until_on=today(), reason="nghỉ phép"
    )
    standing_in = next(each for each in actors_of(substitute, on=today()) if each.standing_in_for)
    assert "không đăng ký thay" in str(why_not_register_breakthrough(assessment=draft.assessment, by=standing_in))
    assert "chính người đăng ký" in str(why_not_send_breakthrough(of=draft, by=standing_in))
    assert why_not_send_breakthrough(of=draft, by=absent) is None
