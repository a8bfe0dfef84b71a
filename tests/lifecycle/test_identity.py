"""A row is written as Django would write it: whole when it is new, only the columns named when it is there."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from uuid_utils.compat import uuid7

from cchc.dossiers.models import Dossier, Status
from tests.factories.dossiers import dossier_at

pytestmark = pytest.mark.django_db


def test_only_the_columns_named(django_assert_num_queries: Any) -> None:
    dossier = dossier_at(Status.RECEIVED)
    dossier.applicant_name, dossier.summary = "Trần Văn Hùng", "không ghi"
    with django_assert_num_queries(1):
        dossier.save(update_fields=["applicant_name"])
    kept = Dossier.objects.get(pk=dossier.pk)
    assert (kept.applicant_name, kept.summary) == ("Trần Văn Hùng", "")


def test_a_row_that_is_there_is_written_whole() -> None:
    dossier = Dossier.objects.get(pk=dossier_at(Status.RECEIVED).pk)
    dossier.applicant_name, dossier.summary = "Trần Văn Hùng", "xin lại"
    dossier.save()
    kept = Dossier.objects.get(pk=dossier.pk)
    assert (kept.applicant_name, kept.summary) == ("Trần Văn Hùng", "xin lại")


def test_what_was_not_read_is_not_written() -> None:
    pk = dossier_at(Status.RECEIVED).pk
    partly = Dossier.objects.only("applicant_name").get(pk=pk)
    Dossier.objects.filter(pk=pk).update(summary="của người khác")
    partly.applicant_name = "Trần Văn Hùng"
    partly.save()
    kept = Dossier.objects.get(pk=pk)
    assert (kept.applicant_name, kept.summary) == ("Trần Văn Hùng", "của người khác")


def test_a_copy_is_a_row_of_its_own() -> None:
    dossier = dossier_at(Status.RECEIVED)
    first = dossier.pk
    dossier.pk, dossier.submission, dossier.code, dossier.current_step = uuid7(), uuid7(), "H99.26.05-1", None
    dossier.save(force_insert=True)
    assert set(Dossier.objects.values_list("pk", flat=True)) == {first, dossier.pk}


def test_no_row_is_no_success() -> None:
    gone = Dossier(pk=uuid7(), applicant_name="Trần Văn Hùng")
    with pytest.raises(DatabaseError), transaction.atomic():
        gone.save(update_fields=["applicant_name"])


def test_a_refused_write_ends_the_transaction() -> None:
    dossier = dossier_at(Status.RECEIVED)
    dossier.supplements = 2
    with pytest.raises(IntegrityError), transaction.atomic():
        try:
            dossier.save(update_fields=["supplements"])
        finally:
            assert connection.needs_rollback
    assert Dossier.objects.get(pk=dossier.pk).supplements == 0
