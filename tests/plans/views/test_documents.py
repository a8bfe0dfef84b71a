"""Does the register of documents show, print and export the same, with the tasks that came of each document?"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from cchc.audit.recording import events_of
from cchc.documents.actions import export_list
from cchc.lifecycle.clock import today
from cchc.plans.actions.give_task import give_tasks
from cchc.plans.models import OfficialDocument, Source
from cchc.plans.views import documents
from tests.factories.office import actor
from tests.factories.sources import PDF, registered
from tests.factories.tasks import words
from tests.plans.views.conftest import SignIn

pytestmark = pytest.mark.django_db
LIST = "documents"


def symbols(page: Any) -> list[str]:
    return [line["document"].symbol for line in page.context["lines"]]


def with_tasks(document: OfficialDocument, count: int) -> None:
    origin = {"source": Source.DOCUMENT, "source_id": document.pk, "source_text": str(document)}
    give_tasks(words=[words(title=f"Việc {n}", **origin) for n in range(count)], by=actor("chutich"))


def test_the_office_registers_with_a_file(sign_in: SignIn) -> None:
    client = sign_in("vanphong")
    assert client.get(reverse("register_document")).status_code == 200
    sent = {
        "way": "incoming", "symbol": "15/KH-UBND", "issuer": "UBND tỉnh", "issued_on": f"{today():%d/%m/%Y}",
        "summary": "Kế hoạch cải cách hành chính", "file": SimpleUploadedFile("ke hoach.pdf", PDF),
    }  # fmt: skip
    response = client.post(reverse("register_document"), sent)
    document = OfficialDocument.objects.get()
    assert response["Location"] == reverse("document", args=[document.pk])
    assert "số đến 1/2026" in client.get(response["Location"]).content.decode()
    served = sign_in("tuphap").get(reverse("document_file", args=[document.pk]))
    assert (served["Content-Type"], served["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert b"".join(served.streaming_content) == PDF  # type: ignore[attr-defined]
    twice = client.post(reverse("register_document"), sent | {"file": ""})
    assert twice.status_code == 422
    assert "đã đăng ký, số đến 1/2026" in twice.content.decode()


def test_a_mistake_is_corrected_in_sight(sign_in: SignIn) -> None:
    document, office = registered(symbol="15/UBND"), sign_in("vanphong")
    page, own = reverse("document", args=[document.pk]), reverse("correct_document", args=[document.pk])
    assert own in office.get(page).content.decode() and own not in sign_in("tuphap").get(page).content.decode()
    assert 'value="15/UBND"' in office.get(own).content.decode()
    sent = {"symbol": "51/UBND", "issuer": document.issuer, "issued_on": f"{document.issued_on:%d/%m/%Y}",
            "summary": document.summary, "reason": "Gõ nhầm", "seen": "0"}  # fmt: skip
    unsaid = office.post(own, sent | {"reason": ""})
    assert (unsaid.status_code, OfficialDocument.objects.get().symbol) == (422, "15/UBND")
    assert office.post(own, sent)["Location"] == page
    late = office.post(own, sent | {"summary": "V/v khác"})
    assert late.status_code == 422 and "Người khác vừa sửa đăng ký này" in late.content.decode()
    assert "Số, ký hiệu: 15/UBND → 51/UBND" in sign_in("tuphap").get(page).content.decode()


def test_one_register_at_a_time_and_what_it_is_searched_for(sign_in: SignIn) -> None:
    registered(symbol="1/UBND", summary="V/v niêm yết")
    registered(symbol="2/UBND", summary="V/v số hóa")
    registered(symbol="3/BC-UBND", way="outgoing")
    client = sign_in("tuphap")
    assert symbols(client.get(reverse(LIST))) == ["2/UBND", "1/UBND"]
    assert symbols(client.get(reverse(LIST), {"so": "outgoing"})) == ["3/BC-UBND"]
    for said in ("niêm yết", "NIÊM YẾT", "yet niem 1/ub"):
        assert symbols(client.get(reverse(LIST), {"q": said})) == ["1/UBND"]
    assert not symbols(client.get(reverse(LIST), {"q": "niêm yết 2/ub"}))
    assert symbols(client.get(reverse(LIST), {"nam": "moi-nam", "sau": "x", "so": "?"})) == ["2/UBND", "1/UBND"]
    OfficialDocument.objects.filter(symbol="1/UBND").update(year=2025)
    assert symbols(client.get(reverse(LIST))) == ["2/UBND"]
    assert symbols(client.get(reverse(LIST), {"nam": "2025"})) == ["1/UBND"]


def test_pages_follow_one_another_to_the_end(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "ROWS", 2)
    for number in range(5):
        registered(symbol=f"{number}/UBND")
    client, address, seen = sign_in("tuphap"), reverse(LIST), []
    while address:
        page = client.get(address)
        seen += symbols(page)
        address = reverse(LIST) + page.context["next_url"] if page.context["next_url"] else ""
    assert seen == [f"{number}/UBND" for number in (4, 3, 2, 1, 0)]


def test_screen_paper_and_workbook_say_the_same(sign_in: SignIn) -> None:
    first = registered(symbol="1/UBND")
    registered(symbol="2/UBND")
    with_tasks(first, 2)
    client = sign_in("vanphong")
    assert [line["tasks"] for line in client.get(reverse(LIST)).context["lines"]] == [0, 2]
    paper = client.post(reverse("print_documents"))
    assert [row[6] for row in paper.context["rows"]] == ["NV 1/2026, NV 2/2026", ""]
    book = client.post(reverse("export_documents"))
    assert book["Content-Disposition"] == 'attachment; filename="so-van-ban-20260914-0900.xlsx"'
    lines = CalamineWorkbook.from_filelike(BytesIO(b"".join(book))).get_sheet_by_index(0).to_python()
    assert [line[3] for line in lines[-2:]] == ["1/UBND", "2/UBND"]
    events = list(events_of(actor("vanphong").post))
    assert [(event.data["way"], event.data["rows"]) for event in events] == [("print", 2), ("excel", 2)]
    assert events[0].data["asked"] == "Sổ văn bản đến năm 2026"


@pytest.mark.parametrize(("address", "way"), [("export_documents", "excel"), ("print_documents", "print")])
def test_too_many_are_refused(address: str, way: str, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(export_list.MOST, way, 1)  # type: ignore[arg-type]
    registered(symbol="1/UBND")
    registered(symbol="2/UBND")
    assert sign_in("vanphong").post(reverse(address)).status_code == 409


@pytest.mark.parametrize("rows", [3, 60])
def test_the_list_costs_the_same(rows: int, sign_in: SignIn, django_assert_num_queries: Any) -> None:
    for number in range(rows):
        registered(symbol=f"{number}/UBND")
    client = sign_in("tuphap")
    client.get(reverse(LIST))
    with django_assert_num_queries(7):
        client.get(reverse(LIST))


@pytest.mark.parametrize("tasks", [1, 20])
def test_the_page_costs_the_same(tasks: int, sign_in: SignIn, django_assert_num_queries: Any) -> None:
    document = registered(with_file=True)
    with_tasks(document, tasks)
    client = sign_in("tuphap")
    client.get(reverse("document", args=[document.pk]))
    with django_assert_num_queries(8):
        client.get(reverse("document", args=[document.pk]))


def test_another_unit_finds_nothing_and_others_do_not_register(sign_in: SignIn) -> None:
    document = registered(with_file=True)
    client = sign_in("chutich.hlt")
    assert symbols(client.get(reverse(LIST))) == []
    for name in ("document", "document_file", "give_task_from_document"):
        assert client.get(reverse(name, args=[document.pk])).status_code == 404
    assert sign_in("tuphap").get(reverse("register_document")).status_code == 409
    without = registered(symbol="2/UBND")
    assert sign_in("tuphap").get(reverse("document_file", args=[without.pk])).status_code == 404
