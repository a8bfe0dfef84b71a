"""The register of tasks holds exactly what the list shows, in the columns that offices keep, and is on record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from cchc.accounts.models import User
from cchc.audit.models import Event
from cchc.lifecycle.clock import clock_at
from cchc.plans.models import Status
from cchc.plans.presentation.register_of_tasks import COLUMNS
from cchc.worktime.zone import ZONE
from tests.factories.office import actor
from tests.factories.parts import part
from tests.factories.tasks import task_at

pytestmark = pytest.mark.django_db
THEN = datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def two_months_later() -> Iterator[None]:
    """One late, one done in time, one cancelled."""
    with clock_at(THEN):
        part(of=task_at(Status.IN_PROGRESS, due_on=date(2026, 9, 30)))
        task_at(Status.DONE, content="ND2")
        task_at(Status.CANCELLED)
    with clock_at(THEN + timedelta(days=60)):
        yield


def chair() -> Client:
    client = Client()
    client.force_login(User.objects.get(username="chutich"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def rows_of(response: Any) -> list[list[Any]]:
    sheet = CalamineWorkbook.from_filelike(BytesIO(b"".join(response))).get_sheet_by_index(0).to_python()
    first = next(number for number, row in enumerate(sheet) if row[0] == "STT")
    assert sheet[first][: len(COLUMNS)] == [column.title for column in COLUMNS]
    return sheet[first + 1 :]


def test_the_workbook_holds_what_the_list_shows() -> None:
    client = chair()
    for asked in ({}, {"trang_thai": "tre"}, {"noi_dung": "ND2"}, {"trang_thai": "ke", "han_nam": "2026"}):
        shown = client.get(reverse("tasks"), asked).context
        rows = rows_of(client.post(reverse("export_tasks") + shown["address"]))
        assert [row[1] for row in rows] == [line["task"].code for line in shown["lines"]]


def test_what_a_line_says() -> None:
    late, *_ = rows_of(chair().post(reverse("export_tasks") + "?trang_thai=tre"))
    said = dict(zip([column.title for column in COLUMNS], late, strict=False))
    assert said["Phối hợp"] == "Tạ Hữu Nghĩa, phường Tân Lập Đông"
    assert said["Hạn xử lý"] == date(2026, 9, 30)
    assert said["Số ngày trễ"] > 25
    assert said["Trạng thái"] == "Đang thực hiện"


def test_on_paper_and_on_record() -> None:
    page = chair().post(reverse("print_tasks") + "?trang_thai=ke")
    assert len(page.context["rows"]) == 2
    event = Event.objects.filter(name="list_exported", official_id=actor("chutich").official_id).latest("at")
    assert (event.data["list"], event.data["rows"], event.data["way"]) == ("Sổ theo dõi nhiệm vụ", 2, "print")
    assert event.data["asked"] == "Tất cả, trừ việc đã hủy"


def test_constant_queries() -> None:
    client = chair()
    with CaptureQueriesContext(connection) as before:
        client.post(reverse("print_tasks"))
    with clock_at(THEN + timedelta(days=59)):
        for _ in range(4):
            part(of=task_at(Status.IN_PROGRESS))
    with CaptureQueriesContext(connection) as after:
        client.post(reverse("print_tasks"))
    assert len(after) == len(before)
