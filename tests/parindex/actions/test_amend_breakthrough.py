"""A draft or a returned form is written anew by its registrant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.amend_breakthrough import amend_breakthrough, why_not_amend_breakthrough
from cchc.parindex.models import BreakthroughStatus
from tests.factories.breakthroughs import breakthrough_at, words
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_all_words_at_once() -> None:
    of = breakthrough_at(BreakthroughStatus.RETURNED)
    of = amend_breakthrough(of=of, by=actor("tuphap"), words=words(before="58 %", promises=[("2", Decimal("0.5"))]))
    assert (of.status, of.before) == (BreakthroughStatus.RETURNED, "58 %")
    assert [(each.code, each.expected) for each in of.promises.all()] == [("2", Decimal("0.5"))]
    assert events_of(of).last().name == "breakthrough_amended"


def test_faults_change_nothing() -> None:
    of = breakthrough_at(BreakthroughStatus.DRAFT)
    with pytest.raises(ActionRefused, match="ít nhất một tiêu chí"):
        amend_breakthrough(of=of, by=actor("tuphap"), words=words(promises=[]))
    assert of.promises.count() == 1


def test_not_once_sent_and_not_by_others() -> None:
    assert "người đăng ký" in str(
        why_not_amend_breakthrough(of=breakthrough_at(BreakthroughStatus.DRAFT), by=actor("chutich"))
    )


def test_what_is_sent_stands() -> None:
    of = breakthrough_at(BreakthroughStatus.SENT)
    assert "«Đã gửi»" in str(why_not_amend_breakthrough(of=of, by=actor("tuphap")))
