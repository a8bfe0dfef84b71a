"""The head's screen: every number is that of the list behind it; the forecast and the trend say what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.accounts.models import User
from cchc.lifecycle.clock import clock_at
from cchc.organization.models import Unit
from cchc.plans.actions.accept_product import accept_product
from cchc.plans.actions.accept_task import accept_task
from cchc.plans.actions.cancel_task import cancel_task
from cchc.plans.actions.give_task import give_task
from cchc.plans.actions.report_progress import report_progress
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.models import Plan, PlanTarget, Status, TargetFigure
from cchc.worktime.zone import ZONE
from tests.factories.office import actor, ward
from tests.factories.tasks import HOLDER, task_at, words

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 9, 14, 12, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock_at(NOON):
        yield


@pytest.fixture
def year() -> None:
    """In March, in May and now: done in time, done late, late, waiting, cancelled, in a queue, next year's."""
    with clock_at(datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)):
        task_at(Status.DONE, due_on=date(2026, 3, 20))
        slow = task_at(Status.IN_PROGRESS, due_on=date(2026, 3, 31), content="ND2")
        task_at(Status.GIVEN, due_on=date(2026, 4, 30), content="ND2")  # late ever since
        cancel_task(task=task_at(Status.GIVEN, due_on=date(2026, 4, 30)), by=actor("chutich"), reason="Tỉnh bỏ")
        give_task(words=words(queue_role="officer", due_on=date(2026, 12, 31), content="ND6"), by=actor("chutich"))
        task_at(Status.IN_PROGRESS, due_on=date(2027, 1, 1))
        task_at(Status.PAUSED, due_on=date(2026, 9, 16), content="ND6")
        for_week = task_at(Status.IN_PROGRESS, due_on=date(2026, 9, 18), content="ND6")
        well = task_at(Status.IN_PROGRESS, due_on=date(2026, 9, 18), content="ND6")
    with clock_at(datetime(2026, 5, 4, 9, 0, tzinfo=ZONE)):
        submit_product(task=slow, by=actor(HOLDER), note="Xong", product_number="9/BC-UBND")
        accept_product(task=slow, by=actor("chutich"))
        report_progress(task=for_week, by=actor(HOLDER), percent=60, note="Đang làm")
        report_progress(task=well, by=actor(HOLDER), percent=99, note="Chỉ còn ký")
    with clock_at(NOON - timedelta(days=1)):
        task_at(Status.SUBMITTED, due_on=date(2026, 9, 30))
        accept_task(task=give_task(words=words(holder=actor("vanphong").post, due_on=date(2026, 9, 30)),
                                   by=actor("chutich")), by=actor("vanphong"))  # fmt: skip


def client(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def numbers_of(context: Any) -> Iterator[tuple[int, str]]:
    """Every number of the screen with its list."""
    heat, figures = context["heat"], context["figures"]
    cells = [cell for row in heat["rows"] for cell in (*row["cells"], row["whole"])]
    for cell in (*cells, *heat["months"], heat["whole"]):
        yield cell.total, cell.url
        yield cell.late, cell.late_url
    for line in (*context["people"], *context["divisions"]):
        yield line["total"], line["url"]
        yield line["done"], line["done_url"]
        yield line["late"], line["late_url"]
    for name in ("late", "week", "mine", "unclaimed"):
        yield getattr(figures["found"], name), figures[f"{name}_url"]
    yield context["behind_count"], context["behind_url"]


def test_every_number_is_that_of_its_list(year: None) -> None:
    chair = client("chutich")
    context = chair.get(reverse("steering")).context
    numbers = list(numbers_of(context))
    wrong = [(number, url, found) for number, url in numbers
             if (found := len(chair.get(url).context["lines"])) != number]  # fmt: skip
    assert not wrong
    whole = context["heat"]["whole"]
    assert (whole.total, whole.done, whole.late) == (9, 2, 2)
    assert (context["figures"]["found"].late, context["figures"]["found"].mine) == (1, 1)


def test_the_cells_and_what_they_say(year: None) -> None:
    heat = client("chutich").get(reverse("steering")).context["heat"]
    rows = {row["code"]: row["cells"] for row in heat["rows"]}
    assert (rows["ND0"][2].level, rows["ND2"][2].level, rows["ND2"][0].level) == (0, 4, -1)
    assert "2 việc trễ hạn, nhiều nhất ở «TTHC»: 2 việc" in heat["says"]


def test_who_is_behind_next_week(year: None) -> None:
    """Three fifths told of a task whose time is nearly over; the other one is told to be nearly done."""
    context = client("chutich").get(reverse("steering")).context
    assert [line["task"].percent for line in context["behind"]] == [60]


def test_the_trend_against_the_deadlines(year: None) -> None:
    trend = client("chutich").get(reverse("steering")).context["trend"]
    march, may, december = (trend["points"][month - 1] for month in (3, 5, 12))
    assert (march.planned_count, march.done_count) == (2, 1)
    assert (may.planned_count, may.done_count) == (3, 2)
    assert (december.planned_count, december.done_count) == (9, None)
    assert "Đến 14/09/2026 đã hoàn thành 22,2 % số việc của năm; theo hạn phải xong 33,3 %: chậm 11,1" in trend["says"]


def test_no_tasks_at_all() -> None:
    page = client("chutich").get(reverse("steering"), {"nam": "2031"})
    assert "Không có việc nào đến hạn trong năm 2031" in page.content.decode()


def test_from_above_units_are_compared_and_opened(year: None) -> None:
    above = client("captren")
    page = above.get(reverse("steering"), {"thang": "2026-03"})
    assert [(line["total"], line["done"], line["late"]) for line in page.context["lines"]] == [(2, 2, 1)]
    [line] = page.context["lines"]
    for name in ("url", "done_url", "late_url"):
        expected = line[{"url": "total", "done_url": "done", "late_url": "late"}[name]]
        assert len(above.get(line[name]).context["lines"]) == expected
    opened = above.get(line["unit_url"])
    assert opened.context["unit"] == ward()
    assert all(len(above.get(url).context["lines"]) == number for number, url in numbers_of(opened.context))


def test_a_unit_outside_the_scope_is_not_there() -> None:
    police = Unit.objects.get(code="G01.99.05")
    assert client("captren").get(reverse("steering"), {"don_vi": police.pk}).status_code == 404


def test_targets_with_their_forecast() -> None:
    plan = Plan.objects.create(
        unit=ward(), year=2026, version=1, title="Kế hoạch", taxonomy="nq76", status=Plan.Status.ISSUED, number="1/KH",
        drafted_at=NOON, drafted_by=actor("vanphong").post, issued_at=NOON, issued_on=NOON.date(),
    )  # fmt: skip
    rising, lone = (
        PlanTarget.objects.create(plan=plan, order=order, name=name, planned=Decimal(80))
        for order, name in ((1, "Hồ sơ trực tuyến"), (2, "Thanh toán trực tuyến"))
    )
    for target, month, value in ((rising, 1, 10), (rising, 4, 30), (rising, 7, 50), (lone, 4, 60)):
        TargetFigure.objects.create(unit=ward(), target_key=target.key, as_of=date(2026, month, 1), value=value,
                                    entered_at=NOON, entered_by=actor("vanphong").post)  # fmt: skip
    page = client("chutich").get(reverse("steering"))
    first, second = page.context["targets"]
    assert first.forecast.figures == 3
    assert first.forecast.low <= first.forecast.value <= first.forecast.high
    assert first.will_be_met
    assert second.forecast is None
    assert "Chưa đủ số liệu" in page.content.decode()


def test_constant_queries(year: None) -> None:
    chair, above = client("chutich"), client("captren")
    addresses = ((chair, reverse("steering")), (above, reverse("steering") + "?thang=2026-03"))
    before = [queries(*each) for each in addresses]
    with clock_at(datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)):
        for content in ("ND1", "ND3", "ND5"):
            for username in ("kinhte", "diachinh", "congan"):
                give_task(words=words(holder=actor(username).post, content=content, due_on=date(2026, 3, 10)),
                          by=actor("chutich"))  # fmt: skip
    assert [queries(*each) for each in addresses] == before


def queries(by: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert by.get(url).status_code == 200
    return len(captured)
