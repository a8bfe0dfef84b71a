"""Shared by the tests of every verb: a refusal changes nothing, and says the expected sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from cchc.audit.models import Event
from cchc.dossiers.models import ClockRun, Dossier, DossierStep
from cchc.lifecycle.refusal import ActionRefused

Refused = Callable[[str], object]


def everything() -> list[list[tuple[object, ...]]]:
    return [sorted(model.objects.values_list(), key=str) for model in (Dossier, DossierStep, ClockRun, Event)]


@pytest.fixture
def refused() -> Callable[[str], object]:
    """`with refused("sentence"):` the verb inside is refused with it, and no row changes."""

    @contextmanager
    def check(sentence: str) -> Iterator[None]:
        before = everything()
        with pytest.raises(ActionRefused) as caught:
            yield
        assert sentence in str(caught.value.refusal)
        assert everything() == before

    return check
