"""What was registered wrongly is put right under its own number, with its reason; what stood there stays on record."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import clock_at, today
from cchc.plans.actions.correct_document import correct_document, why_not_correct_document
from cchc.plans.actions.give_task import give_task
from cchc.plans.models import OfficialDocument, Source, Task
from tests.factories.office import actor
from tests.factories.sources import PDF, document_words, registered
from tests.factories.tasks import words
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db
REASON = "Ghi nhầm số"


def correct(document: OfficialDocument, *, by: str = "vanphong", reason: str = REASON, **changes: object) -> object:
    return correct_document(document=document, by=actor(by), words=document_words(**changes), reason=reason)


def test_put_right_under_its_number_and_named_so_by_its_tasks() -> None:
    document = registered()
    origin = {"source": Source.DOCUMENT, "source_id": document.pk, "source_text": str(document)}
    give_task(words=words(**origin), by=actor("chutich"))
    correct(document, symbol=" 1250/UBND-KSTT ", reason=f" {REASON} ")
    stands = OfficialDocument.objects.get()
    assert (stands.symbol, stands.register_number) == ("1250/UBND-KSTT", document.register_number)
    assert Task.objects.get().source_text == str(stands)
    assert list(OfficialDocument.objects.matching("1250")) == [stands] and not OfficialDocument.objects.matching("1520")
    event = events_of(stands).last()
    assert event is not None
    assert (event.name, event.data["reason"], event.data["changes"]) == ("document_corrected", REASON, [
        {"what": "Số, ký hiệu", "from": "1520/UBND-KSTT", "to": "1250/UBND-KSTT"},
    ])  # fmt: skip
    assert registered(symbol="9/UBND").register_number == document.register_number + 1


def test_another_file_leaves_the_hash_of_the_first() -> None:
    document = registered(with_file=True)
    assert document.file is not None
    before = document.file.sha256
    corrected = correct_document(document=document, by=actor("vanphong"), words=document_words(), reason="Quét thiếu",
                                 upload=BytesIO(PDF + b"%"), name="du trang.pdf")  # fmt: skip
    event = events_of(corrected).last()
    assert event is not None and corrected.file is not None
    assert (event.data["file_before"], corrected.file.sha256 == before) == (before, False)
    assert event.data["changes"] == [{"what": "Tệp", "from": "cong-van.pdf", "to": "du trang.pdf"}]


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"by": "chutich"}, "do Văn phòng của đơn vị làm"),
    ({"by": "motcua.hlt"}, "do Văn phòng của đơn vị làm"),
    ({}, "Chưa có gì khác với sổ"),
    ({"symbol": "1/UB", "reason": " "}, "Hãy ghi lý do sửa"),
    ({"symbol": " "}, "Hãy ghi đủ"),
    ({"way": "outgoing"}, "Không chuyển văn bản sang sổ khác"),
    ({"symbol": "2/UBND"}, "đã đăng ký, số đến 2/2026"),
    ({"issued_on": MONDAY.date() + timedelta(days=1)}, "không được sau ngày đăng ký"),
])  # fmt: skip
def test_refused(refused: Refused, changes: dict[str, object], sentence: str) -> None:
    document = registered()
    registered(symbol="2/UBND")
    with refused(sentence):
        correct(document, **changes)  # type: ignore[arg-type]


def test_the_day_may_be_any_until_it_was_registered(refused: Refused) -> None:
    document = registered()
    with clock_at(MONDAY + timedelta(days=3)), refused("không được sau ngày đăng ký"):
        correct(document, issued_on=today())


def test_the_register_is_the_archives_a_year_after_its_own(refused: Refused) -> None:
    document = registered()
    with clock_at(MONDAY.replace(year=2027)):
        assert why_not_correct_document(document=document, by=actor("vanphong")) is None
    with clock_at(MONDAY.replace(year=2028, day=15)), refused("đã đến hạn nộp lưu trữ"):
        correct(document, symbol="1/UB")


def test_two_who_correct_it_at_once_do_not_undo_each_other(refused: Refused) -> None:
    document = registered()
    first = {"document": document, "by": actor("vanphong"), "reason": REASON, "seen": 0}
    correct_document(**first, words=document_words(symbol="1250/UBND-KSTT"))  # type: ignore[arg-type]
    with refused("Người khác vừa sửa đăng ký này"):
        correct_document(**first, words=document_words(symbol="1251/UBND-KSTT"))  # type: ignore[arg-type]
    assert OfficialDocument.objects.get().symbol == "1250/UBND-KSTT"
