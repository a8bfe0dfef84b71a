"""Was the record tampered with? Every chain and every seal is computed again and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.audit.models import GENESIS, Event, Seal
from cchc.audit.sealing import heads_of


@dataclass(frozen=True)
class Fault:
    """One place where the record contradicts itself, in Vietnamese."""

    where: str
    sentence: str


def faults() -> Iterator[Fault]:
    """Every changed, deleted or inserted row that the chains and seals reveal."""
    yield from _chain_faults()
    yield from _seal_faults()


def _chain_faults() -> Iterator[Fault]:
    subject, number, previous = None, 0, GENESIS
    for event in Event.objects.order_by("subject_kind", "subject_id", "number").iterator(chunk_size=2000):
        if (event.subject_kind, event.subject_id) != subject:
            subject, number, previous = (event.subject_kind, event.subject_id), 0, GENESIS
        where = f"{event.subject_kind}:{event.subject_id} sự kiện {event.number} ({event.name})"
        if event.number != number + 1:
            yield Fault(where, f"mất sự kiện từ số {number + 1} đến số {event.number - 1}")
        elif event.previous_hash != previous:
            yield Fault(where, "bị chèn vào, hoặc sự kiện liền trước đã bị thay: mã băm không nối với sự kiện trước")
        if event.hash != event.computed_hash():
            yield Fault(where, "nội dung đã bị sửa sau khi ghi: mã băm không khớp")
        number, previous = event.number, event.hash


def _seal_faults() -> Iterator[Fault]:
    previous = GENESIS
    sealed_until = None
    for seal in Seal.objects.order_by("day"):
        where = f"niêm phong ngày {seal.day:%d/%m/%Y}"
        if seal.previous_hash != previous:
            yield Fault(where, "không nối với niêm phong trước: có niêm phong bị xóa hoặc bị chèn")
        if seal.hash != seal.computed_hash():
            yield Fault(where, "bản thân niêm phong đã bị sửa")
        yield from _day_faults(seal, where)
        previous, sealed_until = seal.hash, seal.day
    if sealed_until:
        days = set(Event.objects.filter(day__lte=sealed_until).values_list("day", flat=True).distinct())
        for day in sorted(days - set(Seal.objects.values_list("day", flat=True))):
            yield Fault(f"ngày {day:%d/%m/%Y}", "có sự kiện được chèn vào một ngày đã qua mà không có niêm phong")


def _day_faults(seal: Seal, where: str) -> Iterator[Fault]:
    heads, events = heads_of(seal.day)
    for subject in sorted(seal.heads.keys() - heads.keys()):
        yield Fault(where, f"mọi sự kiện trong ngày của {subject} đã bị xóa")
    for subject in sorted(heads.keys() - seal.heads.keys()):
        yield Fault(where, f"{subject} có sự kiện được chèn vào sau khi niêm phong")
    for subject in sorted(heads.keys() & seal.heads.keys()):
        sealed, found = tuple(seal.heads[subject]), heads[subject]
        if sealed[0] > found[0]:
            yield Fault(where, f"{subject}: sự kiện {found[0] + 1} đến {sealed[0]} đã bị xóa")
        elif sealed[0] < found[0]:
            yield Fault(where, f"{subject}: sự kiện {found[0]} được chèn vào sau khi niêm phong")
        elif sealed[1] != found[1]:
            yield Fault(where, f"{subject}: sự kiện {found[0]} đã bị sửa và tính lại mã băm")
    if events != seal.events:
        yield Fault(where, f"lúc niêm phong có {seal.events} sự kiện, nay có {events}")
