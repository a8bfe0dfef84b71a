"""Do questions lie on the desk of the one who is asked, and late ones on the desks of those who urge?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import clock_at
from tests.desk.conftest import MONDAY, AtDesk
from tests.desk.looking import seen
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def ask(username: str) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    request_consultation(
        dossier=dossier, by=holder(dossier), consulted=actor(username).post, question="Có vướng gì không?",
        due_on=date(2026, 9, 16),
    )  # fmt: skip


@pytest.mark.parametrize("username", ["kinhte", "tuphap.hlt", "vanphong", "chutich", "motcua"])
def test_a_question_lies_on_the_desk_of_the_one_who_is_asked(username: str, at_desk: AtDesk) -> None:
    with clock_at(MONDAY):
        ask(username)
        response = seen(at_desk(username))
    [group] = [group for group in response.context["groups"] if group.title == "Cần trả lời ý kiến"]
    assert (group.count, group.rows[0].action) == (1, "Trả lời ý kiến")
    assert "hỏi: Có vướng gì không?" in group.rows[0].whom
    assert "ý kiến cần trả lời" in response.context["heading"] or username == "chutich"


@pytest.mark.parametrize("username", ["vanphong", "chanhvanphong", "chutich"])
def test_a_late_one_is_shown_to_those_who_urge(username: str, at_desk: AtDesk) -> None:
    with clock_at(MONDAY):
        ask("kinhte")
        in_time = seen(at_desk(username)).content.decode()
    with clock_at(MONDAY + timedelta(days=7)):
        late = seen(at_desk(username)).content.decode()
    assert "Ý kiến quá hạn trả lời" not in in_time
    assert "Đặng Minh Quân (Công chức Kinh tế, Hạ tầng và Đô thị) chưa trả lời" in late


def test_a_pause_for_payment_lies_at_the_counter_and_with_the_officer(at_desk: AtDesk) -> None:
    with clock_at(MONDAY):
        dossier_at(Status.AWAITING_PAYMENT)
    with clock_at(MONDAY + timedelta(days=1)):
        counter, officer = seen(at_desk("motcua")), seen(at_desk("diachinh"))
    [group] = [group for group in counter.context["groups"] if group.title == "Chờ nghĩa vụ tài chính"]
    assert (group.rows[0].action, group.rows[0].time_text) == ("Ghi nhận đã nộp", "Tạm dừng 1 ngày")
    assert "Chờ Nguyễn Thị Đào nộp tiền" in officer.content.decode()
