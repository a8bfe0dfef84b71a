"""The result in the citizen's hand."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.models import Status
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_any_clerk_of_the_counter_hands_over_to_a_named_person() -> None:
    dossier = hand_over_result(dossier=dossier_at(Status.RESULT_READY), by=actor("motcua1"), to_name="Nguyễn Thị Đào")
    assert (dossier.status, dossier.returned_to, dossier.current_step) == (Status.RETURNED, "Nguyễn Thị Đào", None)
    assert dossier.returned_by == actor("motcua1").post


def test_a_name_is_needed(refused: Refused) -> None:
    dossier = dossier_at(Status.RESULT_READY)
    with refused("họ tên người nhận"):
        hand_over_result(dossier=dossier, by=actor("motcua"), to_name=" ")
