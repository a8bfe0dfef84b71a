"""Is the total of the steps set honestly beside the statutory limit, and every mark said?"""

from __future__ import annotations

from typing import Any

import pytest

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.catalogue.walk import walk_of
from tests.factories.dossiers import BIRTH, procedure_in_force

pytestmark = pytest.mark.django_db


def pair(*, limit: str | None, times: list[str], mark: str = "composed") -> tuple[ProcedureVersion, ProcessVersion]:
    """The birth registration under another limit, with other times for its five steps."""
    version, process = procedure_in_force(BIRTH)
    version.parts = {**version.parts, "limits": [{"value": limit, "mark": "found"}]}
    steps: list[dict[str, Any]] = process.steps
    process.steps = [{**step, "time": time} for step, time in zip(steps, times, strict=True)]
    process.mark = mark
    return version, process


@pytest.mark.parametrize(
    ("limit", "times", "verdict", "kind"),
    [
        ("sameday", ["1h", "3h", "2h", "1h", "1h"], "Tổng các bước bằng thời hạn", "ok"),
        ("1wd", ["1h", "1h", "1h", "1h", "1h"], "Tổng các bước ngắn hơn thời hạn 3 giờ", "ok"),
        ("1wd", ["1h", "1wd", "1h", "1h", "1h"], "Tổng các bước dài hơn thời hạn 4 giờ", "late"),
        ("15d", ["1h", "15d", "1h", "1h", "1h"], "Tổng các bước dài hơn thời hạn 1 ngày", "late"),
        ("15d", ["1h", "3h", "2h", "1h", "1h"], "không so trực tiếp được", "rest"),
        (None, ["1h", "3h", "2h", "1h", "1h"], "hồ sơ được hẹn theo tổng các bước", "rest"),
    ],
)
def test_total_and_limit(limit: str | None, times: list[str], verdict: str, kind: str) -> None:
    walk = walk_of(*pair(limit=limit, times=times))
    assert verdict in walk.verdict
    assert walk.verdict_kind == kind


def test_the_mark_of_the_whole_is_said_once() -> None:
    walk = walk_of(*pair(limit="1wd", times=["1h"] * 5))
    assert walk.mark == "mẫu soạn"
    assert not any(step.mark for step in walk.steps)


def test_a_step_that_differs_carries_its_own_mark() -> None:
    walk = walk_of(*pair(limit="1wd", times=["1h"] * 5, mark="found"))
    assert walk.mark == ""
    assert {step.mark for step in walk.steps} == {"mẫu soạn"}


def test_steps_say_who_where_and_back_to_which() -> None:
    walk = walk_of(*procedure_in_force(BIRTH))
    signing = walk.steps[2]
    assert (signing.who, signing.place, signing.back_to) == ("Chủ tịch hoặc Phó Chủ tịch", "Ủy ban nhân dân", 2)
    assert walk.total == "1 ngày làm việc"
