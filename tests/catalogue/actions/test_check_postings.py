"""The weekly check: what hangs against what is in force; every difference becomes work, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.catalogue.actions.apply_publication import apply_publication
from cchc.catalogue.actions.check_postings import check_postings
from cchc.catalogue.actions.confirm_posting import confirm_posting
from cchc.catalogue.models import PostingDuty, PostingPlace, ProcedureVersion
from cchc.catalogue.postings import differences_of
from cchc.lifecycle.clock import clock_at, now, today
from tests.catalogue.actions.conftest import Refused
from tests.factories.office import actor, ward
from tests.factories.publications import ABOLISHED, AMENDED, NEW, board, photo, publication

pytestmark = pytest.mark.django_db


def posted_board() -> PostingPlace:
    """Everything hangs, as it should."""
    place = board()
    duties = list(PostingDuty.objects.open().filter(place=place))
    return confirm_posting(place=place, duties=duties, by=actor("motcua"), upload=photo(), name="bang.png")


def found() -> list[tuple[str, str, bool]]:
    return [(each.version.procedure.code, each.task, each.duty is not None) for each in differences_of(ward(), today())]


def test_nothing_differs_when_everything_hangs() -> None:
    posted_board()
    assert found() == []
    assert check_postings(by=actor("vanphong")).differences == 0


def test_a_decision_makes_differences_until_it_is_posted() -> None:
    place = posted_board()
    applied = apply_publication(publication=publication(NEW, AMENDED, ABOLISHED), by=actor("vanphong"))
    assert sorted(found()) == [
        ("1.004873", "replace", True), ("1.999001", "post", True), ("2.000908", "remove", True)
    ]  # fmt: skip
    duties = list(PostingDuty.objects.filter(publication=applied))
    confirm_posting(place=place, duties=duties, by=actor("motcua"), upload=photo(), name="bang.png")
    assert found() == []


def test_what_hangs_early_is_no_difference() -> None:
    place = posted_board()
    coming = publication(AMENDED, effective_from=today() + timedelta(days=7))
    applied = apply_publication(publication=coming, by=actor("vanphong"))
    duties = list(PostingDuty.objects.filter(publication=applied))
    confirm_posting(place=place, duties=duties, by=actor("motcua"), upload=photo(), name="bang.png")
    assert found() == []
    with clock_at(now() + timedelta(days=8)):
        assert found() == []


def test_a_difference_that_nobody_works_on_becomes_work_once() -> None:
    place = posted_board()
    ended = ProcedureVersion.objects.get(procedure__code="2.000908")
    ProcedureVersion.objects.filter(pk=ended.pk).update(effective_until=today())  # by content, without a decision
    assert found() == [("2.000908", "remove", False)]
    assert check_postings(by=actor("vanphong"), note="Kiểm tra đầu tuần").differences == 1
    check_postings(by=actor("vanphong"))
    [duty] = PostingDuty.objects.open().filter(place=place)
    assert (duty.task, duty.publication) == ("remove", None)


def test_refused(refused: Refused) -> None:
    with refused("chưa khai nơi niêm yết"):
        check_postings(by=actor("vanphong"))
    with refused("Việc này do Văn phòng"):
        check_postings(by=actor("motcua"))


def test_the_comparison_costs_the_same_for_one_place_and_three() -> None:
    costs, unit = [], ward()
    for name in ("Bảng 1", "Bảng 2", "Bảng 3"):
        board(name=name)
        with CaptureQueriesContext(connection) as queries:
            differences_of(unit, today())
        costs.append(len(queries))
    assert costs == [4, 4, 4]
