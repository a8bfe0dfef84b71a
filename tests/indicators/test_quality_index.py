"""Decision 766/QĐ-TTg: every item with its formula, the rule of points, and what cannot be counted is not zero."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from cchc.dossiers.models import Status
from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import Figure
from cchc.indicators.quality_index import Item, points_of, quality_index_on, scored
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at
from tests.factories.office import signed_in

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
