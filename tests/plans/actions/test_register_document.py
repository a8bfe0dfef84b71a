"""A document takes the next number of its register: of the unit, the way and the year, without a gap."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest

from cchc.audit.recording import events_of
from cchc.documents.models import StoredFile
from cchc.lifecycle.clock import clock_at, today
from cchc.lifecycle.refusal import ActionRefused
from cchc.plans.actions.register_document import register_document, why_not_register_document
from cchc.plans.models import OfficialDocument
from tests.factories.office import actor
from tests.factories.sources import PDF, document_words, registered
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_numbers_have_no_gap_and_no_twin(refused: Refused) -> None:
    first = registered()
    with refused("số đến 1/2026"):
        registered()
    second = registered(symbol="1521/UBND-KSTT")
    outgoing = registered(way="outgoing", symbol="31/BC-UBND")
    assert [each.register_number for each in (first, second, outgoing)] == [1, 2, 1]
    with clock_at(MONDAY + timedelta(days=120)):
        assert registered(symbol="3/UBND").register_number == 1  # a new year begins


def test_the_file_is_kept_under_its_name() -> None:
    document = register_document(
        by=actor("vanphong"), words=document_words(), upload=BytesIO(PDF), name="C:\\van ban\\công văn.pdf"
    )
    assert document.file == StoredFile.objects.get()
    assert document.file_name == "công văn.pdf"
    event = events_of(document).get()
    assert (event.name, event.data["number"], event.data["file"]) == (
        "document_registered", "số đến 1/2026", "công văn.pdf",
    )  # fmt: skip


def test_words_are_kept_without_spaces_around() -> None:
    document = registered(symbol=" 15/KH-UBND ", summary="Về việc\n rà soát  thủ tục")
    assert (document.symbol, document.summary) == ("15/KH-UBND", "Về việc rà soát thủ tục")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"symbol": "  "}, "Hãy ghi đủ"),
        ({"issuer": ""}, "Hãy ghi đủ"),
        ({"summary": "\n"}, "Hãy ghi đủ"),
        ({"issued_on": "tomorrow"}, "không được sau hôm nay"),
    ],
)
def test_refused(refused: Refused, changes: dict[str, object], sentence: str) -> None:
    if changes.get("issued_on"):
        changes = {"issued_on": today() + timedelta(days=1)}
    with refused(sentence):
        registered(**changes)


@pytest.mark.parametrize("username", ["chutich", "tuphap", "motcua"])
def test_the_office_registers(username: str, refused: Refused) -> None:
    with refused("do Văn phòng của đơn vị làm"):
        registered(by=actor(username))
    assert why_not_register_document(by=actor("vanphong")) is None


def test_a_file_that_is_none_leaves_no_number() -> None:
    with pytest.raises(ActionRefused):
        register_document(by=actor("vanphong"), words=document_words(), upload=BytesIO(b"MZ"), name="a.pdf")
    assert not OfficialDocument.objects.exists()
