"""Does the portal say whose it is, and whether it makes sense to set out now?"""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db.models import F
from django.http import Http404
from django.test import RequestFactory

from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import clock_at
from cchc.organization.models import Post, Unit
from cchc.portal.place import Place, hours_said, open_said, place_of
from cchc.worktime.zone import ZONE


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def place(**asked: str) -> Place | None:
    return place_of(RequestFactory().get("/", asked))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-23T06:30", "Hôm nay mở cửa lúc 07:00"),
        ("2026-11-23T07:00", "Đang mở cửa, đến 11:30"),
        ("2026-11-23T11:30", "Đang mở cửa, đến 11:30"),
        ("2026-11-23T12:00", "Hôm nay mở cửa lúc 13:30"),
        ("2026-11-23T17:01", "Hôm nay đã hết giờ làm việc, mở lại 07:00 thứ Tư 25/11/2026"),
        ("2026-11-24T09:00", "Hôm nay nghỉ (Ngày Văn hóa Việt Nam), mở lại 07:00 thứ Tư 25/11/2026"),
        ("2026-11-28T09:00", "Hôm nay nghỉ (thứ Bảy), mở lại 07:00 thứ Hai 30/11/2026"),
    ],
)
def test_open_now(moment: str, said: str) -> None:
    assert open_said(calendar_of("vn"), at(moment)) == said


def test_hours() -> None:
    said = "Thứ Hai đến thứ Sáu, 07:00 đến 11:30 và 13:30 đến 17:00"
    assert hours_said(calendar_of("vn"), at("2026-11-23T09:00").date()) == said


@pytest.mark.django_db
def test_the_ward_with_most_officials_unless_another_is_asked_for() -> None:
    own = place()
    assert own is not None
    assert (own.unit.code, own.query) == ("H99.26.05", "")
    assert [unit.code for unit in own.others] == ["H99.26.06"]
    other = place(phuong="H99.26.06")
    assert other is not None
    assert (other.unit.code, other.query) == ("H99.26.06", "?phuong=H99.26.06")


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["H99.26.01", "H99", "khong-co", "' or 1=1"])
def test_a_ward_that_receives_nobody_is_not_found(code: str) -> None:
    """One that was merged away, the province, nonsense."""
    with pytest.raises(Http404):
        place(phuong=code)


@pytest.mark.django_db
def test_before_the_first_ward_is_founded() -> None:
    Post.objects.filter(position__role="counter").update(held_until=F("held_from"))
    assert place() is None


@pytest.mark.django_db
def test_past_the_years_of_the_calendar_only_the_hours_are_missing() -> None:
    with clock_at(at("2028-03-01T09:00")):
        own = place()
    assert own is not None
    assert (own.hours, own.open_now) == ("", "")
    assert own.unit == Unit.objects.get(code="H99.26.05")
