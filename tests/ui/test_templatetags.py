"""Are money, days, hours and numbers written as the office writes them?"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.ui.templatetags.ui import ICONS, gio, icon, masked_number, ngay, ngay_gio, thu, vnd

LATE_SUNDAY = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)  # already Monday 00:05 in Hà Nội


@pytest.mark.parametrize(
    ("amount", "written"),
    [(0, "0\xa0đ"), (8000, "8.000\xa0đ"), (2005000, "2.005.000\xa0đ"), (-50000, "-50.000\xa0đ")],
)
def test_vnd(amount: int, written: str) -> None:
    assert vnd(amount) == written


@given(st.integers(min_value=0))
def test_no_dong_is_lost(amount: int) -> None:
    assert int(vnd(amount).removesuffix("\xa0đ").replace(".", "")) == amount


def test_moments_are_shown_on_the_wall_of_the_office() -> None:
    assert ngay(LATE_SUNDAY) == "23/11/2026"
    assert gio(LATE_SUNDAY) == "00:05"
    assert ngay_gio(LATE_SUNDAY) == "00:05, 23/11/2026"
    assert thu(LATE_SUNDAY) == "thứ Hai"


def test_days_and_local_moments_stay_as_they_are() -> None:
    assert ngay(date(2026, 1, 2)) == "02/01/2026"
    assert gio(datetime(2026, 1, 2, 7, 30)) == "07:30"  # noqa: DTZ001
    assert thu(date(2026, 11, 22)) == "Chủ nhật"


def test_nothing_is_written_for_no_date() -> None:
    assert ngay(None) == gio(None) == ngay_gio(None) == thu(None) == ""


@pytest.mark.parametrize(
    ("number", "shown"),
    [("099090000276", "099 090 ••• 276"), ("012345276", "012 ••• 276"), ("1234", "•••"), ("", "")],
)
def test_masked_number(number: str, shown: str) -> None:
    assert masked_number(number) == shown


@given(st.text(alphabet="0123456789", min_size=9, max_size=12))
def test_a_mask_hides_at_least_three_digits(number: str) -> None:
    assert sum(sign.isdigit() for sign in masked_number(number)) <= len(number) - 3


def test_icon() -> None:
    assert icon("clock") == (
        '<svg class="i" aria-hidden="true" focusable="false">'
        '<use href="/static/ui/vendor/icons.svg#i-clock"></use></svg>'
    )
    assert 'class="i i-s"' in icon("clock", "s")
    assert len(ICONS) > 100


def test_an_unknown_icon_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match=r"No icon “clok”"):
        icon("clok")
