"""Who leaves no longer answers for what was found: a colleague does; the finding stays his."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.inspections.actions.answer_finding import answer_finding
from cchc.inspections.actions.hand_over_findings import hand_over_findings
from cchc.inspections.models import Finding, Status
from cchc.inspections.results import by_person
from cchc.organization.models import Post
from tests.factories.inspections import INSPECTED, answered, conclude, found, inspection_at
from tests.factories.office import actor
from tests.inspections.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def hand_over(finding: Finding, to: str, *, leaver: str = INSPECTED, by: str = "vanphong", reason: str = "Nghỉ") -> Any:
    post: Post = actor(to).post
    [moved] = hand_over_findings(leaver=actor(leaver).post, by=actor(by), to={finding.pk: post}, reason=reason)
    return moved


def test_the_successor_answers_and_puts_right_but_it_is_not_his() -> None:
    opened = inspection_at(Status.OPEN)
    moved = hand_over(found(opened), "kinhte")
    assert (moved.responsible, moved.charged) == (actor(INSPECTED).post, actor("kinhte").post)
    event = events_of(moved).last()
    assert event is not None
    assert (event.name, event.data["to"]) == ("finding_handed_over", str(actor("kinhte").post))
    answered(opened)
    conclude(opened, answer_finding(finding=moved, by=actor("kinhte"), answer="Thống nhất"))
    upheld = Finding.objects.select_related("task").get()
    assert upheld.task and upheld.task.holder == actor("kinhte").post
    assert [tally.name for tally in by_person([upheld])] == [actor(INSPECTED).official_name]


def test_given_back_to_whose_it_is() -> None:
    moved = hand_over(found(inspection_at(Status.OPEN)), "kinhte")
    assert hand_over(moved, INSPECTED, leaver="kinhte").taken_over_by is None


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"to": "kinhte", "by": "kinhte"}, "do lãnh đạo, Văn phòng hoặc quản trị"),
    ({"to": "kinhte", "reason": " "}, "Hãy ghi lý do"),
    ({"to": INSPECTED}, "phải là người khác"),
    ({"to": "motcua.hlt"}, "phải là người khác"),
    ({"to": "phochutich"}, "không giải trình với chính mình"),
    ({"to": "kinhte", "leaver": "tuphap"}, "không còn chờ"),
])  # fmt: skip
def test_refused(refused: Refused, changes: dict[str, str], sentence: str) -> None:
    finding = found(inspection_at(Status.OPEN))
    with refused(sentence):
        hand_over(finding, **changes)


def test_what_was_judged_is_a_task(refused: Refused) -> None:
    finding = inspection_at(Status.CONCLUDED).findings.get()
    with refused("không còn chờ"):
        hand_over(finding, "kinhte")
