"""Do the Chair, field leads and the office see what is theirs to do, and what is late with others?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at
from tests.desk.conftest import MONDAY, AtDesk
from tests.desk.looking import desk_of, groups_of, in_the_hands_of, seen
from tests.factories.dossiers import BIRTH, dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_to_assign(at_desk: AtDesk) -> None:
    dossier = dossier_at(Status.FORWARDED)
    assert desk_of(dossier) == "chanhvanphong"
    (group,) = seen(at_desk("chanhvanphong")).context["groups"]
    assert [(row.code, row.action) for row in group.rows] == [(dossier.code, "Phân công")]


def test_late_ones_of_his_fields_held_by_others(at_desk: AtDesk) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(MONDAY + timedelta(days=7)):
        (group,) = seen(at_desk("chanhvanphong")).context["groups"]
        assert groups_of(at_desk("truongphongkinhte")) == {}
    (row,) = group.rows
    assert group.title == "Trễ trong lĩnh vực phụ trách, người khác giữ"
    assert (row.code, row.action, row.kind) == (dossier.code, "", "late")
    assert holder(dossier).official_name in row.whom


def test_a_lead_without_fields_answers_for_all(at_desk: AtDesk) -> None:
    dossier_at(Status.IN_PROCESS)
    actor("truongphongkinhte").post.fields.clear()
    with clock_at(MONDAY + timedelta(days=7)):
        assert len(groups_of(at_desk("truongphongkinhte"))) == 1


def test_to_issue_and_whom_to_urge(at_desk: AtDesk) -> None:
    decided = dossier_at(Status.DECIDED)
    late = dossier_at(Status.IN_PROCESS)
    client = at_desk(desk_of(decided))
    with clock_at(MONDAY + timedelta(days=7)):
        response = seen(client)
    own, urged = response.context["groups"]
    assert [(row.code, row.action) for row in own.rows] == [(decided.code, "Phát hành kết quả")]
    assert (urged.title, [row.code for row in urged.rows]) == ("Cần đôn đốc trong toàn phường", [late.code])


def test_four_figures_each_a_door(at_desk: AtDesk) -> None:
    signing = in_the_hands_of("chutich")
    ready = dossier_at(Status.RESULT_READY)
    with clock_at(MONDAY - timedelta(days=7)):
        dossier_at(Status.IN_PROCESS)
    response = seen(at_desk("chutich"))
    figures, counts = response.context["figures"], response.context["counts"]
    running = Dossier.objects.running().count()
    assert (figures.late, figures.late_holders, figures.ready) == (1, 1, 1)
    assert figures.week == running - 1
    assert figures.ready_since == ready.issued_at
    assert counts.all >= 1
    html = response.content.decode()
    for door in ("?timing=late", "?timing=week", "#cho-ky", "?status=result_ready"):
        assert f'{door}"' in html, door
    assert 'id="tuan-nay"' in html and 'id="cho-ky"' in html
    assert signing.code in html


def test_signs_from_here(at_desk: AtDesk) -> None:
    dossier = in_the_hands_of("chutich")
    rows = [row for group in seen(at_desk("chutich")).context["groups"] for row in group.rows]
    assert (rows[0].action, rows[0].action_url) == ("Ký duyệt", reverse("decide_dossier", args=[dossier.pk]))


def test_names_and_days(at_desk: AtDesk) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    today = dossier_at(Status.IN_PROCESS, code=BIRTH)
    context = seen(at_desk("chutich")).context
    assert context["names"] == []
    assert [(bar.label, bar.count) for bar in context["days"]] == [("Hôm nay 14/09", 1), ("thứ Năm 17/09", 1)]
    with clock_at(MONDAY + timedelta(days=7)):
        context = seen(at_desk("chutich")).context
    assert sum(bar.count for bar in context["names"]) == 2
    assert {bar.label for bar in context["names"]} == {holder(each).official_name for each in (dossier, today)}
    assert context["late"].count == 2
    assert context["days"] == []


def test_calm(at_desk: AtDesk) -> None:
    html = seen(at_desk("phochutich")).content.decode()
    for words in ("Không có hồ sơ chờ ký, phường không có hồ sơ quá hạn", "Không ai giữ bước quá hạn."):
        assert words in html
    assert "is-late-fig" not in html
