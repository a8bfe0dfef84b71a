"""What do the desks of the lead unit and of the other agencies show of interlinked dossiers, and at what cost?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.desk.interlinked import interlinked_late, interlinked_to_do, papers_on_the_way
from cchc.desk.rows import Desk
from cchc.dossiers.actions.hand_on_papers import hand_on_papers
from cchc.dossiers.actions.request_supplement import request_supplement
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import clock_at, now
from tests.factories.dossiers import holder
from tests.factories.groups import examined, group_received, settled, whole_birth
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def desk_of(username: str) -> Desk:
    by = actor(username)
    return Desk(by, now(), calendar_of(by.unit.calendar))


def test_the_counter_sees_the_next_verb_of_each() -> None:
    whole_birth(group_received(applicant_number="099190000001"))
    asked = group_received(applicant_number="099190000002")
    birth = examined(asked, "khai-sinh")
    request_supplement(dossier=birth, by=holder(birth), items="Giấy chứng sinh", reason="Tẩy xóa")
    paper = group_received(applicant_number="099190000003", travels="paper")
    settled(paper, "khai-sinh")
    group_received(applicant_number="099190000004")  # nothing to do at the counter
    [to_do] = interlinked_to_do(desk_of("motcua"))
    assert sorted(row.action for row in to_do.rows) == ["Nhận bổ sung", "Trả kết quả", "Trả kết quả"]


def test_a_late_part_is_on_both_desks() -> None:
    group = group_received()
    settled(group, "khai-sinh")
    assert list(interlinked_late(desk_of("chutich"))) == []
    with clock_at(now() + timedelta(days=7)):
        for username in ("chutich", "motcua", "chanhvanphong", "truong.ca", "tiepnhan.ca"):
            late = list(interlinked_late(desk_of(username)))
            assert [row.code for each in late for row in each.rows] == [group.code], username
        assert list(interlinked_late(desk_of("chutich.hlt"))) == []


def test_papers_wait_for_a_signature_at_the_other_end() -> None:
    group = group_received(travels="paper")
    police = actor("tiepnhan.ca")
    hand_on_papers(group=group, by=actor("motcua"), to_unit=police.unit_id, papers="Tờ khai")
    [coming] = papers_on_the_way(desk_of("tiepnhan.ca"))
    assert [row.whom for row in coming.rows] == ["Tờ khai"]
    assert list(papers_on_the_way(desk_of("motcua"))) == []


def test_many_cost_the_same_as_few() -> None:
    def cost() -> int:
        with clock_at(now() + timedelta(days=7)), CaptureQueriesContext(connection) as queries:
            assert list(interlinked_to_do(desk))
        return len(queries)

    desk = desk_of("motcua")
    for number in range(2):
        settled(group_received(applicant_number=f"0991900000{number:02}"), "khai-sinh")
    few = cost()
    for number in range(2, 8):
        settled(group_received(applicant_number=f"0991900000{number:02}"), "khai-sinh")
    assert cost() == few
