"""What is said of the digital signature of a PDF: none, whole, trusted, added to, broken, and of what is no PDF."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from cchc.content.reading import SHIPPED, ContentError
from cchc.documents.signatures import SignatureState, signature_of, trust_roots
from cchc.lifecycle.clock import now
from tests.factories.signed_pdfs import (
    EXPIRED,
    NAME,
    added_to,
    plain_pdf,
    root_pem,
    signed_form,
    signed_pdf,
    tampered,
    unreadable,
)

S = SignatureState


def state_of(content: bytes) -> SignatureState:
    return signature_of(BytesIO(content)).state


def trusting(settings: Any, folder: Path, content: bytes, name: str = "goc.pem") -> None:
    (folder / "trust-roots").mkdir()
    (folder / "trust-roots" / name).write_bytes(content)
    settings.CONTENT_ROOTS = (SHIPPED, folder)


def test_what_is_not_signed() -> None:
    assert state_of(plain_pdf()) == S.UNSIGNED
    assert signature_of(BytesIO(plain_pdf())).signer == ""


def test_a_signature_is_whole_and_names_who_and_when() -> None:
    found = signature_of(BytesIO(signed_pdf()))
    assert (found.state, found.signer) == (S.WHOLE, NAME)
    assert found.signed_at is not None
    assert abs(found.signed_at - now()) < timedelta(minutes=5)


def test_two_signatures_one_after_the_other_are_whole() -> None:
    found = signature_of(BytesIO(signed_pdf("Nguyễn Văn Mẫu", NAME)))
    assert (found.state, found.signer) == (S.WHOLE, f"Nguyễn Văn Mẫu, {NAME}")


def test_one_byte_changed_breaks_it() -> None:
    broken = signature_of(BytesIO(tampered(signed_pdf())))
    assert (broken.state, broken.signer) == (S.BROKEN, NAME)
    assert state_of(tampered(signed_pdf("Nguyễn Văn Mẫu", NAME))) == S.BROKEN


def test_a_signature_that_cannot_be_read_cannot_be_checked() -> None:
    found = signature_of(BytesIO(unreadable(signed_pdf())))
    assert (found.state, found.signer, found.signed_at) == (S.UNCHECKED, "không rõ người ký", None)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"/SubFilter /adbe.pkcs7.detached", b"/SubFilter /adbe.pkcs7.detacheX"), (b"/Type /Sig\n", b"/Type /Sug\n")],
    ids=["unknown kind", "wrong type"],
)
def test_what_is_made_another_kind_of_signature_does_not_vanish(old: bytes, new: bytes) -> None:
    content = tampered(signed_pdf())
    assert content.count(old) == 1
    found = signature_of(BytesIO(content.replace(old, new)))
    assert (found.state, found.signer) == (S.UNCHECKED, "không rõ người ký")


def test_beside_a_whole_signature_one_of_an_unknown_kind_counts() -> None:
    content = signed_pdf("Nguyễn Văn Mẫu", NAME)
    head, mark, last = content.rpartition(b"/SubFilter /adbe.pkcs7.detached")
    assert mark
    found = signature_of(BytesIO(head + mark[:-1] + b"X" + last))
    assert (found.state, found.signer) == (S.UNCHECKED, "Nguyễn Văn Mẫu")
    broken = tampered(head + mark[:-1] + b"X" + last)
    assert state_of(broken) == S.BROKEN


def test_what_was_added_after_signing_is_not_covered() -> None:
    assert state_of(added_to(signed_pdf())) == S.PARTIAL


def test_a_form_may_be_filled_before_signing_only() -> None:
    assert state_of(signed_form(filled=False)) == S.WHOLE
    assert state_of(signed_form(filled=True)) == S.PARTIAL


def test_a_root_of_the_installation_makes_it_trusted(settings: Any, tmp_path: Path) -> None:
    trusting(settings, tmp_path, root_pem())
    assert state_of(signed_pdf()) == S.TRUSTED
    assert state_of(tampered(signed_pdf())) == S.BROKEN


def test_another_root_does_not(settings: Any, tmp_path: Path) -> None:
    trusting(settings, tmp_path, root_pem("Tổ chức khác"))
    assert state_of(signed_pdf()) == S.UNTRUSTED


def test_an_expired_certificate_of_a_root_is_not_verified(settings: Any, tmp_path: Path) -> None:
    trusting(settings, tmp_path, root_pem())
    found = state_of(signed_pdf(EXPIRED))
    assert found == S.UNTRUSTED
    assert "chứng thư chưa xác minh được theo tổ chức đã khai báo" in found.label
    assert "hết hạn" in found.label


def test_a_file_that_is_no_certificate_is_named(settings: Any, tmp_path: Path) -> None:
    trusting(settings, tmp_path, b"khong phai chung thu", "hong.cer")
    with pytest.raises(ContentError, match=r"hong\.cer:1: không phải chứng thư số"):
        trust_roots()


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"khong phai PDF", plain_pdf()[:200]])
def test_what_cannot_be_read_is_said(content: bytes) -> None:
    assert state_of(content) == S.UNREADABLE
