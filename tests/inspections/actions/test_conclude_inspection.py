"""A conclusion judges every finding; what is upheld is a task, and the finding's state follows the task."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.inspections.actions.answer_finding import answer_finding
from cchc.inspections.actions.conclude_inspection import conclude_inspection
from cchc.inspections.models import Finding, State, Status
from cchc.inspections.words import Judgement
from cchc.lifecycle.clock import clock_at, now, today
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.plans.actions.accept_product import accept_product
from cchc.plans.actions.accept_task import accept_task
from cchc.plans.actions.cancel_task import cancel_task
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.models import Source
from tests.factories.inspections import (
    INSPECTED,
    answered,
    conclude,
    conclusion_words,
    found,
    inspection_at,
    self_inspection,
    upheld,
)  # fmt: skip
from tests.factories.office import actor, ward
from tests.inspections.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_what_is_upheld_is_a_task_of_who_answers_for_it() -> None:
    finding = upheld()
    task = finding.task
    assert task is not None
    assert (task.source, task.source_id, task.holder) == (Source.FINDING, finding.pk, actor(INSPECTED).post)
    assert (task.title, task.assigner) == (finding.required, actor("chutich").post)
    assert (finding.inspection.status, finding.inspection.concluded_at) == (Status.CONCLUDED, MONDAY)


def test_the_state_follows_the_task_until_the_remedy_is_confirmed() -> None:
    finding = upheld()
    seen = [finding.state]
    task = accept_task(task=finding.task, by=actor(INSPECTED))
    seen.append(_again(finding).state)
    submit_product(task=task, by=actor(INSPECTED), note="Đã ghi đủ", product_number="9/BC-VHXH")
    seen.append(_again(finding).state)
    accept_product(task=task, by=actor("chutich"))
    seen.append(_again(finding).state)
    assert seen == [State.NEW, State.BEING_FIXED, State.FIXED, State.CONFIRMED]
    other = upheld()
    cancel_task(task=other.task, by=actor("chutich"), reason="Bộ phận giải thể")
    assert _again(other).state == State.CANCELLED


def _again(finding: Finding) -> Finding:
    return Finding.objects.select_related("task").get(pk=finding.pk)


def test_what_is_dropped_is_no_task() -> None:
    opened = inspection_at(Status.OPEN)
    answered(opened)
    finding = answer_finding(finding=found(opened), by=actor(INSPECTED), answer="Ghi nhầm sổ")
    words = conclusion_words(judgements={finding.pk: Judgement(is_upheld=False, reason="Sổ ở quầy 2 ghi đủ")})
    conclude_inspection(inspection=opened, by=actor("chutich"), words=words)
    finding.refresh_from_db()
    assert (finding.state, finding.task, finding.judgement) == (State.DROPPED, None, "Sổ ở quầy 2 ghi đủ")


def test_a_self_inspection_is_concluded_by_the_lead() -> None:
    own, lead = self_inspection(), actor("truongphongvhxh")
    answered(own, by=lead)
    finding = found(own, by=lead, item="")
    concluded = conclude(own, finding, by=lead)
    finding.refresh_from_db()
    assert concluded.status == Status.CONCLUDED
    assert finding.task is not None and finding.task.assigner == lead.post


def test_the_next_lead_of_the_division_finishes_the_self_inspection() -> None:
    own, leaver = self_inspection(), actor("truongphongvhxh")
    following = Post.objects.create(
        official=actor("vanhoaxahoi").official, unit=ward(), position=leaver.post.position, held_from=today()
    )
    next_lead = Actor(following.official, following)
    answered(own, by=next_lead)
    assert conclude(own, by=next_lead).status == Status.CONCLUDED


def test_nobody_is_judged_before_he_could_answer(refused: Refused) -> None:
    opened = inspection_at(Status.OPEN)
    answered(opened)
    finding = found(opened)
    with refused("chưa được Bùi Thanh Tâm trả lời"):
        conclude(opened, finding)
    with clock_at(now() + timedelta(days=3)):
        assert conclude(opened, finding).status == Status.CONCLUDED


def test_refused(refused: Refused) -> None:
    opened = inspection_at(Status.OPEN)
    with refused("Chưa có kết quả nào trong phiếu"):
        conclude(opened)
    answered(opened)
    with refused("lãnh đạo của đơn vị"):
        conclude(opened, by=actor("vanphong"))
    finding = answer_finding(finding=found(opened), by=actor(INSPECTED), answer="Thống nhất")
    for changes, sentence in (
        ({"number": ""}, "Hãy ghi số và nội dung"),
        ({"judgements": {}}, "Hãy kết luận cả phát hiện số 1"),
        ({"judgements": {finding.pk: Judgement(is_upheld=False)}}, "vì sao không kết luận"),
        ({"judgements": {finding.pk: Judgement(is_upheld=True, due_on=today() - timedelta(days=1))}}, "đã qua"),
    ):
        with refused(sentence):
            conclude_inspection(inspection=opened, by=actor("chutich"), words=conclusion_words(finding, **changes))


def test_nobody_concludes_what_was_found_against_him(refused: Refused) -> None:
    opened = inspection_at(Status.OPEN)
    answered(opened)
    finding = answer_finding(
        finding=found(opened, responsible=actor("chutich").post), by=actor("chutich"), answer="Thống nhất"
    )
    with refused("Hãy để lãnh đạo khác"):
        conclude(opened, finding)
    assert conclude(opened, finding, by=actor("phochutich")).status == Status.CONCLUDED
