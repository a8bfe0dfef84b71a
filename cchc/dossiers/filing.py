"""What does a person file, and what must it contain before a verb may use it?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.catalogue.schema import Paper
from cchc.dossiers.models import Dossier, DossierPaper
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal
from cchc.organization.models import Unit

# 12 digits; a 9-digit identity card; a passport; a tax or business code
NUMBER = re.compile(r"\d{12}|\d{9}|[A-Z]\d{7,8}|\d{10}(-\d{3})?", re.ASCII)
OLDEST = date(1900, 1, 1)


@dataclass(frozen=True)
class Filing:
    """One request as it lies on the counter. `papers` names the code of each paper handed in or looked up."""

    submission: UUID
    procedure: ProcedureVersion
    process: ProcessVersion
    applicant_name: str
    applicant_number: str
    applicant_address: str
    case: str = ""
    channel: str = Dossier.Channel.DIRECT
    applicant_born_on: date | None = None
    applicant_phone: str = ""
    applicant_email: str = ""
    owner_name: str = ""
    owner_number: str = ""
    summary: str = ""
    sets: int = 1
    result_by: str = Dossier.ResultBy.COUNTER
    fee_due: int | None = None
    papers: frozenset[str] = field(default_factory=frozenset)
    competent: Unit | None = None  # who decides, when it is not the receiving unit
    result_at_receiving_unit: bool = False
    outside_code: str = ""  # given by the competent unit's own system, when it works with another one

    @property
    def missing(self) -> list[Paper]:
        """Required papers that are not there."""
        return [p for p in self.procedure.content.papers if p.required and p.code not in self.papers]

    def columns(self) -> Mapping[str, Any]:
        """The dossier's columns that the filing fills."""
        names = (
            "procedure", "process", "case", "channel", "applicant_name", "applicant_number", "applicant_born_on",
            "applicant_address", "applicant_phone", "applicant_email", "owner_name", "owner_number", "summary",
            "sets", "result_by", "fee_due",
        )  # fmt: skip
        values = {name: getattr(self, name) for name in names}
        return {
            name: unicodedata.normalize("NFC", value.strip()) if isinstance(value, str) else value
            for name, value in values.items()
        }

    @property
    def papers_looked_up(self) -> bool:
        """Is one of the papers found in a database or store, and not collected?"""
        return any(paper.looked_up for paper in self.procedure.content.papers if paper.code in self.papers)

    def paper_rows(self, dossier: Dossier) -> list[DossierPaper]:
        """One row for each paper that is there."""
        return [
            DossierPaper(
                dossier=dossier, code=paper.code, name=paper.name, looked_up=paper.looked_up,
                originals=0 if paper.looked_up else paper.originals, copies=0 if paper.looked_up else paper.copies,
            )
            for paper in self.procedure.content.papers
            if paper.code in self.papers
        ]  # fmt: skip


def why_not_file(filing: Filing) -> Refusal | None:
    """Faults of the request itself, in the order in which the form asks."""
    sentences = {
        "Chưa có họ tên người nộp.": not filing.applicant_name.strip(),
        "Chưa có địa chỉ người nộp.": not filing.applicant_address.strip(),
        "Số định danh phải có 12 chữ số (hoặc số chứng minh 9 chữ số, hộ chiếu, mã số thuế).": (
            not NUMBER.fullmatch(filing.applicant_number)
        ),
        "Số định danh của chủ hồ sơ phải có 12 chữ số.": (
            bool(filing.owner_number) and not NUMBER.fullmatch(filing.owner_number)
        ),
        "Có số định danh của chủ hồ sơ thì phải có họ tên chủ hồ sơ.": (
            bool(filing.owner_number) and not filing.owner_name.strip()
        ),
        f"Ngày sinh phải từ {OLDEST:%d/%m/%Y} đến hôm nay.": (
            filing.applicant_born_on is not None and not OLDEST <= filing.applicant_born_on <= today()
        ),
        "Số bộ hồ sơ phải từ 1 đến 99.": not 1 <= filing.sets <= 99,
        "Thủ tục này chưa có hiệu lực hoặc đã hết hiệu lực.": not _in_force(filing.procedure),
        "Quy trình nội bộ của thủ tục này chưa có hiệu lực.": not _in_force(filing.process),
        "Quy trình nội bộ không thuộc thủ tục đã chọn.": (filing.process.procedure_id != filing.procedure.procedure_id),
    }
    return next((Refusal(sentence) for sentence, fault in sentences.items() if fault), None)


def why_not_complete(filing: Filing) -> Refusal | None:
    """Required papers that are missing."""
    if not filing.missing:
        return None
    names = "; ".join(paper.name for paper in filing.missing)
    return Refusal(f"Còn thiếu: {names}. Hãy bổ sung, hoặc lập phiếu yêu cầu hoàn thiện hồ sơ một lần cho đủ.",
                   "Điều 17 Nghị định 118/2025/NĐ-CP")  # fmt: skip


def _in_force(version: ProcedureVersion | ProcessVersion) -> bool:
    return version.effective_from <= today() and (version.effective_until is None or version.effective_until > today())
