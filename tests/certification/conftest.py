"""Every test of certification happens on Monday 14/9/2026 at 09:00; a refusal changes nothing and says its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

import pytest

from cchc.audit.models import Event
from cchc.certification.models import Book, Delegation, Entry
from cchc.dossiers.models import DailyCounter, Dossier, DossierStep
from cchc.lifecycle.clock import clock_at
from cchc.lifecycle.refusal import ActionRefused
from cchc.worktime.zone import ZONE

MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)
Refused = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with clock_at(MONDAY):
        yield


def everything() -> list[list[tuple[object, ...]]]:
    models = (Book, Entry, Delegation, Dossier, DossierStep, DailyCounter, Event)
    return [sorted(model.objects.values_list(), key=str) for model in models]  # type: ignore[attr-defined]


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
