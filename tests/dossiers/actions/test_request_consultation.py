"""Several may be asked at once, each by a day of his own; the dossier's clock runs on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.models import Consultation, Dossier, Status
from cchc.lifecycle.clock import clock_at, now
from cchc.worktime.zone import ZONE, local
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def ask(dossier: Dossier, **changes: Any) -> Consultation:
    values: dict[str, Any] = {
        "consulted": actor("kinhte").post,
        "question": "Có vướng gì?",
        "due_on": date(2026, 9, 16),
    }
    return request_consultation(dossier=dossier, by=holder(dossier), **values | changes)


def test_asks_until_closing_time_and_stops_no_clock() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    asked = ask(dossier)
    assert local(asked.due_at) == datetime(2026, 9, 16, 17, tzinfo=ZONE)
    dossier.refresh_from_db()
    assert (dossier.status, dossier.awaited_answers) == (Status.IN_PROCESS, 1)
    assert dossier.clock_runs.get().stopped_at is None


def test_several_at_once() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    ask(dossier)
    ask(dossier, consulted=actor("motcua.hlt").post)
    ask(dossier, consulted=None, agency="Bảo hiểm xã hội")
    ask(dossier, consulted=None, agency="Chi cục Thuế")
    dossier.refresh_from_db()
    assert (dossier.awaited_answers, Consultation.objects.open().count()) == (4, 4)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"consulted": None}, "chọn một người"),
        ({"agency": "Chi cục Thuế"}, "chọn một người"),
        ({"question": " "}, "nội dung cần hỏi"),
        ({"due_on": date(2026, 9, 11)}, "ngày làm việc chưa qua"),
        ({"due_on": date(2026, 9, 19)}, "ngày làm việc chưa qua"),
        ({"due_on": date(2026, 9, 18)}, "trước hạn của hồ sơ, 17 giờ, thứ Năm 17/09/2026"),
    ],
)
def test_refused(changes: dict[str, Any], sentence: str, refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with refused(sentence):
        ask(dossier, **changes)


def test_not_oneself_and_nobody_twice(refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with refused("chọn người khác"):
        ask(dossier, consulted=holder(dossier).post)
    ask(dossier)
    with refused("đang được hỏi"):
        ask(dossier)


def test_of_a_late_dossier_one_may_still_ask() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(now() + timedelta(days=7)):
        assert ask(dossier, due_on=date(2026, 9, 22)).pk
