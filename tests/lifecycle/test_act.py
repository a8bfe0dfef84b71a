"""An act is one transaction: what it asks it is told at once, and what the database refuses undoes it all."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection

from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.act import one_act
from tests.factories.dossiers import dossier_at

pytestmark = pytest.mark.django_db


@one_act
def _write(dossier: Dossier, **columns: object) -> Dossier:
    for name, value in columns.items():
        setattr(dossier, name, value)
    dossier.save(update_fields=list(columns))
    return Dossier.objects.get(pk=dossier.pk)


def test_reads_its_own_writes() -> None:
    dossier = dossier_at(Status.RECEIVED)
    assert _write(dossier, summary="xin lại").summary == "xin lại"


def test_what_is_refused_undoes_what_was_written_before() -> None:
    dossier = dossier_at(Status.RECEIVED)

    @one_act
    def act() -> None:
        _write(dossier, summary="xin lại")
        dossier.supplements = 2
        dossier.save(update_fields=["supplements"])  # nothing is asked after it

    with pytest.raises(IntegrityError):
        act()
    assert Dossier.objects.get(pk=dossier.pk).summary == ""
    assert not connection.needs_rollback


def test_a_failure_of_its_own_undoes_it_too() -> None:
    dossier = dossier_at(Status.RECEIVED)

    @one_act
    def act() -> None:
        _write(dossier, summary="xin lại")
        raise LookupError("no longer wanted")

    with pytest.raises(LookupError):
        act()
    assert Dossier.objects.get(pk=dossier.pk).summary == ""
