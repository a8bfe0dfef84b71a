"""Applying makes versions, ends versions, gives each place its work, and leaves running dossiers alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.catalogue.actions.add_posting_place import add_posting_place
from cchc.catalogue.actions.apply_publication import apply_publication
from cchc.catalogue.actions.confirm_posting import confirm_posting
from cchc.catalogue.actions.enter_publication import enter_publication
from cchc.catalogue.loading import load_catalogue
from cchc.catalogue.models import PostingDuty, ProcedureVersion
from cchc.content.reading import SHIPPED
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import today
from cchc.worktime.zone import ZONE
from tests.catalogue.actions.conftest import Refused
from tests.factories.dossiers import MARITAL_STATUS, dossier_at
from tests.factories.office import actor
from tests.factories.publications import (
    ABOLISHED,
    AMENDED,
    NEW,
    board,
    draft_of,
    office_of_the_neighbour,
    photo,
    publication,
    words,
)  # fmt: skip

pytestmark = pytest.mark.django_db


def versions(code: str) -> list[tuple[int, date | None]]:
    rows = ProcedureVersion.objects.filter(procedure__code=code).order_by("number")
    return list(rows.values_list("number", "effective_until"))


def test_new_amended_and_abolished() -> None:
    board()
    applied = apply_publication(publication=publication(NEW, AMENDED, ABOLISHED), by=actor("vanphong"))
    assert versions("1.999001") == [(1, None)]
    assert versions("1.004873") == [(1, today()), (2, None)]
    assert versions("2.000908") == [(1, today())]
    assert [item.version is None for item in applied.items.all()] == [False] * 3
    in_force = set(ProcedureVersion.objects.in_force(today()).values_list("procedure__code", flat=True))
    assert {"1.999001", "1.004873"} <= in_force
    assert "2.000908" not in in_force


def test_each_place_has_its_work_by_the_ward_s_calendar() -> None:
    places = board(), board("website", "Trang thông tin")
    applied = apply_publication(publication=publication(AMENDED, ABOLISHED), by=actor("vanphong"))
    duties = PostingDuty.objects.filter(publication=applied).order_by("place__name", "task")
    assert [(duty.place, duty.task) for duty in duties] == [
        (places[0], "remove"), (places[0], "replace"), (places[1], "remove"), (places[1], "replace")
    ]  # fmt: skip
    removed, replaced = duties[0].due_at.astimezone(ZONE), duties[1].due_at.astimezone(ZONE)
    assert removed == datetime(2026, 9, 14, 17, 0, tzinfo=ZONE)
    assert replaced == datetime(2026, 9, 17, 17, 0, tzinfo=ZONE)


def test_a_decision_to_come_binds_from_its_day() -> None:
    board()
    in_october = today() + timedelta(days=21)
    apply_publication(publication=publication(AMENDED, effective_from=in_october), by=actor("vanphong"))
    assert ProcedureVersion.objects.in_force(today()).get(procedure__code="1.004873").number == 1
    assert ProcedureVersion.objects.in_force(in_october).get(procedure__code="1.004873").number == 2
    assert PostingDuty.objects.get(version__number=2).starts_on == in_october


def test_a_running_dossier_keeps_its_version() -> None:
    board()
    running = dossier_at(Status.IN_PROCESS, code=MARITAL_STATUS)
    due = running.due_at
    apply_publication(publication=publication(AMENDED), by=actor("vanphong"))
    running.refresh_from_db()
    assert (running.procedure.number, running.due_at) == (1, due)
    assert dossier_at(Status.RECEIVED, code=MARITAL_STATUS).procedure.number == 2


def test_a_later_decision_overtakes_open_work() -> None:
    board()
    apply_publication(publication=publication(AMENDED), by=actor("vanphong"))
    later = (*AMENDED[:7], "1 ngày làm việc", "")
    apply_publication(
        publication=publication(later, number="1300/QĐ-UBND", effective_from=today() + timedelta(days=30)),
        by=actor("vanphong"),
    )
    [duty] = PostingDuty.objects.open().filter(procedure__code="1.004873")
    assert duty.version.number == 3


def test_another_unit_receives_the_same_decision() -> None:
    board()
    apply_publication(publication=publication(AMENDED, ABOLISHED), by=actor("vanphong"))
    other = office_of_the_neighbour()
    add_posting_place(by=other, kind="board", name="Bảng", location="Sảnh")
    theirs = enter_publication(by=other, words=words(), items=draft_of(AMENDED, ABOLISHED).items)
    applied = apply_publication(publication=theirs, by=other)
    assert applied.items.get(code="1.004873").version.number == 2  # type: ignore[union-attr]
    assert versions("1.004873") == [(1, today()), (2, None)]


def test_shipped_content_does_not_undo_what_the_office_published() -> None:
    board()
    apply_publication(publication=publication(NEW, AMENDED, ABOLISHED), by=actor("vanphong"))
    assert load_catalogue((SHIPPED,)) == (0, 0)
    assert versions("1.004873") == [(1, today()), (2, None)]
    assert versions("2.000908") == [(1, today())]


def test_refused(refused: Refused) -> None:
    empty = publication()
    with refused("chưa có thủ tục nào"):
        apply_publication(publication=empty, by=actor("vanphong"))
    draft = publication(AMENDED, number="1235/QĐ-UBND")
    with refused("chưa khai nơi niêm yết"):
        apply_publication(publication=draft, by=actor("vanphong"))
    with refused("Việc này do Văn phòng"):
        apply_publication(publication=draft, by=actor("motcua"))


def test_refused_when_the_catalogue_moved_on(refused: Refused) -> None:
    board()
    draft = publication(AMENDED)
    gone = ("1.004873", *ABOLISHED[1:])
    abolish = publication(gone, number="1300/QĐ-UBND", effective_from=today() - timedelta(days=2))
    apply_publication(publication=abolish, by=actor("vanphong"))
    with refused("Thủ tục 1.004873: thủ tục đã bị bãi bỏ"):
        apply_publication(publication=draft, by=actor("vanphong"))


def test_the_work_on_places_costs_the_same_for_one_procedure_and_ten() -> None:
    place = board()
    in_force = ProcedureVersion.objects.in_force(today()).order_by("procedure__code")
    codes = list(in_force.values_list("procedure__code", flat=True))
    for duty in PostingDuty.objects.open()[:1]:
        confirm_posting(place=place, duties=[duty], by=actor("motcua"), upload=photo(), name="bang.png")
    costs = []
    for number, chosen in enumerate((codes[:1], codes[1:11])):
        draft = publication(*((code, *ABOLISHED[1:]) for code in chosen), number=f"{number}/QĐ-UBND")
        with CaptureQueriesContext(connection) as queries:
            apply_publication(publication=draft, by=actor("vanphong"))
        costs.append(len(queries) - len(chosen))  # one statement ends one version
    assert costs[0] == costs[1]
