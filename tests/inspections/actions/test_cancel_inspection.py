"""An inspection that is not held, or not finished, is cancelled by the head, with its reason."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.inspections.actions.answer_finding import answer_finding
from cchc.inspections.actions.cancel_inspection import cancel_inspection
from cchc.inspections.actions.plan_inspection import plan_inspection
from cchc.inspections.models import Inspection, Kind, Status
from cchc.inspections.permissions import visible_to
from cchc.inspections.presentation.words import standing_of, state_of
from cchc.inspections.results import figures_of
from tests.factories.inspections import INSPECTED, found, inspection_at, plan_words, self_inspection
from tests.factories.office import actor
from tests.inspections.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db
REASON = "Tỉnh đã kiểm tra cùng nội dung"


@pytest.mark.parametrize("status", [Status.PLANNED, Status.OPEN])
def test_cancelled_before_its_conclusion(status: Status) -> None:
    cancelled = cancel_inspection(inspection=inspection_at(status), by=actor("chutich"), reason=f" {REASON} ")
    assert (cancelled.status, cancelled.cancelled_at, cancelled.reason) == (Status.CANCELLED, MONDAY, REASON)
    assert standing_of(cancelled).text == "Đã hủy"
    assert figures_of(Inspection.objects.all()).planned == 0
    event = events_of(cancelled).last()
    assert event is not None
    assert (event.name, event.data) == ("inspection_cancelled", {"reason": REASON, "findings": 0})


def test_what_was_found_stays_and_waits_for_nobody(refused: Refused) -> None:
    opened = inspection_at(Status.OPEN)
    finding = found(opened)
    cancel_inspection(inspection=opened, by=actor("phochutich"), reason=REASON)
    finding.refresh_from_db()
    assert state_of(finding).text == "Không kết luận, đã hủy cuộc kiểm tra"
    with refused("«đã hủy»"):
        answer_finding(finding=finding, by=actor(INSPECTED), answer="Thống nhất")


def test_what_was_unannounced_stays_unknown() -> None:
    secret = inspection_at(Status.PLANNED, kind=Kind.UNANNOUNCED)
    cancel_inspection(inspection=secret, by=actor("chutich"), reason=REASON)
    assert not visible_to(Inspection.objects.all(), actor(INSPECTED)).exists()
    assert visible_to(Inspection.objects.all(), actor("vanphong")).exists()


def test_of_the_level_above_by_the_level_above(refused: Refused) -> None:
    above = plan_inspection(words=plan_words(kind=Kind.UNANNOUNCED), by=actor("thanhtra"))
    with refused("thanh tra của cấp trên"):
        cancel_inspection(inspection=above, by=actor("chutich"), reason=REASON)
    assert cancel_inspection(inspection=above, by=actor("thanhtra"), reason=REASON).status == Status.CANCELLED


def test_a_self_inspection_by_the_head_not_by_whom_it_looks_at(refused: Refused) -> None:
    opened = self_inspection()
    with refused("Việc này do lãnh đạo"):
        cancel_inspection(inspection=opened, by=actor("truongphongvhxh"), reason=REASON)
    assert cancel_inspection(inspection=opened, by=actor("chutich"), reason=REASON).status == Status.CANCELLED


@pytest.mark.parametrize(("status", "by", "reason", "sentence"), [
    (Status.PLANNED, "vanphong", REASON, "Việc này do lãnh đạo của đơn vị"),
    (Status.PLANNED, INSPECTED, REASON, "Việc này do lãnh đạo của đơn vị"),
    (Status.OPEN, "chutich", "  ", "Hãy ghi lý do hủy"),
    (Status.CONCLUDED, "chutich", REASON, "«đã kết luận»"),
])  # fmt: skip
def test_refused(refused: Refused, status: Status, by: str, reason: str, sentence: str) -> None:
    inspection = inspection_at(status)
    with refused(sentence):
        cancel_inspection(inspection=inspection, by=actor(by), reason=reason)


def test_not_twice_and_not_by_whom_it_found(refused: Refused) -> None:
    opened = inspection_at(Status.OPEN)
    found(opened, responsible=actor("phochutich").post)
    with refused("Có phát hiện về chính anh/chị"):
        cancel_inspection(inspection=opened, by=actor("phochutich"), reason=REASON)
    cancel_inspection(inspection=opened, by=actor("chutich"), reason=REASON)
    with refused("«đã hủy»"):
        cancel_inspection(inspection=opened, by=actor("chutich"), reason=REASON)
