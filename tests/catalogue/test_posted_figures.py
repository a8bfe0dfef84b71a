"""How many procedures a ward offers, and how many of them stand posted: as of the end of any period."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cchc.catalogue.actions.apply_publication import apply_publication
from cchc.catalogue.actions.close_posting_place import close_posting_place
from cchc.catalogue.actions.confirm_posting import confirm_posting
from cchc.catalogue.models import PostingDuty, PostingPlace
from cchc.indicators.definitions import indicators_on
from cchc.indicators.figures import Figure, Window, figures, whole
from cchc.lifecycle.clock import clock_at, now, today
from cchc.worktime.zone import ZONE
from tests.factories.office import actor, ward
from tests.factories.publications import ABOLISHED, board, photo, publication

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)


def figure(code: str, until: date | None = None) -> Figure:
    indicator = indicators_on(today())[code]
    last = until or today()
    return whole(figures([indicator], Window(last - timedelta(days=30), last, now()), [ward().pk])[code], indicator)


def posted(place: PostingPlace) -> int:
    """Everything that the place still waits for is done; how much that was."""
    duties = list(PostingDuty.objects.open().filter(place=place))
    confirm_posting(place=place, duties=duties, by=actor("motcua"), upload=photo(), name="bang.png")
    return len(duties)


def test_what_is_posted_of_what_must_be() -> None:
    with clock_at(MONDAY):
        place = board()
    with clock_at(MONDAY + timedelta(hours=1)):
        assert figure("procedures_posted").value == 0
        count = posted(place)
    with clock_at(MONDAY + timedelta(days=1)):
        assert (figure("procedures_posted").of, figure("procedures_posted").value) == (count, 100)
        apply_publication(publication=publication(ABOLISHED), by=actor("vanphong"))
    with clock_at(MONDAY + timedelta(days=2)):
        assert (figure("procedures_posted").of, figure("procedures_posted").value) == (count - 1, 100)
        assert figure("procedures_posted", MONDAY.date()).of == count
        close_posting_place(place=place, by=actor("vanphong"))
    with clock_at(MONDAY + timedelta(days=3)):
        assert figure("procedures_posted").value is None


def test_what_a_ward_offers_by_how_it_is_offered() -> None:
    with clock_at(MONDAY):
        board("website", "Trang thông tin")
    with clock_at(MONDAY + timedelta(hours=1)):
        whole_of = figure("procedures_in_force").of
        assert whole_of == PostingDuty.objects.count()
        full, part = figure("procedures_full_online").of, figure("procedures_part_online").of
        assert full == PostingDuty.objects.filter(version__online="full").count() > 0
        assert part == PostingDuty.objects.filter(version__online="partial").count()
        assert figure("procedures_interlinked").of == PostingDuty.objects.exclude(version__interlinked="").count() > 0
