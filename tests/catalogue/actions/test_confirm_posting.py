"""One photograph proves many procedures at one place; an address proves a page."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest

from cchc.audit.recording import events_of
from cchc.catalogue.actions.apply_publication import apply_publication
from cchc.catalogue.actions.confirm_posting import confirm_posting
from cchc.catalogue.models import PostingDuty, PostingPlace
from cchc.lifecycle.clock import clock_at, now, today
from tests.catalogue.actions.conftest import Refused
from tests.factories.office import actor
from tests.factories.publications import ABOLISHED, AMENDED, board, photo, publication

pytestmark = pytest.mark.django_db


def open_at(place: PostingPlace) -> list[PostingDuty]:
    return list(PostingDuty.objects.open().filter(place=place).select_related("version"))


def test_a_photograph_of_the_whole_board() -> None:
    place = board()
    duties = open_at(place)
    confirm_posting(place=place, duties=duties, by=actor("motcua"), upload=photo(), name="bang.png")
    assert not open_at(place)
    done = PostingDuty.objects.filter(place=place)
    assert {(duty.photo_name, duty.done_by, duty.was_late) for duty in done} == {
        ("bang.png", actor("motcua").post, False)
    }
    [event] = events_of(place).filter(name="posting_confirmed")
    assert len(event.data["done"]) == len(duties)


def test_done_after_its_moment_is_late() -> None:
    place = board("website", "Trang thông tin")
    [duty, *_] = open_at(place)
    with clock_at(now() + timedelta(days=10)):
        confirm_posting(place=place, duties=[duty], by=actor("vanphong"), address="https://phuong.example.vn/tthc")
    duty.refresh_from_db()
    assert duty.was_late
    assert duty.address == "https://phuong.example.vn/tthc"


def test_the_proof_that_the_place_asks_for(refused: Refused) -> None:
    wall, page = board(), board("website", "Trang thông tin")
    with refused("cần ảnh chụp"):
        confirm_posting(place=wall, duties=open_at(wall), by=actor("motcua"), address="https://phuong.example.vn")
    with refused("cần địa chỉ trang"):
        confirm_posting(place=page, duties=open_at(page), by=actor("motcua"), address="phuong.example.vn")
    with refused("không phải"):
        confirm_posting(place=wall, duties=open_at(wall), by=actor("motcua"), upload=BytesIO(b"MZ"), name="anh.png")


def test_refused(refused: Refused) -> None:
    wall, page = board(), board("website", "Trang thông tin")
    with refused("ít nhất một thủ tục"):
        confirm_posting(place=wall, duties=[], by=actor("motcua"), upload=photo())
    with refused("Văn phòng hoặc công chức Bộ phận Một cửa"):
        confirm_posting(place=wall, duties=open_at(wall), by=actor("tuphap"), upload=photo())
    with refused("đã thay đổi"):
        confirm_posting(place=wall, duties=open_at(page), by=actor("motcua"), upload=photo())
    [first, *_] = open_at(wall)
    confirm_posting(place=wall, duties=[first], by=actor("motcua"), upload=photo(), name="bang.png")
    first.refresh_from_db()
    with refused("đã thay đổi"):
        confirm_posting(place=wall, duties=[first], by=actor("motcua"), upload=photo(), name="bang.png")


def test_what_still_binds_is_not_taken_down(refused: Refused) -> None:
    place = board()
    coming = publication(ABOLISHED, AMENDED, effective_from=today() + timedelta(days=7))
    applied = apply_publication(publication=coming, by=actor("vanphong"))
    duties = list(PostingDuty.objects.filter(publication=applied))
    with refused("chỉ gỡ từ ngày 21/09/2026"):
        confirm_posting(place=place, duties=duties, by=actor("motcua"), upload=photo(), name="bang.png")
