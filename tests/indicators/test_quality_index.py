"""Decision 766/QĐ-TTg: every item with its formula, the rule of points, and what cannot be counted is not zero."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from cchc.dossiers.actions.request_supplement import request_supplement
from cchc.dossiers.models import Status
from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import Figure, Window, figures, whole
from cchc.indicators.quality_index import Item, points_of, quality_index_on, scored
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at, finish, holder
from tests.factories.office import actor, signed_in, ward

DAY = date(2026, 9, 14)


def item(most: str, target: str | None = None) -> Item:
    return Item(
        code="1", name="…", max=Decimal(most), target=Decimal(target) if target else None, formula="…", lacks="…"
    )


@pytest.mark.parametrize(
    ("rate", "most", "target", "points"),
    [
        ("60", "4", "80", "3"), ("80", "4", "80", "4"), ("45", "6", "50", "5.4"), ("96", "6", "90", "6"),
        ("81", "6", "90", "5.4"), ("97.5", "20", None, "19.5"), ("0", "4", "80", "0"),
    ],
)  # fmt: skip
def test_vectors(rate: str, most: str, target: str | None, points: str) -> None:
    """onestop.md §7.5."""
    assert points_of(item(most, target), Decimal(rate)) == Decimal(points)


def test_the_whole_decision_adds_up_and_every_figure_exists() -> None:
    index = quality_index_on(DAY)
    assert sum(group.max for group in index.groups) == 100
    assert [group.code for group in index.groups] == ["CKMB", "TDGQ", "ONLINE", "TTTT", "MDSH", "MDHL"]
    assert {each.figure for group in index.groups for each in group.items if each.figure} <= set(indicators_on(DAY))


def test_what_cannot_be_counted_is_left_out_and_not_zero() -> None:
    index, on_time = quality_index_on(DAY), indicators_on(DAY)["service_dossiers_on_time"]
    groups = scored(index, {"service_dossiers_on_time": Figure(on_time, 200, 195)})
    progress = next(each for each in groups if each.group.code == "TDGQ")
    assert (progress.points, progress.counted) == (Decimal("19.5"), 20)
    assert sum(each.counted for each in groups) == 20
    nothing = scored(index, {"service_dossiers_on_time": Figure(on_time)})
    assert sum(each.counted for each in nothing) == 0


@pytest.mark.django_db
def test_the_page_says_what_is_counted_and_what_is_lacking() -> None:
    with clock_at(datetime(2026, 9, 14, 9, tzinfo=ZONE)):
        dossier_at(Status.RESULT_READY)
        shown = signed_in("chutich").get("/chi-so/phuc-vu/").content.decode()
    for words in ("Hồ sơ xử lý trước hạn, đúng hạn", "1/1", "100 %", "Chưa đo được: phân hệ thanh toán"):
        assert words in shown, words


def in_september(moment: datetime, last: date = date(2026, 9, 30)) -> tuple[int, int]:
    """Item 2.1 as it stands at the moment, for a period from 1 September: on time, counted."""
    with clock_at(moment):
        each = indicators_on(DAY)["service_dossiers_on_time"]
        found = figures([each], Window(date(2026, 9, 1), last, moment), [ward().pk])[each.code]
        figure = whole(found, each)
    return figure.met, figure.of


@pytest.mark.django_db
def test_a_dossier_that_waits_for_a_supplement_stands_at_the_moment_of_the_request() -> None:
    """onestop.md §2.6: the time of the request is taken as its end, and what passes afterwards is not counted."""
    begun, much_later = datetime(2026, 9, 14, 9, tzinfo=ZONE), datetime(2026, 9, 28, 9, tzinfo=ZONE)
    with clock_at(begun):
        in_time = dossier_at(Status.AWAITING_SUPPLEMENT)
    assert in_time.due_at is not None
    assert in_time.due_at < much_later
    assert in_september(much_later) == (1, 1)
    with clock_at(begun):
        late = dossier_at(Status.IN_PROCESS)
    with clock_at(datetime(2026, 9, 25, 9, tzinfo=ZONE)):
        words = {"items": "Bản sao", "reason": "Thông tin khác nhau", "sector_rule": "Điều 7 Nghị định 123/2015/NĐ-CP"}
        request_supplement(dossier=late, by=holder(late), **words)
    assert in_september(much_later) == (1, 2)


@pytest.mark.django_db
def test_the_wait_is_not_counted_when_nothing_was_supplemented() -> None:
    with clock_at(datetime(2026, 9, 1, 9, tzinfo=ZONE)):
        closed = dossier_at(Status.STOPPED)
    assert closed.ended_at is not None
    assert closed.due_at is not None
    assert closed.ended_at > closed.due_at
    assert in_september(datetime(2026, 10, 20, 9, tzinfo=ZONE), date(2026, 10, 19)) == (1, 1)


@pytest.mark.django_db
def test_what_was_still_in_time_when_the_period_ended_is_in_time_in_it() -> None:
    with clock_at(datetime(2026, 9, 14, 9, tzinfo=ZONE)):
        dossier = dossier_at(Status.IN_PROCESS)
    with clock_at(datetime(2026, 9, 25, 9, tzinfo=ZONE)):
        finish(dossier, Status.RESULT_READY, actor("motcua"))
    at = datetime(2026, 9, 26, 9, tzinfo=ZONE)
    assert in_september(at, date(2026, 9, 14)) == (1, 1)
    assert in_september(at) == (0, 1)
