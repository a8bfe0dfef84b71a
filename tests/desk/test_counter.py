"""Does the counter see what must go on, what goes out, and for whom it waits?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.dossiers.models import Status
from cchc.lifecycle.clock import clock_at
from tests.desk.conftest import MONDAY, AtDesk
from tests.desk.looking import groups_of, seen
from tests.factories.dossiers import BIRTH, dossier_at

pytestmark = pytest.mark.django_db


def test_groups(at_desk: AtDesk) -> None:
    forward = dossier_at(Status.RECEIVED)
    today = dossier_at(Status.RESULT_READY, code=BIRTH)
    early = dossier_at(Status.RESULT_READY)
    paused = dossier_at(Status.AWAITING_SUPPLEMENT)
    dossier_at(Status.AWAITING_COMPLETION)
    dossier_at(Status.RETURNED)
    dossier_at(Status.IN_PROCESS)
    assert groups_of(at_desk("motcua")) == {
        "Hôm nay": [forward.code],
        "Trả kết quả hôm nay": [today.code],
        "Có kết quả, chờ người đến nhận": [early.code],
        "Chờ bổ sung": [paused.code],
        "Chờ hoàn thiện trước khi tiếp nhận": ["chưa có mã"],
    }
    response = seen(at_desk("motcua"))
    assert "2 kết quả chờ trả" in response.context["heading"]
    actions = [row.action for group in response.context["groups"] for row in group.rows]
    assert actions == ["Chuyển xử lý", "Trả kết quả", "Trả kết quả", "Nhận hồ sơ bổ sung", "Tiếp nhận"]


def test_every_clerk_of_the_ward_sees_the_same(at_desk: AtDesk) -> None:
    dossier_at(Status.RECEIVED)
    assert groups_of(at_desk("motcua1")) == groups_of(at_desk("motcua")) != {}


def test_a_result_that_waits_is_nobodys_lateness(at_desk: AtDesk) -> None:
    dossier_at(Status.RESULT_READY)
    with clock_at(MONDAY + timedelta(days=30)):
        (group,) = seen(at_desk("motcua")).context["groups"]
    assert group.title == "Có kết quả, chờ người đến nhận"
    assert group.rows[0].kind == "rest"


def test_the_supplement_may_be_past_its_last_day(at_desk: AtDesk) -> None:
    """Until the ward's daily round has closed it."""
    dossier_at(Status.AWAITING_SUPPLEMENT)
    with clock_at(MONDAY + timedelta(days=17)):
        (group,) = seen(at_desk("motcua")).context["groups"]
    assert (group.rows[0].kind, group.rows[0].time_text) == ("late", "Đã hết hạn bổ sung")
