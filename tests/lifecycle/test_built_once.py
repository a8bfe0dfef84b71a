"""A query built once gives the rows that the ORM gives, for every value; it locks only inside a transaction."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connections, models
from django.db.models import Count, OuterRef, Subquery, Window
from django.db.transaction import TransactionManagementError
from uuid_utils.compat import uuid7

from cchc.dossiers.models import Dossier, DossierStep, Status
from cchc.dossiers.models.dossier import LOCKED
from cchc.lifecycle.built_once import BuiltOnce
from cchc.lifecycle.clock import now
from cchc.organization.models import Post
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_same_rows_as_the_orm() -> None:
    """With an open step and with none."""
    for status in (Status.IN_PROCESS, Status.REFUSED):
        pk = dossier_at(status).pk
        [locked] = LOCKED(pk=pk)
        expected = Dossier.objects.select_related("current_step", "unit").get(pk=pk)
        assert _values(locked) == _values(expected)
        assert _values(locked.unit) == _values(expected.unit)
        assert _values(locked.current_step) == _values(expected.current_step)


def test_joined_rows_cost_nothing_more(django_assert_num_queries: Any) -> None:
    pk = dossier_at(Status.RECEIVED).pk
    LOCKED(pk=pk)
    with django_assert_num_queries(1):
        [locked] = LOCKED(pk=pk)
        assert locked.unit.name
        assert locked.step.name


def test_each_call_has_its_own_values() -> None:
    """One value that stands in two places, and one that is the same in every call."""

    def build(official: Any, on: Any) -> models.QuerySet[Post]:
        return Post.objects.held(on).filter(official=official, held_from__lte=date(2199, 1, 1)).order_by("id")

    asked = BuiltOnce(build, official=models.UUIDField(), on=models.DateField())
    first, second, day = actor("motcua").official.pk, actor("chutich").official.pk, date(2026, 9, 14)
    for official in (first, second, uuid7(), first):
        for on in (day, date(1950, 1, 1)):
            assert asked(official=official, on=on) == list(build(official, on))
    assert asked(official=first, on=day)


def test_tuples_annotations_and_some_columns(django_assert_num_queries: Any) -> None:
    """As the desk asks: several units, a count of all beside the first ones, a joined row, columns left out."""

    def build(units: tuple[Any, ...], before: Any) -> models.QuerySet[Dossier]:
        rows = Dossier.objects.filter(unit__in=units, filed_at__lt=before).select_related("current_step")
        first = DossierStep.objects.filter(dossier=OuterRef("pk"), order=1).values("name")[:1]
        counted = rows.annotate(of_all=Window(Count("pk")), first=Subquery(first)).defer("search_text", "summary")
        return counted.order_by("-id")[:2]

    asked = BuiltOnce(build, units=models.UUIDField(), before=models.DateTimeField())
    here, there = dossier_at(Status.RECEIVED).unit_id, actor("motcua.hlt").unit_id
    dossier_at(Status.RETURNED), dossier_at(Status.REFUSED)
    later = now() + timedelta(minutes=1)
    for units in ((here,), (there, here), (there,), (here, uuid7(), there), ()):
        for before in (later, later - timedelta(days=9)):
            expected = list(build(units, before)) if units else []
            with django_assert_num_queries(1 if units else 0):
                found = asked(units=units, before=before)
            assert [_values(row) for row in found] == [_values(row) for row in expected]
            assert [row.first for row in found] == [row.first for row in expected]  # type: ignore[attr-defined]
    assert asked(units=(here,), before=later)[0].of_all == 3  # type: ignore[attr-defined]


def test_no_lock_outside_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    pk = dossier_at(Status.RECEIVED).pk
    LOCKED(pk=pk)
    monkeypatch.setattr(connections["default"], "in_atomic_block", False)
    with pytest.raises(TransactionManagementError):
        LOCKED(pk=pk)


def _values(row: object) -> dict[str, object] | None:
    return None if row is None else {name: value for name, value in vars(row).items() if name != "_state"}


def test_a_value_that_is_changed_on_its_way_is_refused() -> None:
    """Its stand-in would stay in the SQL for good."""
    soon = BuiltOnce(lambda at: Dossier.objects.filter(due_at__lt=at + timedelta(days=7)), at=models.DateTimeField())
    with pytest.raises(ValueError, match="never reach the SQL as they are: at"):
        soon(at=now())
