"""Is the usual time the one in which nine of ten were done, and said only when there are enough of them?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.catalogue.models import UsualTime
from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.dossiers.usual import count_usual_times
from cchc.lifecycle.clock import clock_at
from tests.factories.dossiers import BIRTH, dossier_at
from tests.factories.late import in_time, september
from tests.factories.many import copy_many
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


def worked_on(minutes: list[int]) -> None:
    """So many ended dossiers, each with so many minutes of the officer's work."""
    first = in_time()
    copy_many(first, len(minutes) - 1)
    DossierStep.objects.exclude(left_at=None).update(held_minutes=0)
    for dossier, worked in zip(Dossier.objects.order_by("id"), minutes, strict=True):
        examining = dossier.steps.filter(does="examine").first()
        assert examining is not None
        DossierStep.objects.filter(pk=examining.pk).update(held_minutes=worked)


def counted(day: int = 21) -> list[tuple[int, int]]:
    with clock_at(september(day)):
        count_usual_times()
    return list(UsualTime.objects.values_list("minutes", "dossiers"))


@pytest.mark.parametrize(
    ("minutes", "usual"),
    [
        ([*range(10, 110, 10)], [(90, 10)]),  # the ninth of ten
        ([*range(110, 0, -10)], [(100, 11)]),  # the tenth of eleven: nine tenths are 9.9
        ([60] * 19 + [6000], [(60, 20)]),  # one very slow one changes nothing
        ([60] * 9, []),  # too few
    ],
)
def test_nine_of_ten(minutes: list[int], usual: list[tuple[int, int]]) -> None:
    worked_on(minutes)
    assert counted() == usual


def test_an_archived_dossier_still_counts() -> None:
    worked_on([60] * 10)
    at, by = september(15), actor("motcua").post
    Dossier.objects.update(
        status=Status.ARCHIVED, returned_at=at, returned_by=by, returned_to="Ai đó", archived_at=at, archived_by=by,
        archive_number="1/2026",
    )  # fmt: skip
    assert counted() == [(60, 10)]


def test_what_is_not_counted() -> None:
    """What ended today, and what ended more than ninety days ago."""
    worked_on([60] * 10)
    assert counted(14) == []  # of the ten, the newest ended this morning
    with clock_at(september(21) + timedelta(days=100)):
        assert count_usual_times() == 0


def test_once_a_day_and_each_procedure_for_itself() -> None:
    worked_on([60] * 10)
    with clock_at(september(14)):
        copy_many(dossier_at(Status.RESULT_READY, code=BIRTH), 11)
    with clock_at(september(21)):
        assert count_usual_times() == 2
        assert count_usual_times() == 0
    with clock_at(september(22)):
        assert count_usual_times() == 2
    usual = UsualTime.objects.get(procedure__code="1.004873")
    assert (usual.unit, usual.said) == (ward(), "1 giờ làm việc")
