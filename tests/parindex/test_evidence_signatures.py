"""The signature of an evidence file: checked when it is added, said beside it, and asked for before submission."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from cchc.audit.recording import events_of
from cchc.content.reading import SHIPPED
from cchc.documents.actions.store_file import store_file
from cchc.documents.signatures import SignatureState
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.add_evidence import EvidenceWords, add_evidence
from cchc.parindex.actions.score_leaf import score_leaf
from cchc.parindex.checking import missing_now
from cchc.parindex.models import Assessment, Evidence, Rubric
from tests.factories.office import actor, signed_in
from tests.factories.rounds import SMALL, line, opened, sheet_of
from tests.factories.signed_pdfs import NAME, added_to, plain_pdf, signed_pdf, tampered, unreadable
from tests.parindex.pages import HERE, text_of

pytestmark = pytest.mark.django_db
S = SignatureState


def asking() -> Assessment:
    """A sheet whose criterion 1.2 wants a signed document, and has its points."""
    fields = [dict(part) for part in SMALL["parts"]]
    leaves = [dict(leaf) for leaf in fields[0]["parts"]]
    leaves[1]["evidence"] = [{"label": "Kế hoạch", "signed": True}]
    fields[0]["parts"] = leaves
    rubric = Rubric(code="KY", version=1, title="Cần ký số", document=SMALL | {"code": "KY", "parts": fields})
    rubric.save(force_insert=True)
    sheet = sheet_of(opened(rubric=rubric))
    score_leaf(line=line(sheet, "1.2"), by=actor("vanphong"), inputs={"yes": True})
    return sheet


def added(sheet: Assessment, content: bytes) -> Evidence:
    stored = store_file(upload=BytesIO(content), name="ke-hoach.pdf")
    words = EvidenceWords(title="Kế hoạch", issued_on=today(), file=stored, file_name="ke-hoach.pdf")
    return add_evidence(line=line(sheet, "1.2"), by=actor("vanphong"), words=words)


@pytest.mark.parametrize(
    ("content", "state", "check", "severity"),
    [
        (plain_pdf(), S.UNSIGNED, "unsigned", "warns"),
        (tampered(signed_pdf()), S.BROKEN, "broken_signature", "stops"),
        (unreadable(signed_pdf()), S.UNCHECKED, "unchecked_signature", "warns"),
        (added_to(signed_pdf()), S.PARTIAL, "partial_signature", "warns"),
        (signed_pdf(), S.WHOLE, "", ""),
    ],
    ids=["unsigned", "broken", "unchecked", "added to", "whole"],
)
def test_the_checks_before_submission(content: bytes, state: SignatureState, check: str, severity: str) -> None:
    sheet = asking()
    assert added(sheet, content).signature == state
    found = {each.check: each.severity.value for each in missing_now(sheet_of(sheet.round)) if each.line.code == "1.2"}
    assert found.get(check, "") == severity
    assert bool(found) == bool(check)
    assert events_of(sheet).last().data["signature"] == state


def test_what_is_no_pdf_and_a_page_of_the_system_have_none() -> None:
    sheet = asking()
    words = EvidenceWords(title="Kế hoạch", issued_on=today(), address="/ke-hoach/")
    page = add_evidence(line=line(sheet, "1.2"), by=actor("vanphong"), words=words)
    assert (page.signature, page.signer, page.signed_at) == ("", "", None)
    assert not [each for each in missing_now(sheet_of(sheet.round)) if each.line.code == "1.2"]


def test_what_cannot_be_checked_is_not_called_unsigned() -> None:
    sheet = asking()
    added(sheet, unreadable(signed_pdf()))
    says = [each.says for each in missing_now(sheet_of(sheet.round)) if each.line.code == "1.2"]
    assert says == [
        "tài liệu «Kế hoạch» có chữ ký số nhưng không kiểm tra được",
        "bộ tiêu chí cần tài liệu ký số, chưa tài liệu nào có chữ ký số còn nguyên vẹn",
    ]


def test_nobody_signs_what_is_not_signed() -> None:
    found = added(asking(), plain_pdf())
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=found.pk).update(signer="Ai đó")


def test_it_is_said_beside_the_document() -> None:
    sheet = asking()
    one, office = f"{HERE}tieu-chi/{line(sheet, '1.2').pk}/", signed_in("vanphong")
    assert "Kế hoạch, có chữ ký số" in text_of(office.get(one))
    files = {"tot": signed_pdf(), "hong": tampered(signed_pdf()), "la": unreadable(signed_pdf())}
    for name, content in files.items():
        sent = {"upload": SimpleUploadedFile(f"{name}.pdf", content), "issued_on": f"{today():%d/%m/%Y}"}
        assert office.post(f"{one}add_evidence/", sent).status_code == 302
    raw = office.get(one)
    page = text_of(raw)
    assert "is-soon" in raw.content.decode().partition("Ký số: không rõ người ký")[0].rpartition("<small")[2]
    assert "Ký số: không rõ người ký; có chữ ký số nhưng không kiểm tra được" in page
    assert f"Ký số: {NAME}, " in page
    assert "chữ ký còn nguyên vẹn, chưa xác minh được tổ chức cấp chứng thư" in page
    assert "tài liệu đã bị sửa sau khi ký" in page


def test_a_bad_root_is_said_and_nothing_is_added(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "trust-roots").mkdir()
    (tmp_path / "trust-roots/hong.pem").write_bytes(b"khong")
    sheet = asking()
    settings.CONTENT_ROOTS = (SHIPPED, tmp_path)
    with pytest.raises(ActionRefused, match=r"«hong\.pem» không đọc được"):
        added(sheet, signed_pdf())
    assert not Evidence.objects.exists()
