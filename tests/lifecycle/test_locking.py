"""A locked row is the row that the ORM would give, with its joined rows; only inside a transaction."""

from __future__ import annotations

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.transaction import TransactionManagementError
from uuid_utils.compat import uuid7

from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.locking import lock_row
from tests.factories.dossiers import dossier_at

JOINED = ("current_step", "unit")


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Status.IN_PROCESS, Status.REFUSED])
def test_same_values_as_orm(status: Status) -> None:
    pk = dossier_at(status).pk
    locked = lock_row(Dossier, pk, joined=JOINED)
    expected = Dossier.objects.select_related(*JOINED).get(pk=pk)
    for row, other in ((locked, expected), (locked.current_step, expected.current_step), (locked.unit, expected.unit)):
        assert _values(row) == _values(other)


@pytest.mark.django_db
def test_joined_rows_cost_nothing_more(django_assert_num_queries: object) -> None:
    pk = dossier_at(Status.RECEIVED).pk
    with django_assert_num_queries(1):  # type: ignore[operator]
        locked = lock_row(Dossier, pk, joined=JOINED)
        assert locked.unit.name
        assert locked.step.name


@pytest.mark.django_db
def test_unknown_row() -> None:
    with pytest.raises(ObjectDoesNotExist):
        lock_row(Dossier, uuid7(), joined=JOINED)


@pytest.mark.django_db(transaction=True)
def test_refused_outside_a_transaction() -> None:
    with pytest.raises(TransactionManagementError):
        lock_row(Dossier, uuid7(), joined=JOINED)
    with transaction.atomic(), pytest.raises(ObjectDoesNotExist):
        lock_row(Dossier, uuid7(), joined=JOINED)


def _values(row: object) -> dict[str, object] | None:
    return None if row is None else {name: value for name, value in vars(row).items() if name != "_state"}
