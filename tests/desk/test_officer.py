"""Does an officer see what he holds, late first, each step by its own clock, and for whom he waits?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from cchc.desk import groups
from cchc.desk.worklists import HELD
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at
from tests.desk.conftest import MONDAY, AtDesk
from tests.desk.looking import desk_of, groups_of, in_the_hands_of, seen
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_a_held_dossier_with_its_next_verb(at_desk: AtDesk) -> None:
    dossier = in_the_hands_of("tuphap")
    (group,) = seen(at_desk("tuphap")).context["groups"]
    (row,) = group.rows
    assert (group.title, group.count) == ("Tuần này", 1)
    assert (row.what, row.code, row.whom) == (dossier.procedure.plain_name, dossier.code, "Nguyễn Thị Đào")
    assert (row.action, row.action_url) == ("Trình ký", reverse("complete_step", args=[dossier.pk]))
    assert row.primary
    assert row.url == reverse("dossier", args=[dossier.pk])


def test_late_first_then_by_due_moment(at_desk: AtDesk) -> None:
    with clock_at(MONDAY - timedelta(days=7)):
        late = in_the_hands_of("tuphap")
    in_the_hands_of("tuphap")
    shown = groups_of(at_desk("tuphap"))
    assert list(shown) == ["Quá hạn", "Tuần này"]
    assert late.code in shown["Quá hạn"]
    html = seen(at_desk("tuphap")).content.decode()
    assert "việc quá hạn" in html
    assert html.count("btn-primary") == 1


def test_late_at_the_step_although_the_whole_is_in_time(at_desk: AtDesk) -> None:
    dossier = in_the_hands_of("tuphap")
    next_day = dossier.step.due_at + timedelta(hours=15)  # 17:00 on the day before: 08:00
    with clock_at(next_day):
        assert dossier.due_at and dossier.due_at > next_day
        (group,) = seen(at_desk("tuphap")).context["groups"]
    assert group.title == "Quá hạn"
    assert group.rows[0].kind == "late"
    assert group.rows[0].time_text == "Quá bước 1 giờ"
    assert group.rows[0].due_text == "Bước này đến 17:00, thứ Ba 15/09. Hẹn\xa0trả\xa017/09"


def test_what_was_passed_on_waits_for_others(at_desk: AtDesk) -> None:
    dossier = in_the_hands_of("tuphap")
    complete_step(dossier=dossier, by=actor("tuphap"))
    with clock_at(MONDAY + timedelta(minutes=85)):
        (group,) = seen(at_desk("tuphap")).context["groups"]
        leader = holder(dossier)
    (row,) = group.rows
    assert (group.title, row.code, row.time_text, row.action) == (
        "Chờ người khác", dossier.code, "Đã chờ 1 giờ 25 phút", ""
    )  # fmt: skip
    assert leader.official_name in row.whom
    decide_dossier(dossier=dossier, by=leader, decision=Dossier.Decision.APPROVED)
    assert groups_of(at_desk("tuphap"))["Chờ người khác"] == [dossier.code]


def test_a_paused_one_counts_the_citizens_days(at_desk: AtDesk) -> None:
    dossier = dossier_at(Status.AWAITING_SUPPLEMENT)
    asked_by = dossier.supplement_requests.get().asked_by.official.user.username
    with clock_at(MONDAY + timedelta(days=13)):
        (group,) = seen(at_desk(asked_by)).context["groups"]
    assert (group.title, group.rows[0].time_text) == ("Chờ người khác", "Tạm dừng, còn 2 ngày")
    assert group.rows[0].kind == "soon"
    other = "tuphap2" if asked_by == "tuphap" else "tuphap"
    assert "Chờ người khác" not in groups_of(at_desk(other))


def test_nothing_to_do_is_said_once(at_desk: AtDesk) -> None:
    html = seen(at_desk("tuphap")).content.decode()
    assert "Không có việc nào" in html
    assert "c-work" not in html


def test_no_lateness_is_said_quietly(at_desk: AtDesk) -> None:
    in_the_hands_of("tuphap")
    assert seen(at_desk("tuphap")).content.decode().count("Không còn việc quá hạn.") == 1


def test_names_are_written_as_text(at_desk: AtDesk) -> None:
    in_the_hands_of("tuphap", applicant_name="<b onclick=x>Đào</b>")
    html = seen(at_desk("tuphap")).content.decode()
    assert "<b onclick" not in html
    assert "&lt;b onclick" in html


def test_more_than_fit_lead_to_all(at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "OWN", 2)
    monkeypatch.setattr(HELD, "built", {})
    held = 0
    while held < 4:
        held += desk_of(dossier_at(Status.IN_PROCESS)) == "tuphap"
    response = seen(at_desk("tuphap"))
    assert response.context["not_shown"] == 2
    assert len(response.context["groups"][0].rows) == 2
    assert f'href="{reverse("dossiers")}?mine=1&amp;status=running"' in response.content.decode()
