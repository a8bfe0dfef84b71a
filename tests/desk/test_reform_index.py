"""Does the Chair's first screen say how the ward stands in the reform index, and lead to the sheet?"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.parindex.models import RoundStatus, SheetStatus
from tests.desk.conftest import AtDesk
from tests.desk.looking import seen
from tests.factories.rounds import round_at, sheet_at, sheet_of

pytestmark = pytest.mark.django_db


def said(client: Client) -> list[tuple[str, str, str]]:
    return [(line.label, line.number, line.note) for line in seen(client).context["index"]]


def test_nothing_before_the_first_round(at_desk: AtDesk) -> None:
    assert said(at_desk("chutich")) == []


def test_what_is_being_scored(at_desk: AtDesk) -> None:
    sheet = sheet_at(SheetStatus.SCORING)
    response = seen(at_desk("chutich"))
    assert reverse("assessment", args=[sheet.pk]) in response.content.decode()
    assert said(at_desk("phochutich")) == [("Điểm tự chấm năm 2026", "5,00 điểm", "đang chấm")]


def test_appraised_points_are_not_said_before_they_are_published(at_desk: AtDesk) -> None:
    round_at(RoundStatus.COUNCIL)
    assert said(at_desk("chutich")) == [("Điểm tự chấm năm 2026", "5,00 điểm", "hội đồng thẩm định")]


def test_the_published_index(at_desk: AtDesk) -> None:
    sheet = sheet_of(round_at(RoundStatus.PUBLISHED))
    html = seen(at_desk("chutich")).content.decode()
    assert said(at_desk("chutich")) == [("Chỉ số cải cách hành chính năm 2026", "77,00\xa0%", "hạng 1, yếu")]
    assert reverse("lost_points", args=[sheet.pk]) in html


def test_a_published_result_asks_nothing_more(at_desk: AtDesk) -> None:
    client = at_desk("chutich")
    counts = []
    for prepare in (lambda: None, lambda: sheet_of(round_at(RoundStatus.PUBLISHED))):
        prepare()
        seen(client)
        with CaptureQueriesContext(connection) as queries:
            seen(client)
        counts.append(len(queries))
    assert counts[1] == counts[0]
