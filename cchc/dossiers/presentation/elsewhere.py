"""How does a dossier between two units read? Who received it, who decides, and where its papers are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cchc.dossiers.models import Dossier, PaperTransfer
from cchc.dossiers.presentation.time_left import TimeLeft
from cchc.dossiers.rules import calendar_of
from cchc.organization.actor import Actor
from cchc.worktime.spoken import spoken_minutes, spoken_moment


@dataclass(frozen=True)
class Elsewhere:
    """The panel «Phi địa giới» of the dossier's page."""

    facts: list[tuple[str, str]]
    transfers: list[tuple[PaperTransfer, TimeLeft, str]]


def elsewhere_of(dossier: Dossier, *, at: datetime) -> Elsewhere:
    receiver: Any = dossier.received_at_unit
    collected = receiver if dossier.result_at_receiving_unit else dossier.unit
    facts = [
        ("Nơi tiếp nhận", receiver.name),
        ("Nơi giải quyết", dossier.unit.name),
        ("Hệ thống", "Nơi giải quyết dùng hệ thống khác; kết quả ghi tay" if dossier.handled_outside else ""),
        ("Trả kết quả tại", collected.name if dossier.result_by == Dossier.ResultBy.COUNTER else ""),
    ]
    related = ("from_unit", "to_unit", "sent_by__official", "received_by__official")
    transfers = dossier.paper_transfers.select_related(*related)
    return Elsewhere(
        [(label, value) for label, value in facts if value],
        [(each, transfer_left(each, at=at), transfer_said(each)) for each in transfers],
    )


def transfer_left(transfer: PaperTransfer, *, at: datetime) -> TimeLeft:
    """How the paper part stands against its working day."""
    calendar = calendar_of(transfer.from_unit.calendar)
    minutes = calendar.working_minutes(transfer.received_at or at, transfer.due_at)
    if transfer.is_late(at):
        words = "Đến muộn" if transfer.received_at else "Bản giấy trễ"
        return TimeLeft("late", f"{words} {spoken_minutes(-minutes)}" if minutes else words)
    if transfer.received_at:
        return TimeLeft("ok", "Đã đến")
    return TimeLeft("wait" if transfer.sent_at else "soon", f"Còn {spoken_minutes(minutes)}")


def transfer_said(transfer: PaperTransfer) -> str:
    """Who sent it when, who took it where; or by when it must be there."""
    if transfer.sent_at is None:
        return f"Chưa gửi; phải đến nơi trước {spoken_moment(transfer.due_at)}."
    carrier = f" qua {transfer.carrier}" if transfer.carrier else ""
    said = f"{transfer.sent_by.official} gửi{carrier} lúc {spoken_moment(transfer.sent_at)}"  # type: ignore[union-attr]
    if transfer.received_at is None:
        return f"{said}; nơi nhận chưa xác nhận."
    place = f", để ở {transfer.place}" if transfer.place else ""
    return f"{said}; {transfer.received_by.official} nhận lúc {spoken_moment(transfer.received_at)}{place}."  # type: ignore[union-attr]


def transfer_verb(transfer: PaperTransfer, actor: Actor) -> tuple[str, str]:
    """What the actor's unit has to do with it now, as verb and button; nothing while it waits for the other end."""
    if transfer.sent_at is None:
        return ("send_papers", "Gửi bản giấy") if transfer.from_unit_id == actor.unit_id else ("", "")
    keeps_record = transfer.dossier.handled_outside and transfer.from_unit_id == actor.unit_id
    if transfer.to_unit_id == actor.unit_id or keeps_record:
        return "take_papers", "Nhận bản giấy"
    return "", ""
