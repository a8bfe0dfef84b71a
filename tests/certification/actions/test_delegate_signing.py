"""The Chair delegates in writing, for days to come, to an official of the unit, and the law must allow it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.certification.actions.delegate_signing import delegate_signing
from cchc.certification.models import Delegation
from cchc.certification.signers import signers_of
from cchc.lifecycle.clock import clock_at, today
from cchc.organization.models import Post
from cchc.worktime.zone import ZONE
from tests.certification.conftest import Refused
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def delegated(**changes: Any) -> Delegation:
    values = {
        "post": actor("tuphap").post,
        "decision": "12/GUQ-UBND ngày 14/9/2026",
        "from_on": today(),
        "until_on": today() + 30 * DAY,
        "by": actor("chutich"),
    }
    return delegate_signing(**values | changes)


def test_he_signs_among_the_leaders() -> None:
    delegation = delegated()
    names = [signer.label for signer in signers_of(ward(), today())]
    assert names == [
        "Trịnh Quốc Đạt, Chủ tịch", "Lê Thu Hằng, KT. Chủ tịch, Phó Chủ tịch",
        f"{actor('tuphap').official_name}, TUQ. Chủ tịch, Công chức Tư pháp - Hộ tịch",
    ]  # fmt: skip
    assert len(signers_of(ward(), today() + 31 * DAY)) == 2
    assert events_of(delegation).get().data["decision"] == "12/GUQ-UBND ngày 14/9/2026"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"by": "tuphap"}, "Chỉ Chủ tịch"),
        ({"by": "phochutich"}, "Chỉ Chủ tịch"),
        ({"post": "phochutich"}, "Không ủy quyền cho"),
        ({"post": "chutich.hlt"}, "Không ủy quyền cho"),
        ({"post": "thanhtra"}, "Không ủy quyền cho"),
        ({"from_on": date(2026, 9, 13)}, "từ hôm nay"),
        ({"until_on": date(2026, 9, 13)}, "từ hôm nay"),
        ({"decision": " "}, "số, ngày của văn bản"),
    ],
)
def test_refused(changes: dict[str, Any], sentence: str, refused: Refused) -> None:
    for name in {"by", "post"} & set(changes):
        chosen = actor(changes[name])
        changes = changes | {name: chosen if name == "by" else chosen.post}
    with refused(sentence):
        delegated(**changes)


def test_not_twice_for_one_day(refused: Refused) -> None:
    delegated()
    with refused("đã được ủy quyền trong thời gian này"):
        delegated(from_on=today() + 30 * DAY, until_on=today() + 60 * DAY)
    delegated(from_on=today() + 31 * DAY, until_on=today() + 60 * DAY)


def test_not_before_the_law_allowed_it(refused: Refused) -> None:
    Post.objects.filter(pk=actor("tuphap").post_id).update(held_from="2025-01-01")
    with clock_at(datetime(2025, 10, 1, 9, tzinfo=ZONE)), refused("Trước ngày 01/11/2025"):
        delegated(by=actor("chutich"))
