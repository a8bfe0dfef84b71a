"""Phi địa giới: which unit may decide what our counter receives, and how does the dossier get there and back?

The electronic part moves in the transaction of the reception; the paper part is a PaperTransfer of its own
(Decree 118/2025/NĐ-CP, Articles 14, 18, 20, 28). A unit without a clerk here works with another system: 0015.
"""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from cchc.dossiers.filing import Filing
from cchc.dossiers.holders import holder_of
from cchc.dossiers.models import Dossier, DossierStep, PaperTransfer, Status
from cchc.dossiers.rules import calendar_of, rules_on
from cchc.dossiers.walking import go_to_step, leave_step
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor
from cchc.organization.models import Post, Unit
from cchc.ui.text import fold
from cchc.worktime.zone import local

OUTSIDE_CODE = re.compile(r"[0-9A-Z][0-9A-Z./-]{4,58}[0-9A-Z]", re.ASCII)
NOT_SENT_BY_US = Refusal("Hồ sơ này không có bản giấy nào chờ chuyển đi từ đơn vị anh/chị.")
NOTHING_COMING = Refusal("Không có bản giấy nào của hồ sơ này đang trên đường đến đơn vị anh/chị.")


def works_here(unit_id: UUID) -> bool:
    """Whether a clerk of the unit receives dossiers in this installation today."""
    return Post.objects.held(today()).filter(unit=unit_id, position__role="counter").exists()


def competent_units(of: Unit) -> list[Unit]:
    """Units of the same province that may decide instead of ours, by name (Article 14: inside the province)."""
    top = _province(of)
    inside = Q(pk=top) | Q(parent=top) | Q(parent__parent=top)
    return list(Unit.objects.in_force(today()).filter(inside).exclude(pk=of.pk).order_by("tier", "name"))


def unit_named(typed: str, units: list[Unit]) -> Unit | None:
    """The unit that was typed or chosen, with or without accents; a part of the name when only one has it."""
    words = fold(typed)
    whole = [unit for unit in units if words in (fold(unit.name), fold(unit.short_name))]
    found = whole or [unit for unit in units if words in fold(unit.name)]
    return found[0] if len(found) == 1 else None


def why_not_elsewhere(filing: Filing, *, by: Actor) -> Refusal | None:
    """Faults of the choice of the competent unit."""
    unit = filing.competent
    if unit is None:
        return None
    if unit.valid_until is not None and unit.valid_until <= today():
        return Refusal(f"{unit.name} không còn hoạt động. Hãy chọn đơn vị kế thừa.")
    if unit.pk == by.unit_id or _province(unit) != _province(by.unit):
        return Refusal(f"Chỉ nhận thay cho đơn vị khác trong tỉnh; hãy chọn lại nơi giải quyết ({unit.name}).",
                       "Điều 14 Nghị định 118/2025/NĐ-CP")  # fmt: skip
    if works_here(unit.pk):
        inside = f"{unit.short_name} dùng chung hệ thống này nên mã do hệ thống cấp: hãy để trống ô mã hồ sơ."
        return Refusal(inside[0].upper() + inside[1:]) if filing.outside_code else None
    if not OUTSIDE_CODE.fullmatch(filing.outside_code):
        return Refusal(f"{unit.name} dùng hệ thống khác: hãy nộp trên hệ thống đó rồi ghi mã hồ sơ được cấp vào đây.")
    if Dossier.objects.filter(code=filing.outside_code).exists():
        return Refusal(f"Mã {filing.outside_code} đã có trong hệ thống. Hãy xem lại mã hồ sơ được cấp.")
    return None


def place(dossier: Dossier, filing: Filing, *, by: Actor) -> None:
    """Whose dossier it is from its reception on; the caller saves it."""
    dossier.unit = filing.competent or by.unit
    if filing.competent is None:
        return
    dossier.received_at_unit = by.unit
    dossier.handled_outside = bool(filing.outside_code)
    dossier.result_at_receiving_unit = (
        filing.result_at_receiving_unit and filing.result_by == Dossier.ResultBy.COUNTER
    )  # fmt: skip


def send_on(dossier: Dossier, filing: Filing, *, by: Actor, at: datetime) -> str:
    """The electronic part goes to the competent counter at once, its papers within a day; to whom it went."""
    if dossier.handled_outside:
        leave_step(dossier, DossierStep.Outcome.SENT_ON, by=by, at=at)
        dossier.status = Status.FORWARDED
        to = dossier.unit.name
    else:
        holder = holder_of(dossier, 1)
        go_to_step(dossier, 1, holder=holder, outcome=DossierStep.Outcome.SENT_ON, by=by, at=at)
        to = f"{holder}, {dossier.unit.short_name}"
    if any(not paper.looked_up for paper in filing.paper_rows(dossier)):
        expect_papers(dossier, PaperTransfer.What.PAPERS, from_unit=by.unit, to_unit=dossier.unit, at=at)
    return to


def expect_papers(
    dossier: Dossier, what: PaperTransfer.What, *, from_unit: Unit, to_unit: Unit, at: datetime
) -> PaperTransfer:
    """Something on paper must now go from one unit to the other, under the rule's limit."""
    limit = rules_on(local(at).date()).papers_elsewhere_within.limit
    due_at = calendar_of(from_unit.calendar).due(at, limit)
    transfer = PaperTransfer(
        dossier=dossier, what=what, from_unit=from_unit, to_unit=to_unit, begun_at=at, due_at=due_at
    )
    transfer.save(force_insert=True)
    return transfer


def to_send(dossier: Dossier, by: Actor) -> PaperTransfer | None:
    """What waits to be sent from the actor's unit."""
    return dossier.paper_transfers.filter(from_unit=by.unit_id, sent_at=None).select_related("to_unit").first()


def to_take(dossier: Dossier, by: Actor) -> PaperTransfer | None:
    """What is on its way to the actor's unit, or to one outside for which our clerk keeps the record."""
    coming = dossier.paper_transfers.filter(sent_at__isnull=False, received_at=None)
    if not (dossier.handled_outside and by.unit_id == dossier.received_at_unit_id):
        coming = coming.filter(to_unit=by.unit_id)
    return coming.select_related("from_unit", "to_unit").first()


def _province(unit: Unit) -> UUID:
    """The unit at the top of the tree."""
    return unit.pk if unit.parent is None else _province(unit.parent)
