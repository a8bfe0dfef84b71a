"""Do the lists and figures of tasks read an index, on the engine at hand?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.http import QueryDict

from cchc.lifecycle.clock import now
from cchc.organization.models import Unit
from cchc.plans.forms.find import FindForm
from cchc.plans.listing import asked_for, is_walked, ordered
from cchc.plans.models import Status, Task
from cchc.plans.permissions import of_unit
from cchc.plans.steering import due_in
from tests.factories.office import actor
from tests.factories.shelves import gather_statistics
from tests.factories.tasks import task_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> None:
    """Most of it done, a little open, most of it another ward's."""
    other = Unit.objects.get(code="H99.26.06")
    done, working = task_at(Status.DONE), task_at(Status.IN_PROGRESS)
    _copies(working, 30)
    _copies(done, 100)
    _copies(done, 1500, unit=other)
    _copies(working, 60, unit=other)
    gather_statistics()


def _copies(task: Task, count: int, **changes: Any) -> None:
    """Rows like the task, each due another day."""
    columns = [field.attname for field in Task._meta.concrete_fields if field.attname not in ("id", "number")]
    values = {column: getattr(task, column) for column in columns}
    first = Task.objects.count() + 1
    made = [Task(**values | {"number": first + n}) for n in range(count)]
    for n, each in enumerate(made):
        each.due_at = each.original_due_at = now() + timedelta(days=n % 300 - 150)
        for name, value in changes.items():
            setattr(each, name, value)
    Task.objects.bulk_create(made)


def plan(username: str, **asked: str) -> str:
    """How the engine finds one page of the list."""
    by, sent = actor(username), QueryDict(mutable=True)
    sent.update(asked)
    words = FindForm(sent).asked()
    rows = asked_for(of_unit(Task.objects.all(), by), words, UUID(int=0))
    return ordered(rows, walked=is_walked(words, by)).values("pk")[:31].explain()


@pytest.mark.parametrize(
    "asked", [{}, {"trang_thai": "mo"}, {"trang_thai": "tre"}, {"thang": "2026-09"}, {"q": "tuyên truyền"}]
)
def test_a_ward_seeks_its_own(asked: dict[str, str], province: None) -> None:
    said = plan("chutich", **asked)
    assert "task_by_due" not in said, said
    assert any(
        name in said for name in ("task_of_unit", "task_open_of_unit", "unit_id", "task_by_title", "of_status")
    ), said


@pytest.mark.parametrize(
    ("asked", "indexes"),
    [
        ({"trang_thai": "huy"}, ("task_stopped_by_due", "task_of_status_by_due")),
        ({"nguon": "finding"}, ("task_of_source_by_due",)),
        ({"chua_nhan": "1"}, ("task_of_holder_by_due", "holder_id", "task_open_of_holder")),
    ],
)
def test_what_is_rare_in_a_province_has_its_index(
    asked: dict[str, str], indexes: tuple[str, ...], province: None
) -> None:
    said = plan("captren", **asked)
    assert any(name in said for name in indexes), said


def test_a_month_of_the_whole_province_reads_the_index_alone(province: None) -> None:
    """Only PostgreSQL keeps further columns beside those of an index."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'task_by_due'")
        [(statement,)] = cursor.fetchall()
    assert "INCLUDE (unit_id, status, submitted_at)" in statement


def test_an_index_of_deadlines_goes_on_by_key_and_says_the_unit() -> None:
    """All tasks of a day are due at one moment: without the key they would be read and sorted for thirty lines; without
    the unit each row would be read to know whether it is in scope, and a wider index be walked instead."""
    walked = [index for index in Task._meta.indexes if index.fields[0] == "due_at"]
    assert walked
    assert all(index.fields == ["due_at", "id"] and "unit" in index.include for index in walked)


def test_the_year_of_a_ward_is_sought(province: None) -> None:
    said = due_in(of_unit(Task.objects.all(), actor("chutich")), now().year).values("pk").explain()
    assert any(name in said for name in ("task_of_unit", "unit_id")), said
