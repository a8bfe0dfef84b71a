"""A finding names who answers for it, what is required and until when; nobody finds against himself as inspector."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest

from cchc.documents.models import Attachment
from cchc.inspections.actions.record_finding import record_finding
from cchc.inspections.models import State, Status
from cchc.inspections.permissions import findings_visible_to
from cchc.lifecycle.clock import today
from tests.factories.inspections import finding_words, found, inspection_at, self_inspection
from tests.factories.office import actor
from tests.inspections.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_recorded_under_the_next_number_with_evidence() -> None:
    opened = inspection_at(Status.OPEN)
    first, second = found(opened), found(opened, by=actor("thanhtra"))
    assert (first.number, second.number, first.recorded_at) == (1, 2, MONDAY)
    assert (first.state, first.taxonomy) == (State.NEW, "nq76")
    paper = BytesIO(b"%PDF-1.7\ntrailer<<>>\n%%EOF\n")
    paper.name = "so-giao-ca.pdf"
    third = record_finding(inspection=opened, by=actor("vanphong"), words=finding_words(), uploads=[paper])
    assert Attachment.objects.of("finding", third.pk).get().name == "so-giao-ca.pdf"


def test_who_sees_it() -> None:
    finding = found(inspection_at(Status.OPEN))
    rows = type(finding).objects.all()
    for username in ("chutich", "vanphong", "truongphongvhxh", "vanhoaxahoi", "thanhtra"):
        assert findings_visible_to(rows, actor(username)).exists(), username
    for username in ("tuphap", "motcua", "tuphap.hlt"):
        assert not findings_visible_to(rows, actor(username)).exists(), username


def test_in_a_self_inspection_the_lead_finds_what_is_his_own() -> None:
    lead = actor("truongphongvhxh")
    assert found(self_inspection(), by=lead, responsible=lead.post, item="").responsible == lead.post


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"text": " "}, "Hãy ghi nội dung phát hiện"),
    ({"required": ""}, "yêu cầu khắc phục"),
    ({"due_on": today() - timedelta(days=4000)}, "Hạn khắc phục đã qua"),
    ({"content": "ND9"}, "Hãy chọn nội dung"),
    ({"item": "khong-co"}, "không có mục này"),
])  # fmt: skip
def test_refused(refused: Refused, changes: dict[str, object], sentence: str) -> None:
    opened = inspection_at(Status.OPEN)
    with refused(sentence):
        found(opened, **changes)


def test_not_of_himself_not_of_another_unit_not_by_others(refused: Refused) -> None:
    opened = inspection_at(Status.OPEN)
    with refused("Không ai kiểm tra việc của mình"):
        found(opened, responsible=actor("vanphong").post)
    with refused("phải làm việc tại đơn vị được kiểm tra"):
        found(opened, responsible=actor("thanhtra").post)
    with refused("thành viên đoàn kiểm tra"):
        found(opened, by=actor("chutich"))
