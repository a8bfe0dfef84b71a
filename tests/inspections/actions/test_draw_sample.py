"""A sample is drawn by lot, once, so that anybody who has the seed draws the same."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.models import Status as DossierStatus
from cchc.inspections.actions.draw_sample import draw_sample, why_not_draw_sample
from cchc.inspections.drawing import drawn, drawn_again
from cchc.inspections.models import Draw, Status
from cchc.lifecycle.clock import clock_at, now
from cchc.organization.models import Field
from cchc.plans.models import Status as TaskStatus
from tests.factories.dossiers import dossier_at
from tests.factories.inspections import inspection_at, self_inspection
from tests.factories.office import actor
from tests.factories.tasks import task_at
from tests.inspections.actions.conftest import Refused

pytestmark = pytest.mark.django_db


def test_the_same_seed_draws_the_same_and_another_seed_another() -> None:
    dossiers = [dossier_at(DossierStatus.RECEIVED) for _ in range(12)]
    opened = inspection_at(Status.OPEN, division="")
    later = now().replace(minute=30)
    sample = drawn(opened, Draw.Of.DOSSIERS, seed="xuân", size=5, at=later)
    assert sample == drawn(opened, Draw.Of.DOSSIERS, seed="xuân", size=5, at=later)
    assert sample.population == 12
    assert set(sample.keys) < {dossier.pk for dossier in dossiers}
    assert sample.keys != drawn(opened, Draw.Of.DOSSIERS, seed="hạ", size=5, at=later).keys


def test_drawn_and_on_record() -> None:
    for _ in range(4):
        task_at(TaskStatus.IN_PROGRESS)
    opened = inspection_at(Status.OPEN, division="")
    with clock_at(now().replace(minute=30)):
        draw = draw_sample(inspection=opened, by=actor("vanphong"), of="tasks", size=3, seed="2026-09")
        task_at(TaskStatus.IN_PROGRESS)  # given after the draw: no part of its population
    assert (draw.population, draw.drawn, draw.items.count()) == (4, 3, 3)
    assert drawn_again(draw)
    said = events_of(opened).last()
    assert said is not None
    assert (said.name, said.data["seed"], said.data["digest"]) == ("sample_drawn", "2026-09", draw.population_digest)


def test_another_population_is_told_from_the_draw() -> None:
    task_at(TaskStatus.IN_PROGRESS)
    opened = inspection_at(Status.OPEN, division="")
    with clock_at(now().replace(minute=30)):
        draw = draw_sample(inspection=opened, by=actor("vanphong"), of="tasks", size=1)
    Draw.objects.filter(pk=draw.pk).update(population_digest="0" * 64)
    draw.refresh_from_db()
    assert not drawn_again(draw)


def test_only_of_the_fields_and_the_division_inspected() -> None:
    dossier_at(DossierStatus.RECEIVED)  # civil status
    task_at(TaskStatus.IN_PROGRESS)  # of the division of culture
    later = now().replace(minute=30)
    own = self_inspection()
    assert drawn(own, "dossiers", seed="1", size=9, at=later).population == 0
    assert drawn(own, "tasks", seed="1", size=9, at=later).population == 1
    civil = inspection_at(Status.OPEN, division="", fields=[Field.objects.get(code="ho-tich")], content="ND1")
    assert drawn(civil, "dossiers", seed="1", size=9, at=later).population == 1
    assert drawn(civil, "tasks", seed="1", size=9, at=later).population == 0


def test_refused(refused: Refused) -> None:
    task_at(TaskStatus.IN_PROGRESS)
    opened = inspection_at(Status.OPEN, division="")
    with refused("thành viên đoàn kiểm tra"):
        draw_sample(inspection=opened, by=actor("tuphap"), of="tasks", size=1)
    with refused("từ 1 đến 50"):
        draw_sample(inspection=opened, by=actor("vanphong"), of="tasks", size=51)
    with refused("không có hồ sơ nào để rút"):
        draw_sample(inspection=opened, by=actor("vanphong"), of="dossiers", size=5)
    with refused("Hãy chọn rút hồ sơ hay nhiệm vụ"):
        draw_sample(inspection=opened, by=actor("vanphong"), of="people", size=5)


def test_once_only(refused: Refused) -> None:
    task_at(TaskStatus.IN_PROGRESS)
    dossier_at(DossierStatus.RECEIVED)
    opened = inspection_at(Status.OPEN, division="")
    with clock_at(now().replace(minute=30)):
        draw_sample(inspection=opened, by=actor("vanphong"), of="tasks", size=1)
        with refused("mỗi cuộc chỉ rút một lần"):
            draw_sample(inspection=opened, by=actor("vanphong"), of="tasks", size=1)
        draw_sample(inspection=opened, by=actor("vanphong"), of="dossiers", size=1)
    assert "đều đã rút" in str(why_not_draw_sample(inspection=opened, by=actor("vanphong")))
