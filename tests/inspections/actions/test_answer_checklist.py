"""The checklist is answered item by item, of the place or of what was drawn; never of one's own work."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.inspections.actions.answer_checklist import answer_checklist
from cchc.inspections.actions.draw_sample import draw_sample
from cchc.inspections.models import Inspection, SampledItem, Status
from cchc.lifecycle.clock import clock_at, now
from cchc.plans.models import Status as TaskStatus
from tests.factories.inspections import inspection_at, self_inspection
from tests.factories.office import actor
from tests.factories.tasks import task_at
from tests.inspections.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def sampled_task(inspection: Inspection, by: str) -> SampledItem:
    with clock_at(now().replace(minute=30)):
        return draw_sample(inspection=inspection, by=actor(by), of="tasks", size=1).items.get()


def test_of_the_place_and_changed_with_a_trace() -> None:
    opened = inspection_at(Status.OPEN)
    answer_checklist(inspection=opened, by=actor("vanphong"), answers={"deo-the": ("not_met", "Hai người không đeo")})
    answer_checklist(inspection=opened, by=actor("phochutich"), answers={"deo-the": ("met", "")})
    assert opened.answers.get().verdict == "met"
    said = [event.data["answers"]["deo-the"][0] for event in events_of(opened).filter(name="checklist_answered")]
    assert said == ["not_met", "met"]


def test_of_a_task_in_the_sample() -> None:
    task_at(TaskStatus.IN_PROGRESS)
    opened = inspection_at(Status.OPEN, division="", checklist="cchc-bay-noi-dung")
    item = sampled_task(opened, "vanphong")
    answer_checklist(inspection=opened, by=actor("vanphong"), sampled=item, answers={"dung-han": ("met", "")})
    assert item.answers.get().item == "dung-han"


def test_refused(refused: Refused) -> None:
    opened = inspection_at(Status.OPEN)
    with refused("ít nhất một mục"):
        answer_checklist(inspection=opened, by=actor("vanphong"), answers={})
    with refused("không có mục này"):
        answer_checklist(inspection=opened, by=actor("vanphong"), answers={"ho-so-tre": ("met", "")})
    with refused("Hãy ghi chỗ chưa đạt"):
        answer_checklist(inspection=opened, by=actor("vanphong"), answers={"deo-the": ("not_met", " ")})
    with refused("thành viên đoàn kiểm tra"):
        answer_checklist(inspection=opened, by=actor("chutich"), answers={"deo-the": ("met", "")})
    planned = inspection_at(Status.PLANNED)
    with refused("«chưa tiến hành»"):
        answer_checklist(inspection=planned, by=actor("vanphong"), answers={"deo-the": ("met", "")})


def test_nobody_inspects_his_own_task_except_when_he_inspects_himself(refused: Refused) -> None:
    task_at(TaskStatus.GIVEN, holder=actor("vanphong").post)
    opened = inspection_at(Status.OPEN, checklist="cchc-bay-noi-dung", division="")
    item = sampled_task(opened, "phochutich")
    with refused("Không ai kiểm tra việc của mình"):
        answer_checklist(inspection=opened, by=actor("vanphong"), sampled=item, answers={"dung-han": ("met", "")})
    task_at(TaskStatus.IN_PROGRESS)
    own = self_inspection()
    mine = sampled_task(own, "truongphongvhxh")
    answer_checklist(inspection=own, by=actor("truongphongvhxh"), sampled=mine, answers={"dung-han": ("met", "")})
    assert mine.answers.count() == 1
