"""Points, deadlines and states as the pages of a round say them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from cchc.documents.signatures import INTACT, SIGNED, SignatureState
from cchc.lifecycle.clock import now, today
from cchc.parindex.models import Assessment, AssessmentRound, Evidence, RoundStatus, SheetStatus
from cchc.parindex.numbers import half_up, written
from cchc.parindex.standing import SHOWN
from cchc.worktime.zone import local

SOON = 3  # days before a deadline
R = RoundStatus


class Standing(NamedTuple):
    kind: str
    text: str


def points_said(points: Decimal | None) -> str:
    """«13,25»; what is finer than two places is written out: «0,4167»."""
    if points is None:
        return ""
    shown = half_up(points, SHOWN)
    return f"{shown:f}".replace(".", ",") if shown == points else written(points)


def sum_said(points: Decimal | None) -> str:
    """A sum, with two places."""
    return "" if points is None else f"{half_up(points, SHOWN):f}".replace(".", ",")


def signature_said(evidence: Evidence) -> Standing | None:
    """«Ký số: Nguyễn Văn A, 08:30 ngày 12/01/2026; chữ ký còn nguyên vẹn, …»; None of what is not a PDF."""
    if not evidence.signature:
        return None
    state = SignatureState(evidence.signature)
    kind = "late" if state == SignatureState.BROKEN else "ok" if state in INTACT else "soon"
    if state not in SIGNED:
        return Standing("rest", state.label.capitalize())
    when = f", {local(evidence.signed_at):%H:%M ngày %d/%m/%Y}" if evidence.signed_at else ""
    return Standing(kind, f"Ký số: {evidence.signer}{when}; {state.label}")


def left_until(due_at: datetime) -> Standing:
    days = (local(due_at).date() - today()).days
    if now() > due_at:
        return Standing("late", f"Quá hạn {-days} ngày" if days else "Quá hạn hôm nay")
    text = f"Còn {days} ngày" if days else "Hết hạn hôm nay"
    return Standing("soon" if days <= SOON else "wait", text)


def round_standing(of: AssessmentRound) -> Standing:
    if of.status == R.PUBLISHED:
        return Standing("ok", of.label)
    if of.status == R.CLOSED:
        return Standing("ok" if of.is_published else "rest", of.label)
    return left_until(of.due_at) if of.due_at else Standing("wait", of.label)


def sheet_standing(sheet: Assessment) -> Standing:
    """What the unit itself has done; once it is appraised the round says more."""
    said = SheetStatus(sheet.status).label
    if sheet.rank is not None and sheet.round.is_published:
        return Standing("ok", f"Hạng {sheet.rank}" + (f", {sheet.grade}" if sheet.grade else ""))
    if not sheet.is_locked and sheet.round.status != R.SELF_SCORING:
        return Standing("rest" if sheet.round.rehearsal else "late", "Chưa chốt tự chấm")
    if sheet.status == SheetStatus.SCORING:
        late = now() > sheet.round.self_score_due_at
        return Standing("late" if late else "soon", f"{said}, quá hạn" if late else said)
    return Standing("wait" if sheet.status == SheetStatus.AWAITING_CHAIR else "ok", said)
