"""Which facts stand beside a dossier's story? Who it is for, its papers with their scans, its result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from cchc.audit.recording import kind_of
from cchc.documents.models import Attachment
from cchc.dossiers.actions.attach_paper import OTHER_PAPER, why_not_attach_paper
from cchc.dossiers.models import Dossier, DossierPaper, Status
from cchc.dossiers.models.status import CUT_SHORT
from cchc.dossiers.permissions import keeps_papers
from cchc.organization.actor import Actor
from cchc.ui.templatetags.ui import masked_number
from cchc.worktime.spoken import spoken_moment
from cchc.worktime.zone import local

Fact = tuple[str, str]


def applicant_facts(dossier: Dossier, *, by: Actor) -> list[Fact]:
    """Whoever works on the dossier sees whole personal numbers; everybody else masked ones."""
    number = str if keeps_papers(dossier, by) else masked_number
    born_on = dossier.applicant_born_on
    facts = [
        ("Họ tên", dossier.applicant_name),
        ("Định danh", number(dossier.applicant_number)),
        ("Ngày sinh", f"{born_on:%d/%m/%Y}" if born_on else ""),
        ("Địa chỉ", dossier.applicant_address),
        ("Điện thoại", dossier.applicant_phone),
        ("Thư điện tử", dossier.applicant_email),
        ("Chủ hồ sơ", dossier.owner_name),
        ("Định danh chủ hồ sơ", number(dossier.owner_number)),
        ("Trường hợp", dossier.case),
        ("Trích yếu", dossier.summary),
        ("Cách nộp", dossier.get_channel_display()),
        ("Nhận kết quả", dossier.get_result_by_display()),
        ("Số bộ hồ sơ", str(dossier.sets) if dossier.sets > 1 else ""),
    ]
    return [(label, value) for label, value in facts if value]


def result_facts(dossier: Dossier) -> list[Fact]:
    """What became of the dossier so far."""
    facts = [
        ("Quyết định", dossier.get_decision_display() if dossier.decision else ""),
        ("Ký duyệt", spoken_moment(dossier.decided_at) if dossier.decided_at else ""),
        ("Lý do", "" if dossier.status in CUT_SHORT else dossier.reason),
        ("Số văn bản", dossier.result_number),
        ("Phát hành", spoken_moment(dossier.issued_at) if dossier.issued_at else ""),
        ("Người nhận", dossier.returned_to),
        ("Trả lúc", spoken_moment(dossier.returned_at) if dossier.returned_at else ""),
        ("Số lưu trữ", dossier.archive_number),
    ]
    return [(label, value) for label, value in facts if value]


@dataclass(frozen=True)
class Scan:
    name: str
    said: str
    url: str
    withdraw_url: str


@dataclass(frozen=True)
class PaperLine:
    """One paper of the dossier: `kind` is held, looked_up, missing or other."""

    kind: str
    name: str
    said: str
    scans: tuple[Scan, ...]


def papers_of(dossier: Dossier, *, by: Actor) -> list[PaperLine]:
    """The papers received, what is still missing before reception, and scans of no listed paper."""
    scans: dict[str, list[Scan]] = {}
    may_withdraw = why_not_attach_paper(dossier=dossier, by=by) is None
    attachments = Attachment.objects.of(kind_of(dossier), dossier.pk).standing().select_related("file")
    for attachment in attachments.order_by("uploaded_at", "id"):
        scans.setdefault(attachment.label, []).append(_scan(dossier, attachment, may_withdraw=may_withdraw))
    lines = [_paper_line(paper, scans.pop(paper.name, [])) for paper in dossier.papers.all()]
    if dossier.status == Status.AWAITING_COMPLETION:
        held = {paper.code for paper in dossier.papers.all()}
        wanted = (paper for paper in dossier.procedure.content.papers if paper.required and paper.code not in held)
        lines += [PaperLine("missing", paper.name, "còn thiếu", tuple(scans.pop(paper.name, []))) for paper in wanted]
    return lines + [PaperLine("other", label or OTHER_PAPER, "", tuple(others)) for label, others in scans.items()]


def _paper_line(paper: DossierPaper, scans: Iterable[Scan]) -> PaperLine:
    if paper.looked_up:
        return PaperLine("looked_up", paper.name, "tra cứu, không phải nộp", tuple(scans))
    counts = {"bản chính": paper.originals, "bản sao": paper.copies}
    said = ", ".join(f"{count} {words}" for words, count in counts.items() if count)
    return PaperLine("held", paper.name, said, tuple(scans))


def _scan(dossier: Dossier, attachment: Attachment, *, may_withdraw: bool) -> Scan:
    size = attachment.file.size
    amount = f"{size / 1024**2:.1f} MB".replace(".", ",") if size >= 1024**2 else f"{-(-size // 1024)} KB"
    return Scan(
        name=attachment.name,
        said=f"{amount}, {attachment.uploaded_by_name} đính kèm {local(attachment.uploaded_at):%d/%m, %H:%M}",
        url=reverse("paper_file", args=[dossier.pk, attachment.pk]),
        withdraw_url=reverse("withdraw_paper", args=[dossier.pk, attachment.pk]) if may_withdraw else "",
    )
