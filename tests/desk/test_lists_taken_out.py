"""Can every list of the house be printed and exported, with exactly the rows of its page, on record?

Lists of dossiers have tests of their own; here are the others, each reached as its page offers it.
"""

from __future__ import annotations

import pytest
from django.urls import reverse

from cchc.audit.recording import events_of
from cchc.dossiers.models import Status
from tests.desk.conftest import AtDesk
from tests.factories.dossiers import dossier_at
from tests.factories.hand_overs import listed
from tests.factories.office import actor
from tests.factories.publications import AMENDED, board, publication
from tests.factories.reviews import review
from tests.factories.taken import workbook_of
from tests.queue.tickets import taken

pytestmark = pytest.mark.django_db


def rows_taken(at_desk: AtDesk, username: str, address: str) -> list[list[str]]:
    """What stands on paper; the workbook says the same."""
    client = at_desk(username)
    paper = client.post(address, {"way": "print"})
    assert (paper.status_code, paper["Cache-Control"]) == (200, "private, no-store")
    rows: list[list[str]] = paper.context["rows"]
    lines = workbook_of(client.post(address, {"way": "excel"}))
    head = next(number for number, line in enumerate(lines) if [str(each) for each in line] == paper.context["heads"])
    assert [str(line[0]) for line in lines[head + 1 :]] == [row[0] for row in rows]
    told = [(event.data["list"], event.data["way"], event.data["rows"]) for event in events_of(actor(username).post)]
    title = paper.context["title"]
    assert told[-2:] == [(title, "print", len(rows)), (title, "excel", len(rows))]
    assert client.post(address, {"way": "x"}).status_code == 404
    return rows


def test_procedures_as_narrowed(at_desk: AtDesk) -> None:
    address = reverse("procedures") + "?q=khai sinh&linh_vuc=ho-tich"
    shown = at_desk("vanphong").get(address)
    rows = rows_taken(at_desk, "vanphong", address)
    assert [row[1] for row in rows] == [row["version"].procedure.code for row in shown.context["rows"]]
    assert 0 < len(rows) < shown.context["total"]
    asked = at_desk("vanphong").post(address, {"way": "print"}).context["asked"]
    assert asked == "Tên hoặc mã: khai sinh; Lĩnh vực: Hộ tịch"


def test_publications_and_reviews(at_desk: AtDesk) -> None:
    publication(AMENDED)
    review()
    [decision] = rows_taken(at_desk, "vanphong", reverse("publications"))
    assert (decision[0], decision[4], decision[7:]) == ("1234/QĐ-UBND", "14/09/2026", ["Chưa áp dụng", "chưa giao"])
    [proposal] = rows_taken(at_desk, "vanphong", reverse("reviews"))
    assert proposal[0] == "Bỏ giấy tờ đã có trong cơ sở dữ liệu"


def test_waiting_times(at_desk: AtDesk) -> None:
    taken()
    taken()
    rows = rows_taken(at_desk, "vanphong", reverse("waiting_times"))
    assert [(row[0], row[2]) for row in rows] == [
        ("Theo việc", "2"), ("Theo giờ lấy số", "2"), ("Theo quầy", "2"), ("Theo diện ưu tiên", "2"),
    ]  # fmt: skip


def test_hand_over_lists(at_desk: AtDesk) -> None:
    made = listed(dossier_at(Status.FORWARDED))
    [row] = rows_taken(at_desk, "motcua", reverse("hand_overs"))
    assert (row[0], row[2], row[4], row[5]) == (str(made), "Phạm Thị Mai Hương", "1", "1")


def test_units_compared_and_no_other_desk(at_desk: AtDesk) -> None:
    dossier_at(Status.IN_PROCESS)
    rows = rows_taken(at_desk, "captren", reverse("my_work"))
    assert ["Ủy ban nhân dân phường Tân Lập Đông", "1", "0", "0", "0"] in rows
    assert at_desk("motcua").post(reverse("my_work"), {"way": "excel"}).status_code == 404


def test_people_and_steps_that_nobody_holds(at_desk: AtDesk) -> None:
    people = rows_taken(at_desk, "chutich", reverse("take_out_people"))
    shown = at_desk("chutich").get(reverse("people")).context["officials"]
    assert [row[0] for row in people] == [official.full_name for official in shown]
    assert next(row for row in people if row[5] == "vanphong")[2]
    rows = rows_taken(at_desk, "chutich", reverse("unheld_steps"))
    unheld = at_desk("chutich").get(reverse("unheld_steps")).context["unheld"]
    assert [(row[0], row[2]) for row in rows] == [(each.roles, str(len(each.procedures))) for each in unheld]


def test_posting_work_and_places(at_desk: AtDesk) -> None:
    place = board()
    address = reverse("postings")
    shown = at_desk("vanphong").get(address).context
    work = rows_taken(at_desk, "vanphong", address)
    assert [row[0] for row in work] == [line["work"].place for line in shown["lines"]]
    [listed_place] = rows_taken(at_desk, "vanphong", f"{address}?noi=1")
    assert (listed_place[0], int(listed_place[5])) == (place.name, shown["to_do"])
