"""A proposal cuts something, and counts what that saves."""

from __future__ import annotations

import pytest

from cchc.catalogue.compliance import Cost, compliance_rules_on, estimated_minutes
from cchc.lifecycle.clock import today
from tests.catalogue.actions.conftest import Refused
from tests.factories.dossiers import MARITAL_STATUS, procedure_in_force
from tests.factories.office import actor
from tests.factories.reviews import review

pytestmark = pytest.mark.django_db


def test_the_wage_of_the_day_is_kept() -> None:
    drafted = review()
    assert (drafted.status, drafted.wage) == ("prepared", compliance_rules_on(today()).wage.value)


def test_the_cost_is_hours_times_wage_and_fees_times_cases() -> None:
    assert Cost(minutes=120, fee=8000, wage=45000, cases=200).of_a_year == (2 * 45000 + 8000) * 200
    version, _ = procedure_in_force(MARITAL_STATUS)
    rules = compliance_rules_on(today())
    papers = [paper for paper in version.content.papers if paper.required and not paper.looked_up]
    whole = estimated_minutes(version.content, rules, without=frozenset())
    cut = estimated_minutes(version.content, rules, without=frozenset({papers[0].code}))
    assert whole - cut == rules.minutes_a_paper.value


def test_refused(refused: Refused) -> None:
    with refused("chưa cắt giảm gì"):
        review(cut_papers=(), minutes_after=180, fee_after=8000)
    with refused("không được cao hơn"):
        review(minutes_after=999)
    with refused("không thuộc phiên bản này"):
        review(cut_papers=("giay-khong-co",))
    with refused("không đọc được"):
        review(limit_after="mau")
    with refused("Việc này do Văn phòng"):
        review(by=actor("tuphap"))
