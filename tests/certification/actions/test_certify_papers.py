"""One visit: numbers without a gap, the fee of the law, one dossier finished at once, and nobody's own papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cchc.audit.recording import events_of
from cchc.audit.verification import faults
from cchc.certification.actions.certify_papers import certify_papers
from cchc.certification.actions.close_book import close_book
from cchc.certification.actions.delegate_signing import delegate_signing
from cchc.certification.models import Book, Entry
from cchc.certification.writing import MOST_LINES, Line
from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at, today
from cchc.worktime.zone import ZONE
from tests.certification.conftest import MONDAY, Refused
from tests.factories.certification import COPY, DEGREE, RECORD, SIGNATURE, certified, chair
from tests.factories.dossiers import BIRTH, filing
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


def test_a_visit_is_one_dossier_with_its_lines() -> None:
    dossier = certified(DEGREE, RECORD)
    first, second = Entry.objects.filter(dossier=dossier)
    assert (first.number, first.paper, first.copies, first.fee) == (1, "Bằng tốt nghiệp đại học", 3, 6_000)
    assert (second.number, second.fee) == (2, 2 * (4_000 + 10 * 1_000))
    assert first.stamp.splitlines() == [
        "Chứng thực bản sao đúng với bản chính",
        "Số chứng thực 01, quyển số 01/2026-SCT/BS",
        "Ngày 14 tháng 9 năm 2026",
    ]
    assert (first.signer, first.signer_name, first.signer_title) == (chair(), "Trịnh Quốc Đạt", "Chủ tịch")
    assert (dossier.status, dossier.fee_due, dossier.current_step) == (Status.RETURNED, 34_000, None)
    assert (dossier.decided_by, dossier.issued_by) == (chair(), actor("motcua").post)
    assert dossier.result_number == "01 đến 02, quyển số 01/2026-SCT/BS"
    assert dossier.clock_runs.get().stopped_at == MONDAY
    assert [event.name for event in events_of(dossier)] == ["dossier_received", "papers_certified"]
    assert events_of(dossier).last().official_name == actor("motcua").official_name  # type: ignore[union-attr]
    assert not list(faults())


def test_every_book_and_year_counts_for_itself() -> None:
    certified(DEGREE)
    certified(Line("Giấy ủy quyền", 1, 2), code=SIGNATURE)
    certified(RECORD)
    with clock_at(datetime(2027, 1, 4, 9, tzinfo=ZONE)):
        certified(DEGREE)
    numbers = Entry.objects.order_by("certified_at", "id").values_list("book__symbol", "number", "fee")
    assert list(numbers) == [
        ("01/2026-SCT/BS", 1, 6_000), ("01/2026-SCT/CK,ĐC", 1, 10_000), ("01/2026-SCT/BS", 2, 28_000),
        ("01/2027-SCT/BS", 1, 6_000),
    ]  # fmt: skip


@pytest.mark.parametrize(("pages", "copies", "fee"), [(1, 1, 2_000), (2, 1, 4_000), (3, 1, 5_000), (10, 2, 24_000),
                                                      (198, 1, 200_000), (999, 3, 600_000)])  # fmt: skip
def test_fee_by_page(pages: int, copies: int, fee: int) -> None:
    assert certified(Line("Học bạ", pages, copies)).fee_due == fee


def test_the_same_form_sent_twice_is_the_same_visit() -> None:
    form = uuid4()
    assert certified(DEGREE, submission=form) == certified(DEGREE, submission=form)
    assert Entry.objects.count() == Dossier.objects.count() == 1
    assert Book.objects.get().last == 1


def test_whoever_comes_back_finds_it_at_the_counter() -> None:
    dossier = certified(DEGREE, handed_over=False)
    assert (dossier.status, dossier.returned_at) == (Status.RESULT_READY, None)
    assert hand_over_result(dossier=dossier, by=actor("motcua"), to_name="Nguyễn Thị Đào").status == Status.RETURNED


def test_delegated_signs_while_it_lasts(refused: Refused) -> None:
    officer = actor("tuphap").post
    with refused("không có thẩm quyền ký"):
        certified(signer=officer)
    delegate_signing(post=officer, decision="12/GUQ-UBND ngày 14/9/2026", from_on=today(),
                     until_on=today() + timedelta(days=2), by=actor("chutich"))  # fmt: skip
    certified(signer=officer)
    assert Entry.objects.get().signer_title == "TUQ. Chủ tịch\nCông chức Tư pháp - Hộ tịch"
    with clock_at(MONDAY + timedelta(days=3)), refused("không có thẩm quyền ký"):
        certified(signer=officer)


def test_nobody_certifies_his_own_papers(refused: Refused) -> None:
    for username in ("chutich", "motcua"):
        with refused("giấy tờ của chính mình"):
            certified(applicant_number=actor(username).official.personal_number)
    own = {"owner_name": "Trịnh Quốc Đạt", "owner_number": actor("chutich").official.personal_number}
    with refused("giấy tờ của chính mình"):
        certified(**own)
    assert certified(signer=actor("phochutich").post, **own).decided_by == actor("phochutich").post


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ((), "Chưa có giấy tờ nào"),
        ((DEGREE, Line("  ", 1, 1)), "Dòng 2 chưa ghi tên"),
        ((Line("Học bạ", 0, 1),), "Dòng 1: số trang, số bản phải từ 1"),
        ((Line("Học bạ", 1, 1000),), "đến 999"),
        ((DEGREE,) * (MOST_LINES + 1), "nhiều nhất"),
    ],
)
def test_faults_of_lines(lines: tuple[Line, ...], sentence: str, refused: Refused) -> None:
    with refused(sentence):
        certify_papers(filing=filing(COPY), lines=lines, signer=chair(), by=actor("motcua"))


def test_only_the_counter_and_only_what_is_done_at_once(refused: Refused) -> None:
    with refused("Chỉ công chức Bộ phận Một cửa"):
        certify_papers(filing=filing(COPY), lines=[DEGREE], signer=chair(), by=actor("tuphap"))
    for code in (BIRTH, "2.001035"):
        with refused("Hãy tiếp nhận hồ sơ như thường lệ"):
            certify_papers(filing=filing(code), lines=[DEGREE], signer=chair(), by=actor("motcua"))
    with refused("không có thẩm quyền ký"):
        certified(signer=actor("chutich.hlt").post)


def test_a_closed_book_takes_no_more(refused: Refused) -> None:
    with clock_at(datetime(2026, 12, 31, 9, tzinfo=ZONE)):
        certified(DEGREE)
        close_book(book=Book.objects.get(), by=actor("tuphap"))
        with refused("đã khóa"):
            certified(DEGREE)


def test_hostile_words_are_kept_as_words() -> None:
    certified(Line("  {number}  <b>Giấy</b>\u0301 ", 1, 1), applicant_name="O'Brien {day}")
    entry = Entry.objects.get()
    assert entry.paper == "{number} <b>Giấy</b>\u0301"
    assert entry.person_name == "O'Brien {day}"
    assert Entry.objects.matching("o'brien giay").count() == 1


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM certification_entry", "UPDATE certification_entry SET number = 9",
     "UPDATE certification_entry SET fee = 0"],
)  # fmt: skip
def test_the_database_refuses_to_change_a_line(statement: str) -> None:
    certified(DEGREE)
    with pytest.raises(Exception, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_refuses_a_number_twice() -> None:
    certified(DEGREE)
    twin = replace_key(Entry.objects.get())
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def replace_key(entry: Entry) -> Entry:
    entry.pk = uuid4()
    return entry


def test_thirty_papers_cost_as_many_statements_as_one() -> None:
    certified(DEGREE)
    counts = []
    for lines in ([DEGREE], [replace(DEGREE, paper=f"Giấy số {n}") for n in range(30)]):
        with CaptureQueriesContext(connection) as queries:
            certified(*lines)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 32
    assert Book.objects.get(unit=ward()).last == 32
