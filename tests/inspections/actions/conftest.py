"""Every act of these tests happens on one Monday morning; a refusal changes nothing and says the expected sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from django.apps import apps

from cchc.audit.models import Event
from cchc.lifecycle.clock import clock_at
from cchc.lifecycle.refusal import ActionRefused
from cchc.plans.models import Task
from cchc.worktime.zone import ZONE

MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)
Refused = Callable[[str], object]


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock_at(MONDAY):
        yield


def everything() -> list[list[tuple[object, ...]]]:
    tables = [*apps.get_app_config("inspections").get_models(), Task, Event]
    return [sorted(model._default_manager.values_list(), key=str) for model in tables]


@pytest.fixture
def refused() -> Refused:
    """`with refused("sentence"):` the verb inside is refused with it, and no row changes."""

    @contextmanager
    def check(sentence: str) -> Iterator[None]:
        before = everything()
        with pytest.raises(ActionRefused) as caught:
            yield
        assert sentence in str(caught.value.refusal)
        assert everything() == before

    return check
