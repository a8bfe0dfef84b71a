"""Is a PDF digitally signed, is what was signed still whole, by whom and when, and is the certificate trusted?

Trust comes from the certificates in `trust-roots/` of the content folders (PEM or DER). Nothing is fetched: no
revocation list is asked for, so «trusted» says that the chain ends at a root of the installation, not more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import models

from cchc.content.reading import ContentError

SUFFIXES = (".pem", ".crt", ".cer")
PDF = "application/pdf"
NOBODY = "không rõ người ký"


class SignatureState(models.TextChoices):
    """What the check found; from the third on the document is signed."""

    UNSIGNED = "unsigned", "không có chữ ký số"
    UNREADABLE = "unreadable", "không đọc được chữ ký số của tệp"
    UNCHECKED = "unchecked", "có chữ ký số nhưng không kiểm tra được"
    BROKEN = "broken", "chữ ký số không còn nguyên vẹn: tài liệu đã bị sửa sau khi ký"
    PARTIAL = "partial", "chữ ký số không phủ toàn bộ tài liệu: có nội dung thêm sau khi ký"
    WHOLE = "whole", "chữ ký còn nguyên vẹn, chưa xác minh được tổ chức cấp chứng thư"
    UNTRUSTED = (
        "untrusted",
        "chữ ký còn nguyên vẹn, chứng thư chưa xác minh được theo tổ chức đã khai báo "
        "(khác tổ chức, hết hạn hoặc sai mục đích)",
    )
    TRUSTED = "trusted", "chữ ký còn nguyên vẹn, tổ chức cấp chứng thư được tin cậy"


S = SignatureState
SIGNED = (S.UNCHECKED, S.BROKEN, S.PARTIAL, S.WHOLE, S.UNTRUSTED, S.TRUSTED)
INTACT = (S.WHOLE, S.UNTRUSTED, S.TRUSTED)


@dataclass(frozen=True, kw_only=True)
class SignatureCheck:
    state: SignatureState
    signer: str = ""  # of several, all that could be read, in the order of signing
    signed_at: datetime | None = None  # of the last of them; by a time stamp, else as the signer's machine said


def root_files() -> list[Path]:
    """The certificates that this installation trusts."""
    folders = (root / "trust-roots" for root in settings.CONTENT_ROOTS)
    return sorted(path for folder in folders for path in folder.glob("*") if path.suffix.lower() in SUFFIXES)


def trust_roots() -> list[Any]:
    """Read; ContentError names a file that holds no certificate."""
    if not root_files():
        return []
    from asn1crypto import pem, x509

    found = []
    for path in root_files():
        try:
            content = path.read_bytes()
            parts = [part for _, _, part in pem.unarmor(content, multiple=True)] if pem.detect(content) else [content]
            certificates = [x509.Certificate.load(part, strict=True) for part in parts]
            found += [each for each in certificates if each.subject.native]
        except (OSError, ValueError, TypeError) as error:
            raise ContentError([(path, 1, "không phải chứng thư số dạng PEM hoặc DER")]) from error
    return found


def signature_of(file: BinaryIO) -> SignatureCheck:
    """The check of one PDF. Its bytes come from anywhere: what the parser cannot take is said, never raised."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    roots = trust_roots()
    try:
        reader = PdfFileReader(file, strict=False)
        filled = len(list(enumerate_sig_fields(reader, filled_status=True)))
    except Exception:  # a broken PDF breaks the parser in many ways, and each says the same
        return SignatureCheck(state=S.UNREADABLE)
    try:
        stamps, regular = len(reader.embedded_timestamp_signatures), reader.embedded_regular_signatures
    except Exception:  # there is a signature, and nothing can be said of it
        return SignatureCheck(state=S.UNCHECKED, signer=NOBODY)
    if filled == stamps:  # a time stamp alone says when, not who
        return SignatureCheck(state=S.UNSIGNED)
    found = [status for each in regular if (status := _status(each, roots)) is not None]
    state = _state(found, bool(roots), all_read=stamps + len(found) == filled)
    if not found:
        return SignatureCheck(state=state, signer=NOBODY)
    names = ", ".join(dict.fromkeys(_signer(each) for each in found))
    return SignatureCheck(state=state, signer=names[:300], signed_at=_moment(found[-1]))


def _status(signature: Any, roots: Sequence[Any]) -> Any:
    """None: it cannot be checked."""
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    try:
        return validate_pdf_signature(
            signature, context, ValidationContext(trust_roots=roots), diff_policy=_only_signatures(),
            key_usage_settings=usage,
        )  # fmt: skip
    except Exception:  # what came from anywhere breaks the check in many ways, and none of them says «changed»
        return None


def _only_signatures() -> Any:
    """May follow a signature: signatures, time stamps, validation data, metadata. A filled form field may not."""
    from pyhanko.sign import diff_analysis as diff

    fields = [diff.SigFieldCreationRule(), diff.SigFieldModificationRule()]
    return diff.StandardDiffPolicy(diff.DEFAULT_DIFF_POLICY.global_rules, diff.FormUpdatingRule(field_rules=fields))


def _state(found: Sequence[Any], has_roots: bool, *, all_read: bool) -> SignatureState:
    """Of several signatures the worst counts; each later signature may add to the document only itself."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import SignatureCoverageLevel

    if not all(each.intact and each.valid for each in found):
        return S.BROKEN
    if not all_read:
        return S.UNCHECKED
    if any(each.modification_level == ModificationLevel.OTHER for each in found):
        return S.PARTIAL
    last = found[-1]
    if last.coverage != SignatureCoverageLevel.ENTIRE_FILE and last.modification_level != ModificationLevel.LTA_UPDATES:
        return S.PARTIAL
    if not has_roots:
        return S.WHOLE
    return S.TRUSTED if all(each.trusted for each in found) else S.UNTRUSTED


def _signer(status: Any) -> str:
    names = status.signing_cert.subject.native
    name = names.get("common_name") or names.get("organization_name") or NOBODY
    return str(name if isinstance(name, str) else ", ".join(name))


def _moment(status: Any) -> datetime | None:
    stamp = status.timestamp_validity
    found: datetime | None = stamp.timestamp if stamp is not None and stamp.intact else status.signer_reported_dt
    return found if found is not None and found.tzinfo is not None else None
