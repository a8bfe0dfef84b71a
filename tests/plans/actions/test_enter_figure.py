"""What a target had reached on a day is entered while the plan is carried out."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from cchc.lifecycle.clock import today
from cchc.plans.actions.enter_figure import enter_figure
from cchc.plans.models import Plan, TargetFigure
from tests.factories.office import actor
from tests.factories.plans import LEAD, plan_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_by_who_answers_for_the_target() -> None:
    target = plan_at(Plan.Status.ISSUED).targets.get()
    figure = enter_figure(target=target, by=actor(LEAD), as_of=today(), value=Decimal("98.4"), note="Báo cáo tháng 9")
    assert (figure.target_key, figure.value, figure.entered_at) == (target.key, Decimal("98.4"), MONDAY)
    assert not target.is_met(97.9)
    assert target.is_met(98)


@pytest.mark.parametrize(("days", "value", "sentence"), [
    (1, "98", "Ngày của số liệu còn ở phía trước"),
    (-700, "98", "không thuộc kỳ của kế hoạch năm 2026"),
    (0, "-1", "một số không âm"),
])  # fmt: skip
def test_refused(days: int, value: str, sentence: str, refused: Refused) -> None:
    target = plan_at(Plan.Status.ISSUED).targets.get()
    with refused(sentence):
        enter_figure(target=target, by=actor(LEAD), as_of=today() + timedelta(days=days), value=Decimal(value))


def test_not_by_others(refused: Refused) -> None:
    target = plan_at(Plan.Status.ISSUED).targets.get()
    with refused("do người chủ trì chỉ tiêu hoặc Văn phòng"):
        enter_figure(target=target, by=actor("tuphap"), as_of=today(), value=Decimal(1))


def test_not_of_a_draft(refused: Refused) -> None:
    target = plan_at(Plan.Status.APPROVED).targets.get()
    with refused("Chỉ ghi số liệu cho kế hoạch đang thực hiện"):
        enter_figure(target=target, by=actor("vanphong"), as_of=today(), value=Decimal(1))
    assert not TargetFigure.objects.exists()
