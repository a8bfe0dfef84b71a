"""What a unit with another system decided is recorded by the clerk who received the dossier."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.actions.record_outcome import record_outcome
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at, now, today
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_elsewhere
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {"decision": "approved", "result_number": "12/TLKS"}


def outside() -> Dossier:
    return dossier_elsewhere(unit="H99.26.07", outside_code="h99.26.07-260914-0031".upper())


def test_handed_to_the_unit_outside() -> None:
    dossier = outside()
    assert (dossier.code, dossier.status, dossier.current_step) == ("H99.26.07-260914-0031", Status.FORWARDED, None)
    assert dossier.handled_outside


def test_recorded_then_handed_over() -> None:
    dossier = record_outcome(dossier=outside(), by=actor("motcua1"), **SAID)
    assert (dossier.status, dossier.result_number, dossier.ended_at) == (Status.RESULT_READY, "12/TLKS", now())
    assert not dossier.clock_runs.filter(stopped_at=None).exists()
    dossier = hand_over_result(dossier=dossier, by=actor("motcua"), to_name="Nguyễn Thị Đào")
    assert dossier.status == Status.RETURNED


def test_the_day_on_the_result_ends_the_processing() -> None:
    dossier = outside()
    signed_on = today() + timedelta(days=2)
    with clock_at(now() + timedelta(days=7)):
        dossier = record_outcome(dossier=dossier, by=actor("motcua"), ended_on=signed_on, **SAID)
    assert dossier.ended_at is not None
    assert dossier.ended_at.date() == signed_on


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"decision": "maybe"}, "Hãy chọn đồng ý"),
        ({"result_number": " "}, "Hãy ghi số của văn bản"),
        ({"decision": "rejected"}, "phải ghi lý do"),
        ({"ended_on": date(2026, 9, 13)}, "từ ngày tiếp nhận đến hôm nay"),
        ({"ended_on": date(2026, 9, 15)}, "từ ngày tiếp nhận đến hôm nay"),
    ],
)
def test_refused(changed: dict[str, Any], said: str, refused: Refused) -> None:
    dossier = outside()
    with refused(said):
        record_outcome(dossier=dossier, by=actor("motcua"), **SAID | changed)


def test_not_where_the_competent_unit_works_here(refused: Refused) -> None:
    dossier = dossier_elsewhere()
    Dossier.objects.filter(pk=dossier.pk).update(status=Status.FORWARDED)
    with refused("kết quả tự về"):
        record_outcome(dossier=dossier, by=actor("motcua"), **SAID)
