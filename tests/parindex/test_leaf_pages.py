"""The page of one criterion: its inputs beside the computed figure, its evidence, a refusal said in place."""

from __future__ import annotations

from io import BytesIO

import pytest

from cchc.dossiers.models import Status
from cchc.lifecycle.clock import today
from cchc.parindex.models import Evidence
from tests.factories.dossiers import dossier_at
from tests.factories.office import signed_in
from tests.factories.rounds import line, opened, sheet_of
from tests.parindex.pages import HERE, days, opened_as, text_of, typed

pytestmark = pytest.mark.django_db


def test_a_criterion_is_scored_with_the_computed_figure() -> None:
    for _ in range(3):
        dossier_at(Status.RESULT_READY)
    sheet, client = sheet_of(opened()), signed_in("vanphong")
    here = f"{HERE}tieu-chi/{line(sheet, '1.1').pk}/"
    assert typed(client.get(f"{here}?dung=he-thong"), "a") == "3"
    differs = client.post(f"{here}score_leaf/", {"a": "4", "b": "2"})
    assert (differs.status_code, "khác số hệ thống tính" in text_of(differs)) == (422, True)
    assert typed(differs, "a") == "4"
    assert client.post(f"{here}score_leaf/", {"a": "3", "b": "3"})["Location"] == here
    scored = line(sheet, "1.1")
    assert (scored.inputs, scored.proposed) == ({"a": 3, "b": 3}, {"a": 3, "b": 3})
    onward = client.post(f"{here}score_leaf/", {"a": "3", "b": "3", "tiep": "1"})
    assert onward["Location"] == f"{HERE}tieu-chi/{line(sheet, '1.2').pk}/"


def test_what_is_not_enough_is_kept_and_said() -> None:
    sheet, client = sheet_of(opened()), signed_in("vanphong")
    here = f"{HERE}tieu-chi/{line(sheet, '1.1').pk}/"
    client.post(f"{here}score_leaf/", {"a": "4"})
    page = client.get(here)
    assert "Chưa đủ số liệu để tính điểm" in text_of(page)
    assert typed(page, "a") == "4"
    client.post(f"{here}score_leaf/", {"not_applicable": "on"})
    assert "đã chấm không áp dụng" in text_of(client.get(here))


def test_who_may_not_score_reads_why() -> None:
    here = f"{HERE}tieu-chi/{line(sheet_of(opened()), '1.1').pk}/"
    assert "Việc này do người được phân công tiêu chí" in opened_as("tuphap", here)
    refused = signed_in("tuphap").get(f"{here}score_leaf/")
    assert (refused.status_code, "người được phân công" in text_of(refused)) == (409, True)


def test_evidence_as_a_file_and_its_new_version() -> None:
    sheet, client = sheet_of(opened()), signed_in("vanphong")
    here = f"{HERE}tieu-chi/{line(sheet, '1.1').pk}/"
    pdf = BytesIO(b"%PDF-1.7\ntrailer<<>>\n%%EOF\n")
    pdf.name = "ke-hoach.pdf"
    client.post(f"{here}add_evidence/", {"upload": pdf, "codes": "1.2", "issued_on": days(0)[0]})
    first = Evidence.objects.get()
    assert (first.title, first.file_name, first.version) == ("ke-hoach", "ke-hoach.pdf", 1)
    assert set(first.lines.values_list("code", flat=True)) == {"1.1", "1.2"}
    shown = client.get(f"{HERE}minh-chung/{first.pk}/tep/")
    assert b"".join(shown.streaming_content).startswith(b"%PDF")
    assert signed_in("chutich.hlt").get(f"{HERE}minh-chung/{first.pk}/tep/").status_code == 404
    page = f"/chi-so/chi-tieu/dossiers_on_time/?ky=nam&so=1&nam={today().year}&don_vi={sheet.unit_id}"
    answer = client.post(f"{here}add_evidence/", {"page": page, "replaces": str(first.pk)})
    assert answer.status_code == 302, text_of(answer)
    assert Evidence.objects.get(replaces=first).version == 2
    assert "Phiên bản trước" in text_of(client.get(here))


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Hãy ghi tên tài liệu."),
        ({"title": "Kế hoạch"}, "Hãy chọn tệp, hoặc chọn một trang của hệ thống."),
        ({"title": "Kế hoạch", "codes": "9.9"}, "Bộ tiêu chí không có mã «9.9»."),
    ],
)
def test_evidence_refused_in_place(sent: dict[str, str], sentence: str) -> None:
    here = f"{HERE}tieu-chi/{line(sheet_of(opened()), '1.1').pk}/"
    answer = signed_in("vanphong").post(f"{here}add_evidence/", sent)
    assert (answer.status_code, sentence in text_of(answer)) == (422, True)


def test_a_file_of_another_kind_is_refused_in_place() -> None:
    here = f"{HERE}tieu-chi/{line(sheet_of(opened()), '1.1').pk}/"
    program = BytesIO(b"MZ" + b"\0" * 90)
    program.name = "ke-hoach.pdf"
    answer = signed_in("vanphong").post(f"{here}add_evidence/", {"upload": program})
    assert (answer.status_code, "không phải là" in text_of(answer)) == (422, True)
