"""Refusal at the counter: in writing, with a reason, without a code."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.refuse_dossier import refuse_dossier
from cchc.dossiers.models import Dossier, Status
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, filing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_refused_at_once_and_only_once() -> None:
    form = filing()
    first, second = (refuse_dossier(filing=form, by=actor("motcua"), reason="Không thuộc thẩm quyền") for _ in range(2))
    assert first == second == Dossier.objects.get()
    assert (first.status, first.code, first.reason) == (Status.REFUSED, None, "Không thuộc thẩm quyền")
    assert first.ended_at is not None


def test_refused_after_waiting_for_completion() -> None:
    waiting = dossier_at(Status.AWAITING_COMPLETION)
    refuse_dossier(filing=filing(), by=actor("motcua1"), reason="Không đủ điều kiện", dossier=waiting)
    waiting.refresh_from_db()
    assert waiting.status == Status.REFUSED


def test_a_reason_is_needed(refused: Refused) -> None:
    with refused("lý do từ chối"):
        refuse_dossier(filing=filing(), by=actor("motcua"), reason="  ")


def test_only_the_counter_refuses(refused: Refused) -> None:
    with refused("Chỉ công chức Bộ phận Một cửa"):
        refuse_dossier(filing=filing(), by=actor("chutich"), reason="x")
