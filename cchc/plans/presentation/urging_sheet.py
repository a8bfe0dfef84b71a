"""What does the printed letter of urging say?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc.documents.form_values import Form
from cchc.documents.heading import office_of
from cchc.plans.models import UrgingLetter, UrgingRound
from cchc.plans.presentation.urging import standing_said

FORM = "phieu-don-doc"


@dataclass(frozen=True, kw_only=True)
class UrgedLine:
    code: str
    title: str
    product: str
    source: str
    due_at: datetime | None
    standing: str


@dataclass(frozen=True, kw_only=True)
class UrgingSheet(Form):
    """Phiếu đôn đốc: to one person, all his tasks of the round as they stood."""

    to: str
    to_post: str
    note: str
    sender: str
    sender_post: str
    lines: tuple[UrgedLine, ...]


def sheet_of(made: UrgingRound, letters: Sequence[UrgingLetter]) -> UrgingSheet:
    """`letters` of one person; `made` with its unit and sender."""
    to = letters[0].to
    return UrgingSheet(
        office=office_of(made.unit), issued_at=made.made_at, number=f"{made.number}/{made.year}/PĐĐ",
        to=to.official.full_name, to_post=to.label, note=made.note,
        sender=made.made_by.official.full_name, sender_post=made.made_by.label,
        lines=tuple(
            UrgedLine(
                code=each.task.code, title=each.task.title, product=each.task.product, source=each.task.source_text,
                due_at=each.due_at, standing=standing_said(each.due_at, made.made_at, each.task).text,
            )
            for each in letters
        ),
    )  # fmt: skip
