"""Thêm tài liệu kiểm chứng: a file or a page of this system, for one criterion or several; a new version replaces."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.content.reading import ContentError
from cchc.documents.models import StoredFile
from cchc.documents.signatures import PDF, SignatureCheck, signature_of
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.actor import Actor
from cchc.parindex.assessment_lifecycle import lock_line, why_not
from cchc.parindex.models import Evidence, LeafScore


@dataclass(frozen=True, kw_only=True)
class EvidenceWords:
    title: str
    symbol: str = ""
    issued_on: date | None = None
    address: str = ""  # of a page of this system
    file: StoredFile | None = None
    file_name: str = ""
    replaces: Evidence | None = None


def why_not_add_evidence(
    *, line: LeafScore, by: Actor, words: EvidenceWords | None = None, codes: Collection[str] = ()
) -> Refusal | None:
    """`words` None asks whether the actor may add some now."""
    if refusal := why_not("add_evidence", assessment=line.assessment, by=by, line=line):
        return refusal
    if words is None:
        return None
    if not words.title.strip():
        return Refusal("Hãy ghi tên tài liệu.")
    if words.file is None and not words.address:
        return Refusal("Hãy chọn tệp, hoặc chọn một trang của hệ thống.")
    if words.address and not words.address.startswith("/"):
        return Refusal("Trang của hệ thống bắt đầu bằng dấu /, ví dụ /nhiem-vu/.")
    if words.issued_on and words.issued_on > today():
        return Refusal("Ngày ban hành không được sau hôm nay.")
    if words.replaces is not None and hasattr(words.replaces, "replaced_by"):
        return Refusal("Tài liệu này đã có phiên bản mới hơn.")
    return None


def add_evidence(*, line: LeafScore, by: Actor, words: EvidenceWords, codes: Collection[str] = ()) -> Evidence:
    """For the line, for the other criteria named, and for all that a replaced version served; with its signature."""
    refuse(why_not_add_evidence(line=line, by=by, words=words, codes=codes))
    return _added(line, by, words, codes, _checked(words.file))  # checked before the lock, which must not wait for it


def _checked(file: StoredFile | None) -> SignatureCheck | None:
    """None: not a PDF, so no signature to look for."""
    if file is None or file.media_type != PDF:
        return None
    try:
        with file.path.open("rb") as opened:
            return signature_of(opened)
    except ContentError as error:
        name = error.faults[0][0].name
        said = f"Chứng thư tin cậy «{name}» không đọc được nên chưa kiểm tra được chữ ký số. Hãy báo quản trị hệ thống."
        raise ActionRefused(Refusal(said)) from error


@transaction.atomic
def _added(
    line: LeafScore, by: Actor, words: EvidenceWords, codes: Collection[str], check: SignatureCheck | None
) -> Evidence:
    line = lock_line(line)
    assessment = line.assessment
    refuse(why_not_add_evidence(line=line, by=by, words=words, codes=codes))
    before = words.replaces
    evidence = Evidence(
        assessment=assessment, title=words.title.strip(), symbol=words.symbol.strip(), issued_on=words.issued_on,
        address=words.address, file=words.file, file_name=words.file_name, replaces=before,
        version=before.version + 1 if before else 1, added_at=now(), added_by=by.post,
        signature=check.state if check else "", signer=check.signer if check else "",
        signed_at=check.signed_at if check else None,
    )  # fmt: skip
    evidence.save(force_insert=True)
    served = set(before.lines.values_list("code", flat=True)) if before else set[str]()
    wanted = {line.code, *codes} | served
    evidence.lines.set(assessment.lines.filter(code__in=wanted))
    record_event("evidence_added", subject=assessment, by=by, data={
        "title": str(evidence), "version": evidence.version, "codes": sorted(wanted),
        "sha256": words.file.sha256 if words.file else "", "address": words.address,
        "signature": evidence.signature, "signer": evidence.signer,
    })  # fmt: skip
    return evidence
