"""Is every number of the page the length of the list behind it, and does it cost the same however much was late?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.audit.recording import events_of
from cchc.dossiers.actions.accept_explanation import accept_explanation
from cchc.dossiers.actions.explain_lateness import explain_lateness
from cchc.dossiers.models import Dossier
from cchc.dossiers.presentation.late_month import Number
from cchc.dossiers.views import late_this_month as view
from cchc.lifecycle.clock import clock_at
from tests.dossiers.views.conftest import SignIn
from tests.factories import late
from tests.factories.dossiers import BIRTH, holder
from tests.factories.late import SEPTEMBER, september
from tests.factories.many import copy_many
from tests.factories.office import actor
from tests.factories.taken import workbook_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def later() -> Iterator[None]:
    with clock_at(september(25)):
        yield


def page(client: Any, address: str = "", **asked: str) -> Any:
    response = client.get(reverse("late_this_month") + address, asked or None)
    assert response.status_code == 200
    return response.context


def codes(context: Any) -> list[str]:
    return [row.dossier.code for row in context["rows"]]


def numbers_of(context: Any) -> Iterator[Number]:
    """Every number of the page that leads to a list."""
    totals = context["totals"]
    yield from (totals.counted, totals.extended, totals.only_steps, totals.unexplained, totals.waiting, totals.all)
    yield context["uncollected"]
    yield from totals.categories
    yield from (number for _, number in totals.causes)
    for line in (*totals.fields, *context["hands"]):
        yield from (*line.numbers, line.all)


def september_of_all_kinds() -> list[Dossier]:
    made = [late.whole_late(), late.still_late(), late.only_a_step_late(), late.reception_late(), late.extended()]
    late.in_time()
    with clock_at(september(14)):
        made.append(late.dossier_at("in_process", code=BIRTH))
    explain_lateness(dossiers=made[:2], month=SEPTEMBER, cause="workload", explanation="Dồn việc.", by=actor("chutich"))
    stated = explain_lateness(dossiers=made[2:3], month=SEPTEMBER, cause="staffing", explanation="Nghỉ ốm.",
                              by=actor("chanhvanphong"))  # fmt: skip
    accept_explanation(explanation=stated, by=actor("chutich"))
    return made


@pytest.mark.parametrize("who", ["chutich", "chanhvanphong", "tuphap"])
def test_every_number_is_its_list(who: str, sign_in: SignIn) -> None:
    september_of_all_kinds()
    client = sign_in(actor(who))
    numbers = list(numbers_of(page(client)))
    for number in numbers:
        listed = page(client, **dict(parse_qsl(number.url.removeprefix("?"))))
        assert len(listed["rows"]) == listed["count"] == number.count, number
    assert any(number.count for number in numbers)


def test_what_the_chair_reads(sign_in: SignIn) -> None:
    made = september_of_all_kinds()
    response = sign_in(actor("chutich")).get(reverse("late_this_month"))
    totals = response.context["totals"]
    assert (totals.counted.count, totals.extended.count, totals.only_steps.count) == (3, 1, 2)
    assert (totals.unexplained.count, totals.waiting.count, totals.all.count) == (3, 2, 6)
    assert [(name, number.count) for name, number in totals.causes] == [
        ("Số hồ sơ tăng đột biến, dồn việc", 2),
        ("Thiếu người, người phụ trách vắng mặt", 1),
    ]
    text = response.content.decode()
    for said in ("3 hồ sơ quá ngày hẹn trả trong tháng 9/2026", holder(made[1]).official_name, "Quá hẹn 7 giờ"):
        assert said in text


def test_an_officer_reads_his_own(sign_in: SignIn) -> None:
    dossier = late.still_late()
    whose = holder(dossier)
    other = actor("tuphap" if whose.official != actor("tuphap").official else "tuphap2", role="officer")
    assert codes(page(sign_in(whose))) == [dossier.code]
    assert codes(page(sign_in(other))) == codes(page(sign_in(actor("chutich.hlt")))) == []


def test_another_month_and_nonsense(sign_in: SignIn) -> None:
    late.whole_late()
    client = sign_in(actor("chutich"))
    assert codes(page(client, thang="2026-08")) == []
    assert (
        len(codes(page(client, thang="2026-13", loai="x", nguoi="y", sau="z", giai_trinh="?", buoc="hand_over"))) == 1
    )
    assert codes(page(client, linh_vuc="khong-co")) == []


def test_page_after_page(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "ROWS", 2)
    made = [late.whole_late().code for _ in range(5)]
    client, read, address = sign_in(actor("chutich")), [], "?thang=2026-09"
    while address:
        context = page(client, address)
        read += codes(context)
        address = context["older_url"]
    assert read == made[::-1]


def test_workbook_and_paper_are_the_list(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "OF_FILE", 2)
    monkeypatch.setattr(view, "ROWS", 2)
    late.whole_late(applicant_name="=1+1")
    for _ in range(4):
        late.still_late()
    late.only_a_step_late()
    client = sign_in(actor("chutich"))
    address = reverse("late_this_month") + "?thang=2026-09&loai=qua-hen"
    response = client.post(address, {"way": "excel"})
    lines = workbook_of(response)
    assert [line[0] for line in lines[:2]] == ["Hồ sơ trễ hạn trong tháng 9/2026", "Quá ngày hẹn trả"]
    head = next(number for number, line in enumerate(lines) if line[0] == "Mã hồ sơ")
    assert lines[head] == [column.title for column in view.FILE]
    monkeypatch.setattr(view, "ROWS", 30)
    shown = codes(page(client, thang="2026-09", loai="qua-hen"))
    assert [line[0] for line in lines[head + 1 :]] == shown
    assert (lines[-1][2], lines[-1][4]) == ("=1+1", "7 giờ")
    paper = client.post(address, {"way": "print"})
    assert [row[0] for row in paper.context["rows"]] == shown
    assert client.post(address, {"way": "csv"}).status_code == 404
    told = [(event.data["way"], event.data["rows"], event.data["asked"]) for event in events_of(actor("chutich").post)]
    assert told == [("excel", 5, "Quá ngày hẹn trả"), ("print", 5, "Quá ngày hẹn trả")]


def test_the_same_cost_for_ten_and_for_sixty(sign_in: SignIn) -> None:
    client = sign_in(actor("chutich"))
    costs = []
    for more in (10, 50):
        copy_many(late.whole_late(), more)
        copy_many(late.still_late(), more)
        client.get(reverse("late_this_month"))
        with CaptureQueriesContext(connection) as queries:
            page(client)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 20, costs
