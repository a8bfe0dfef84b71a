"""A decision is kept as a draft; nothing of the catalogue changes before it is applied."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest

from cchc.audit.recording import events_of
from cchc.catalogue.actions.discard_publication import discard_publication
from cchc.catalogue.actions.enter_publication import enter_publication
from cchc.catalogue.models import ProcedureVersion, Publication
from cchc.lifecycle.clock import today
from tests.catalogue.actions.conftest import Refused
from tests.factories.office import actor
from tests.factories.publications import ABOLISHED, AMENDED, NEW, draft_of, publication, words

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PIXEL = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


def test_kept_with_its_procedures_and_its_pdf() -> None:
    before = ProcedureVersion.objects.count()
    entered = enter_publication(
        by=actor("vanphong"), words=words(), items=draft_of(NEW, AMENDED, ABOLISHED).items, upload=BytesIO(PDF),
        name="qd-1234.pdf",
    )  # fmt: skip
    assert (entered.status, entered.file_name, entered.items.count()) == (Publication.Status.DRAFTED, "qd-1234.pdf", 3)
    assert entered.file is not None and len(entered.file.sha256) == 64
    assert events_of(entered).get().data["procedures"][0] == ["new", "1.999001"]
    assert ProcedureVersion.objects.count() == before


@pytest.mark.parametrize("name", ["motcua", "tuphap", "chutich", "captren", "vanhoaxahoi"])
def test_the_office_alone_enters(name: str, refused: Refused) -> None:
    with refused("Việc này do Văn phòng"):
        enter_publication(by=actor(name), words=words())


def test_not_twice_until_the_first_is_discarded(refused: Refused) -> None:
    first = publication(AMENDED)
    with refused("đã được nhập"):
        publication(AMENDED)
    discard_publication(publication=first, by=actor("vanphong"))
    assert publication(AMENDED).pk != first.pk


def test_days_in_order(refused: Refused) -> None:
    with refused("từ ngày ký"):
        enter_publication(by=actor("vanphong"), words=words(received_on=today() - timedelta(days=9)))
    with refused("không được sau hôm nay"):
        enter_publication(by=actor("vanphong"), words=words(received_on=today() + timedelta(days=1)))
    with refused("ghi đủ"):
        enter_publication(by=actor("vanphong"), words=words(number=" "))


def test_a_pdf_and_nothing_else(refused: Refused) -> None:
    with refused("không phải"):
        enter_publication(by=actor("vanphong"), words=words(), upload=BytesIO(PIXEL), name="qd.pdf")
