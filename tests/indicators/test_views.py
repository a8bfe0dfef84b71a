"""Do the pages of figures show what the definitions say, to whom may see it, at a constant number of queries?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.dossiers.models import Dossier, Status
from cchc.indicators.daily import keep_daily_figures
from cchc.indicators.definitions import indicators_on
from cchc.indicators.presentation.words import DIRECTIVE
from cchc.lifecycle.clock import clock_at, today
from cchc.plans.models import Status as TaskStatus
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at, finish
from tests.factories.office import actor, signed_in
from tests.factories.tasks import task_at

pytestmark = pytest.mark.django_db
SEPTEMBER = {"ky": "thang", "so": 9, "nam": 2026}


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 9, day, hour, tzinfo=ZONE)


@pytest.fixture
def late() -> Dossier:
    """One of three ended after its day."""
    with clock_at(at(14)):
        dossier_at(Status.RESULT_READY)
        dossier_at(Status.RESULT_READY)
        dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(at(18)):
        finish(dossier, Status.RESULT_READY, actor("motcua"))
        keep_daily_figures()
    return dossier


def held_when_due(dossier: Dossier) -> str:
    step = dossier.steps.filter(entered_at__lte=dossier.due_at).order_by("order").last()
    assert step is not None
    return step.holder.official.full_name


def page(client: Client, path: str, **asked: Any) -> str:
    with clock_at(at(18, 15)):
        answer = client.get(path, {**SEPTEMBER, **asked})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("late")
def test_the_list_shows_every_figure_beside_the_period_before() -> None:
    shown = page(signed_in("chutich"), "/chi-so/")
    assert "Số liệu: Tháng 9/2026" in shown
    assert "66,67 %" in shown
    assert "2/3" in shown
    for each in indicators_on(today()).values():
        assert each.name in shown
    assert "chưa có" in shown  # what has nothing to count is not zero


@pytest.mark.usefixtures("late")
def test_a_free_span_of_days_and_the_reporting_periods() -> None:
    client = signed_in("chutich")
    assert "Từ 15/09/2026 đến 18/09/2026" in page(client, "/chi-so/", tu="15/09/2026", den="18/09/2026")
    assert "từ 15/06/2026 đến hết 14/09/2026" in page(client, "/chi-so/", ky="bao-cao-quy", so=3)
    assert "từ 15/12/2025 đến hết 14/03/2026" in page(client, "/chi-so/", ky="bao-cao-quy", so=1)
    assert "Số liệu: Năm 2026" in page(client, "/chi-so/", ky="vô nghĩa", so=99, nam="x", tu="hôm qua")


def test_one_indicator_from_its_value_to_the_person(late: Dossier) -> None:
    path = "/chi-so/chi-tieu/dossiers_on_time/"
    shown, holder = page(signed_in("chutich"), path), held_when_due(late)
    for words in ("66,67 %", "Quyết định 766/QĐ-TTg", "ended_at &lt;= due_at", "Chỉ thị, mục 2c", str(late.code),
                  "Người liên quan đến phần chưa đạt", holder, "Mười hai tháng"):  # fmt: skip
        assert words in shown, words
    failed = page(signed_in("chutich"), f"{path}ho-so-goc/", loai="khong-dat")
    assert str(late.code) in failed
    assert f"/ho-so/{late.pk}/" in failed


def test_who_directs_sees_all_and_others_their_own(late: Dossier) -> None:
    path = "/chi-so/chi-tieu/dossiers_on_time/"
    clerk = page(signed_in("motcua"), path)
    assert "66,67 %" in clerk
    assert str(late.code) not in clerk
    assert held_when_due(late) not in clerk
    officers = [page(signed_in(name), f"{path}ho-so-goc/", loai="khong-dat") for name in ("tuphap", "tuphap2")]
    assert sum(str(late.code) in shown for shown in officers) == 1


@pytest.mark.usefixtures("late")
def test_the_list_leaves_as_a_workbook() -> None:
    with clock_at(at(18, 15)):
        for path in ("/chi-so/", "/chi-so/chi-tieu/dossiers_on_time/ho-so-goc/"):
            answer = signed_in("chutich").post(f"{path}?ky=thang&so=9&nam=2026", {"way": "excel"})
            assert answer.status_code == 200
            assert b"".join(answer.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]


@pytest.mark.usefixtures("late")
def test_every_indicator_has_its_page_and_its_list() -> None:
    client = signed_in("chutich")
    for each in indicators_on(today()).values():
        shown = page(client, f"/chi-so/chi-tieu/{each.code}/")
        assert each.name in shown, each.code
        for clause in each.clauses:
            assert DIRECTIVE[clause] in shown, each.code
        page(client, f"/chi-so/chi-tieu/{each.code}/ho-so-goc/")


@pytest.mark.usefixtures("late")
def test_a_list_says_which_rows_it_shows() -> None:
    client, here = signed_in("chutich"), "/chi-so/chi-tieu/dossiers_on_time/ho-so-goc/"
    assert ": tất cả hồ sơ</h1>" in page(client, here, loai="tat-ca")
    assert ": hồ sơ không đạt</h1>" in page(client, here, loai="khong-dat")


def test_reform_contents_are_named() -> None:
    with clock_at(at(1)):
        for content in ("ND0", "ND2"):
            task_at(TaskStatus.SUBMITTED, content=content, due_on=date(2026, 9, 10))
    assert ">Cải cách thủ tục hành chính</a>" in page(signed_in("chutich"), "/chi-so/chi-tieu/tasks_on_time/", ky="nam")


def test_unknown_indicators_and_units_out_of_sight_answer_404() -> None:
    client = signed_in("chutich")
    assert client.get("/chi-so/chi-tieu/nothing/").status_code == 404
    assert client.get("/chi-so/", {"don_vi": "01a00000-0000-7000-8000-000000000000"}).status_code == 404


def test_the_number_of_queries_does_not_grow(late: Dossier) -> None:
    client = signed_in("chutich")
    paths = ("/chi-so/", "/chi-so/chi-tieu/dossiers_on_time/", "/chi-so/chi-tieu/dossiers_on_time/ho-so-goc/")
    counted = []
    for _ in range(2):
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                page(client, path)
            counted.append(len(queries))
        with clock_at(at(17)):
            for _ in range(5):
                dossier_at(Status.RESULT_READY)
        with clock_at(at(18)):
            keep_daily_figures()
    assert counted[:3] == counted[3:]
    assert counted[0] <= 45
