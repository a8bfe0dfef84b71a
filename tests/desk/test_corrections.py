"""Does an error in a result lie before those who can mend it, with its own three days, until it is mended?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from cchc.dossiers.actions.issue_correction import issue_correction
from cchc.dossiers.actions.request_correction import request_correction
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at
from tests.desk.conftest import MONDAY, AtDesk
from tests.desk.looking import seen
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
TITLES = ("Cần đính chính kết quả", "Chờ đính chính kết quả")


def shown_wrong() -> Dossier:
    dossier = dossier_at(Status.RETURNED)
    request_correction(dossier=dossier, by=actor("motcua"), error="Ghi sai năm sinh.")
    return dossier


def rows(at_desk: AtDesk, username: str) -> list[Any]:
    groups = seen(at_desk(username)).context["groups"]
    return [row for group in groups if group.title in TITLES for row in group.rows]


@pytest.mark.parametrize("username", ["vanphong", "chanhvanphong", "chutich"])
def test_it_lies_before_those_who_issue_the_mended_paper(username: str, at_desk: AtDesk) -> None:
    dossier = shown_wrong()
    [row] = rows(at_desk, username)
    assert (row.action, row.action_url) == (
        "Phát hành bản đính chính",
        reverse("issue_correction", args=[dossier.pk]),
    )
    assert row.time_text == "Còn 3 ngày 6 giờ"
    assert "Ghi sai năm sinh" in row.whom


def test_the_counter_sees_for_whom_it_waits(at_desk: AtDesk) -> None:
    shown_wrong()
    [row] = rows(at_desk, "motcua")
    assert row.action == ""
    assert rows(at_desk, "motcua.hlt") == []


def test_after_three_working_days_it_is_late_and_when_mended_gone(at_desk: AtDesk) -> None:
    dossier = shown_wrong()
    with clock_at(MONDAY + timedelta(days=4)):
        [row] = rows(at_desk, "vanphong")
        assert (row.kind, row.time_text) == ("late", "Quá hạn 2 giờ")
        issue_correction(dossier=dossier, by=actor("vanphong"), result_number="3/ĐC")
        assert rows(at_desk, "vanphong") == []
        page = at_desk("vanphong").get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert "Đính chính chậm 2 giờ" in page
