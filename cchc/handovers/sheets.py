"""What does a printed hand-over list say? Its columns, and who signs on which side (onestop.md §3.9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc.documents.form_values import Form
from cchc.documents.heading import office_of
from cchc.dossiers.models import Dossier
from cchc.handovers.models import HandOverList
from cchc.organization.models import Post

FORMS = {
    HandOverList.Kind.DOSSIERS: "giay-ban-giao-ho-so",
    HandOverList.Kind.RESULTS: "phieu-ban-giao-ket-qua",
}


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """One dossier, or one result, on a list that two people sign."""

    code: str
    procedure: str
    owner: str
    address: str = ""
    sets: int = 1
    papers: int = 0
    result: str = ""
    due_at: datetime | None = None
    has_fee: bool = False
    by_post: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class HandOverSheet(Form):
    """Giấy bàn giao hồ sơ, Phiếu bàn giao kết quả."""

    giver: str
    giver_post: str
    receiver: str
    receiver_post: str
    lines: tuple[SheetLine, ...]


def sheet_of(hand_over: HandOverList) -> HandOverSheet:
    """`hand_over` with its unit, both posts, and the lines with their dossiers and papers."""
    return HandOverSheet(
        office=office_of(hand_over.unit),
        issued_at=hand_over.made_at,
        number=f"{hand_over.number}/{hand_over.year}",
        giver=hand_over.giver.official.full_name,
        giver_post=_said(hand_over.giver),
        receiver=hand_over.receiver.official.full_name,
        receiver_post=_said(hand_over.receiver),
        lines=tuple(
            SheetLine(
                code=dossier.code or "",
                procedure=dossier.procedure.plain_name,
                owner=dossier.for_whom,
                address=dossier.applicant_address,
                sets=dossier.sets,
                papers=sum(1 for paper in dossier.papers.all() if not paper.looked_up),
                result=dossier.result_number,
                due_at=dossier.due_at,
                has_fee=bool(dossier.fee_due),
                by_post=dossier.result_by == Dossier.ResultBy.POST,
                note=line.difference,
            )
            for line in hand_over.lines.all()
            for dossier in (line.step.dossier,)
        ),
    )


def _said(post: Post) -> str:
    return f"{post.label}, {post.position.division}"
