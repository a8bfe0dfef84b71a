"""Can a process be written on cards with and without a script, read beside the one in force, decided and taken out?"""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.accounts.models import User
from cchc.catalogue.models import Procedure, ProcedureVersion, ProcessDraft, ProcessVersion
from cchc.catalogue.processes.files import write_file
from cchc.lifecycle.clock import today
from tests.factories.dossiers import BIRTH, MARITAL_STATUS, procedure_in_force
from tests.factories.processes import approve, draft, submitted, with_step

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def person(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


@pytest.fixture
def office() -> Client:
    return person("vanphong")


@pytest.fixture
def chair() -> Client:
    return person("chutich")


def at(name: str, drafted: ProcessDraft) -> str:
    return reverse(name, args=[drafted.pk])


def sent(page: Any, **changes: str) -> dict[str, str]:
    """What the browser would send from the cards of the page."""
    cards = page.context["cards"]
    data = {f"{cards.prefix}-TOTAL_FORMS": str(len(cards.forms)), f"{cards.prefix}-INITIAL_FORMS": "0"}
    for card in cards.forms:
        data |= {f"{card.prefix}-{name}": card[name].value() or "" for name in card.fields}
    return {**data, "seen": str(page.context["number"]), **changes}


def test_cards_show_each_step_with_its_sums(office: Client) -> None:
    drafted = draft()
    page = office.get(at("process_draft", drafted))
    html = page.content.decode()
    assert len(page.context["cards"].forms) == 6
    for said in ("Tổng <b>3 ngày làm việc</b>", "bằng thời hạn", "Trình được", "Đưa bước 2 lên", "Bỏ bước 6", "<svg"):
        assert said in html, said
    assert "style=" not in html


def test_a_step_is_changed_and_moved_with_one_press(office: Client) -> None:
    drafted = draft()
    page = office.get(at("process_draft", drafted))
    answer = office.post(
        at("save_process_draft", drafted),
        sent(page, **{"buoc-2-amount": "1,5", "buoc-2-unit": "h", "nut": "len-3"}),
    )
    assert answer.status_code == 302
    assert answer["Location"].endswith("#the-2")
    drafted = ProcessDraft.objects.get(pk=drafted.pk)
    assert [(step.time, step.back_to) for step in drafted.path[1:4]] == [("90m", None), ("2h", None), ("4h", 2)]
    assert drafted.last.what == "Sửa bước 3; Đưa bước «Tra cứu, xác minh, dự thảo Giấy xác nhận» lên thứ 2"


@pytest.mark.parametrize(
    ("pressed", "names"),
    [
        ("them-6", 7), ("bo-2", 5), ("xuong-1", 6), ("toi-1-6", 6), ("luu", 6), ("len-99", 6), ("bo-0", 6), ("x", 6),
    ],
)  # fmt: skip
def test_every_button_and_what_is_none(pressed: str, names: int, office: Client) -> None:
    drafted = draft()
    page = office.get(at("process_draft", drafted))
    office.post(at("save_process_draft", drafted), sent(page, nut=pressed))
    assert len(ProcessDraft.objects.get(pk=drafted.pk).path) == names


def test_with_a_script_only_the_cards_come_back_and_the_button_keeps_the_focus(office: Client) -> None:
    drafted = draft()
    page = office.get(at("process_draft", drafted))
    answer = office.post(at("save_process_draft", drafted), sent(page, nut="xuong-2"), headers=HTMX)
    html = answer.content.decode()
    assert html.startswith('<form id="soan"')
    assert re.search(r'value="xuong-3" data-focus', html)
    assert f'name="seen" value="{answer.context["number"]}"' in html


def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_is_saved(office: Client) -> None:
    drafted = draft()
    page = office.get(at("process_draft", drafted))
    answer = office.post(
        at("save_process_draft", drafted), sent(page, **{"buoc-2-amount": "bốn", "buoc-1-name": "Mới"})
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="bốn"' in html
    assert 'value="Mới"' in html
    assert '<a href="#the-3">Bước 3</a>: Hãy ghi một số lớn hơn không' in html
    assert drafted.saved.count() == 1


def test_the_second_of_two_is_told(office: Client) -> None:
    drafted = draft()
    page = office.get(at("process_draft", drafted))
    with_step(drafted, 2, time="1h")
    for headers in ({}, HTMX):
        answer = office.post(at("save_process_draft", drafted), sent(page, nut="bo-2"), headers=headers)
        assert answer.status_code == 409
        assert "Trần Quốc Bảo làm lúc" in answer.content.decode()
    assert answer["HX-Retarget"] == "#thong-bao"


def test_undo_submit_and_discard(office: Client) -> None:
    drafted = with_step(draft(), 3, time="12h")
    office.post(at("undo_process_edit", drafted), {"seen": drafted.last.number})
    drafted = ProcessDraft.objects.get(pk=drafted.pk)
    assert drafted.path[2].time == "14h"
    page = office.get(at("process_draft", drafted))
    typed = sent(page, **{"buoc-2-amount": "10"})
    assert office.post(at("submit_process", drafted), typed, headers=HTMX)["HX-Redirect"] == at(
        "process_draft", drafted
    )
    drafted = ProcessDraft.objects.get(pk=drafted.pk)
    assert (drafted.status, drafted.path[2].time) == ("submitted", "10h")
    assert office.post(at("discard_process_draft", drafted), {"seen": drafted.last.number}).status_code == 409
    other = draft(BIRTH)
    assert office.post(at("discard_process_draft", other), {"seen": "1"}).status_code == 302
    assert office.post(at("discard_process_draft", other), {}).status_code == 404


def test_submitting_what_has_faults_says_them(office: Client) -> None:
    drafted = draft()
    page = office.get(at("process_draft", drafted))
    answer = office.post(at("submit_process", drafted), sent(page, **{"buoc-2-amount": "40"}))
    assert answer.status_code == 409
    assert "dài hơn thời hạn «3 ngày làm việc»" in answer.content.decode()
    assert ProcessDraft.objects.get(pk=drafted.pk).path[2].time == "40h"  # what was typed is kept


def test_the_chair_reads_it_beside_the_version_in_force_and_decides(chair: Client) -> None:
    waiting = submitted()
    html = chair.get(at("process_draft", waiting)).content.decode()
    for said in ("Sửa 1 bước; tổng thời gian giảm 2 giờ", "<del>14 giờ làm việc</del>", "<ins>12 giờ làm việc</ins>"):
        assert said in html, said
    day = f"{today():%d/%m/%Y}"
    decision = {"seen": waiting.last.number, "decision_number": "215", "decided_on": day, "effective_from": day}
    refused = chair.post(at("approve_process", waiting), decision)
    assert refused.status_code == 422
    assert "ví dụ: 215/QĐ-UBND" in refused.content.decode()
    answer = chair.post(at("approve_process", waiting), decision | {"decision_number": "215/QĐ-UBND"})
    assert answer["Location"] == reverse("process", args=[MARITAL_STATUS])
    page = chair.get(answer["Location"])
    assert [(row["version"].number, row["binds"]) for row in page.context["rows"]] == [(2, True), (1, False)]
    assert "Trịnh Quốc Đạt, Chủ tịch" in page.content.decode()


def test_the_chair_sends_it_back(chair: Client, office: Client) -> None:
    waiting = submitted()
    assert chair.post(at("return_process", waiting), {"reason": " "}).status_code == 422
    assert chair.post(at("return_process", waiting), {"reason": "Bước 3 còn dài"}).status_code == 302
    html = office.get(at("process_draft", waiting)).content.decode()
    assert "Chủ tịch trả lại để sửa:" in html
    assert "Bước 3 còn dài" in html


def test_who_only_reads_sees_no_forms() -> None:
    html = person("tuphap").get(at("process_draft", submitted())).content.decode()
    assert "<form" in html  # the frame's own
    assert "phe-duyet" not in html
    assert 'id="soan"' not in html


def test_the_comparison_is_a_sheet_to_print(chair: Client) -> None:
    html = chair.get(at("compare_process", submitted())).content.decode()
    assert "In trang này" in html
    assert "Phiên bản 1, từ 01/07/2025" in html


def test_begun_as_a_copy_or_blank(office: Client) -> None:
    copied = office.post(reverse("draft_process", args=[MARITAL_STATUS]))
    assert len(office.get(copied["Location"]).context["cards"].forms) == 6
    blank = office.post(reverse("draft_process", args=[BIRTH]), {"trong": "1"})
    html = office.get(blank["Location"]).content.decode()
    assert "Bước 1 còn thiếu tên, vai trò, thời gian" in html
    assert office.post(reverse("draft_process", args=[BIRTH])).status_code == 409
    assert office.post(reverse("draft_process", args=["9.999999"])).status_code == 404


@pytest.mark.parametrize("layout", ["yaml", "bpmn"])
def test_out_as_a_file_and_in_again(layout: str, office: Client) -> None:
    version = procedure_in_force(MARITAL_STATUS)[1]
    out = office.get(reverse("export_process", args=[version.pk, layout]))
    assert f"quy-trinh-1.004873-1.{layout}" in out["Content-Disposition"]
    file = SimpleUploadedFile(f"q.{layout}", out.content.replace(b"14h", b"10h"))
    answer = office.post(reverse("import_process", args=[MARITAL_STATUS]), {"file": file})
    drafted = ProcessDraft.objects.get(procedure__code=MARITAL_STATUS)
    assert answer["Location"] == at("process_draft", drafted)
    assert drafted.path[2].time == "10h"
    assert drafted.last.what == f"Nhập từ tệp «q.{layout}»"
    again = SimpleUploadedFile(f"q.{layout}", out.content)
    office.post(reverse("import_process", args=[MARITAL_STATUS]), {"file": again})
    assert ProcessDraft.objects.get(pk=drafted.pk).path[2].time == "14h"  # one more save of the same draft


def test_a_file_that_cannot_be_read_stores_nothing(office: Client) -> None:
    for name, content, said in (("q.bpmn", b"<a/>", "không phải BPMN 2.0"), ("q.txt", b"x", "Chỉ đọc được tệp")):
        file = SimpleUploadedFile(name, content)
        answer = office.post(reverse("import_process", args=[MARITAL_STATUS]), {"file": file})
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert office.post(reverse("import_process", args=[MARITAL_STATUS])).status_code == 422
    assert not ProcessDraft.objects.exists()


def test_a_file_without_words_of_ours_says_what_must_be_filled_in(office: Client) -> None:
    _, _, text = write_file(procedure_in_force(MARITAL_STATUS)[1], "bpmn")
    bare = re.sub(r' cchc:\w+="[^"]*"', "", text).encode()
    file = SimpleUploadedFile("q.bpmn", bare)
    page = office.post(reverse("import_process", args=[MARITAL_STATUS]), {"file": file}, follow=True)
    assert "Tệp không ghi thời gian của «buoc-1»" in page.content.decode()
    assert [step.roles for step in page.context["draft"].path][:2] == [["counter"], ["field_lead"]]  # from its lanes


def test_the_versions_in_time_and_what_does_not_exist(office: Client) -> None:
    version = approve(submitted())
    page = office.get(reverse("process", args=[MARITAL_STATUS]), {"ban": str(version.pk)})
    assert page.context["process"] == version
    for key in ("x", str(UUID(int=7))):
        assert office.get(reverse("process", args=[MARITAL_STATUS]), {"ban": key}).status_code == 404
    assert office.get(reverse("process", args=["9.999999"])).status_code == 404
    assert office.get(reverse("export_process", args=[version.pk, "pdf"])).status_code == 404


def test_what_needs_attention_is_listed(office: Client) -> None:
    ProcessVersion.objects.filter(procedure__code=BIRTH).delete()
    submitted()
    page = office.get(reverse("processes"))
    troubles = {each.version.procedure.code: each.sentences[0] for each in page.context["troubles"]}
    assert troubles[BIRTH].startswith("Chưa có quy trình nội bộ đang áp dụng")
    assert "trong ngày" in troubles["1.004859"]
    assert "1 dự thảo chờ Chủ tịch duyệt, 2 quy trình cần sửa" in page.content.decode()
    assert office.get(reverse("process", args=[BIRTH])).status_code == 200


def test_the_list_costs_the_same_however_much_it_shows(office: Client) -> None:
    costs = []
    for codes in ([MARITAL_STATUS], Procedure.objects.exclude(code=MARITAL_STATUS).values_list("code", flat=True)[:30]):
        for code in codes:
            draft(code)
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse("processes"))
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 12
    assert ProcedureVersion.objects.count() > 80
