"""One cause for a group of late dossiers, stated by those who held them or by a head, and kept with each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.explain_lateness import AT_ONCE, explain_lateness
from cchc.dossiers.actions.return_explanation import return_explanation
from cchc.dossiers.models import Category, ExplainedLateness, LatenessExplanation
from cchc.lifecycle.clock import clock_at
from tests.dossiers.actions.conftest import Refused
from tests.factories import late
from tests.factories.dossiers import holder
from tests.factories.late import SEPTEMBER, september
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {"month": SEPTEMBER, "cause": "workload", "explanation": "Dồn việc sau kỳ nghỉ lễ."}


@pytest.fixture(autouse=True)
def later() -> Iterator[None]:
    with clock_at(september(25)):
        yield


def test_one_explanation_for_a_group(refused: Refused) -> None:
    dossiers = [late.whole_late(), late.extended(), late.still_late()]
    chair = actor("chutich")
    stated = explain_lateness(dossiers=dossiers, by=chair, **SAID)
    assert (stated.cause, stated.stated_by, stated.unit) == ("workload", chair.post, chair.unit)
    assert {line.dossier_id: line.category for line in stated.lines.all()} == {
        dossiers[0].pk: Category.WHOLE,
        dossiers[1].pk: Category.EXTENDED,
        dossiers[2].pk: Category.WHOLE,
    }
    for dossier in dossiers:
        event = events_of(dossier).last()
        assert event is not None
        assert (event.name, event.data["said"]) == ("lateness_explained", "Dồn việc sau kỳ nghỉ lễ.")
    with refused("đã có giải trình"):
        explain_lateness(dossiers=dossiers[:1], by=chair, **SAID)


def test_the_holder_explains_his_own(refused: Refused) -> None:
    dossier = late.still_late()
    by = holder(dossier)
    other = actor("tuphap" if by.official != actor("tuphap").official else "tuphap2", role="officer")
    with refused("người đã giữ hồ sơ hoặc lãnh đạo"):
        explain_lateness(dossiers=[dossier], by=other, **SAID)
    with refused("không giữ hồ sơ ở vị trí này"):  # the clerk held it, but not as it went late
        explain_lateness(dossiers=[dossier], by=actor("motcua"), **SAID)
    assert explain_lateness(dossiers=[dossier], by=by, **SAID).lines.count() == 1


def test_one_that_does_not_belong_stops_the_whole_group(refused: Refused) -> None:
    dossiers = [late.whole_late(), late.in_time()]
    with refused("không trễ trong tháng này"):
        explain_lateness(dossiers=dossiers, by=actor("chutich"), **SAID)
    assert not LatenessExplanation.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"cause": "weather"}, "chọn một nguyên nhân"),
        ({"cause": ""}, "chọn một nguyên nhân"),
        ({"explanation": " "}, "Hãy ghi giải trình"),
        ({"dossiers": []}, "ít nhất một hồ sơ"),
    ],
)
def test_refused_values(changes: dict[str, Any], sentence: str, refused: Refused) -> None:
    dossiers = [late.whole_late()]
    with refused(sentence):
        explain_lateness(**{"dossiers": dossiers, "by": actor("chutich"), **SAID} | changes)


def test_too_many_at_once(refused: Refused) -> None:
    dossiers = [late.whole_late()] * (AT_ONCE + 1)
    with refused(f"nhiều nhất {AT_ONCE} hồ sơ"):
        explain_lateness(dossiers=dossiers, by=actor("chutich"), **SAID)


def test_what_grew_worse_is_explained_anew() -> None:
    """A late step was explained; when the appointment passes too, that is another thing to explain."""
    with clock_at(september(17, 16)):
        dossier = late.still_late()
        explain_lateness(dossiers=[dossier], by=actor("chutich"), **SAID)
    explain_lateness(dossiers=[dossier], by=actor("chutich"), **SAID)
    lines = dossier.explained.order_by("id").values_list("category", "standing")
    assert list(lines) == [("step", False), ("whole", True)]


def test_a_returned_one_stays_and_makes_room(refused: Refused) -> None:
    dossier = late.whole_late()
    first = explain_lateness(dossiers=[dossier], by=actor("chanhvanphong"), **SAID)
    return_explanation(explanation=first, reason="Nêu rõ số hồ sơ tăng.", by=actor("chutich"))
    second = explain_lateness(dossiers=[dossier], by=actor("chanhvanphong"), **SAID)
    standing = ExplainedLateness.objects.filter(dossier=dossier).order_by("id")
    assert [(line.explanation, line.standing) for line in standing] == [(first, False), (second, True)]
