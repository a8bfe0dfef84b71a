"""Who leaves is replaced in the team while it inspects."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.inspections.actions.hand_over_team_places import hand_over_team_places
from cchc.inspections.models import Inspection, Status, TeamMember
from tests.factories.inspections import found, inspection_at
from tests.factories.office import actor
from tests.inspections.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def hand_over(
    inspection: Inspection, to: str, *, leaver: str = "phochutich", by: str = "chutich", reason: str = "Nghỉ hưu"
) -> TeamMember:
    place = inspection.team.get(leads=True)
    [moved] = hand_over_team_places(
        leaver=actor(leaver).post, by=actor(by), to={place.pk: actor(to).post}, reason=reason
    )
    return moved


def test_the_leaders_successor_leads() -> None:
    opened = inspection_at(Status.OPEN)
    moved = hand_over(opened, "chanhvanphong")
    assert (moved.post, moved.leads) == (actor("chanhvanphong").post, True)
    event = events_of(opened).last()
    assert event is not None
    assert (event.name, event.data["reason"]) == ("team_place_handed_over", "Nghỉ hưu")


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"to": "kinhte", "by": "kinhte"}, "do lãnh đạo, Văn phòng hoặc quản trị"),
    ({"to": "kinhte", "reason": " "}, "Hãy ghi lý do"),
    ({"to": "phochutich"}, "phải là người khác"),
    ({"to": "motcua.hlt"}, "phải là người khác"),
    ({"to": "vanphong"}, "đã ở trong đoàn"),
    ({"to": "truongphongvhxh"}, "Không ai kiểm tra việc của mình"),
    ({"to": "tuphap"}, "Không ai kiểm tra việc của mình"),
    ({"to": "kinhte", "leaver": "vanphong"}, "không còn ở đoàn"),
])  # fmt: skip
def test_refused(refused: Refused, changes: dict[str, str], sentence: str) -> None:
    opened = inspection_at(Status.OPEN)
    found(opened, responsible=actor("tuphap").post)
    with refused(sentence):
        hand_over(opened, **changes)


def test_once_it_is_concluded_the_team_stays(refused: Refused) -> None:
    concluded = inspection_at(Status.CONCLUDED)
    with refused("không còn ở đoàn"):
        hand_over(concluded, "chanhvanphong")
