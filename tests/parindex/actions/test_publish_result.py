"""An approved result is published by a decision; from then on every unit of the round sees everybody's points."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.publish_result import publish_result, why_not_publish_result
from cchc.parindex.models import RoundStatus
from cchc.parindex.permissions import sees_second_appraisal
from tests.factories.office import actor
from tests.factories.rounds import round_at, sheet_of

pytestmark = pytest.mark.django_db
R = RoundStatus


def test_published() -> None:
    of, day = round_at(R.APPROVED), today()
    assert not sees_second_appraisal(sheet_of(of), actor("vanphong"))
    of = publish_result(of=of, by=actor("thamdinh"), decision=" 99/QĐ-UBND ", decided_on=day, conference_on=day)
    assert (of.status, of.decision_number, of.decided_on, of.conference_on) == (R.PUBLISHED, "99/QĐ-UBND", day, day)
    assert of.published_at is not None
    event = events_of(of).last()
    assert (event.name, event.data) == ("result_published", {"decision": "99/QĐ-UBND", "on": day.isoformat()})
    assert sees_second_appraisal(sheet_of(of), actor("vanphong"))


@pytest.mark.parametrize(
    ("decision", "days", "sentence"),
    [(" ", 0, "Hãy ghi số và ngày quyết định"), ("99/QĐ-UBND", None, "Hãy ghi số và ngày quyết định"),
     ("99/QĐ-UBND", 1, "không được sau hôm nay")],
)  # fmt: skip
def test_what_it_must_say(decision: str, days: int | None, sentence: str) -> None:
    on: date | None = None if days is None else today() + timedelta(days=days)
    with pytest.raises(ActionRefused, match=sentence):
        publish_result(of=round_at(R.APPROVED), by=actor("thamdinh"), decision=decision, decided_on=on)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (R.APPROVED, "chutich", "cán bộ thẩm định của đơn vị mở đợt"),
        (R.APPROVED, "captren", "cán bộ thẩm định của đơn vị mở đợt"),
        (R.COUNCIL, "thamdinh", "«Hội đồng thẩm định»"),
        (R.PUBLISHED, "thamdinh", "«Đã công bố»"),
    ],
)
def test_refusals(status: RoundStatus, username: str, sentence: str) -> None:
    assert sentence in str(why_not_publish_result(of=round_at(status), by=actor(username)))
