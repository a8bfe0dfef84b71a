"""What does the register of dossiers (sổ theo dõi hồ sơ, form 07) say? Its columns are content; the facts are here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated, Literal

from django.conf import settings
from django.db.models import Count, F, Q, Sum
from pydantic import Field

from cchc.catalogue.models import ProcedureVersion
from cchc.catalogue.schema import Mark
from cchc.content.reading import ContentModel, content_files, read
from cchc.documents.workbooks import Cell
from cchc.dossiers.models import Dossier, DossierQuerySet, Status
from cchc.dossiers.models.status import HANDED_OVER, RUNNING

Fact = Literal["number", "code", "procedure", "sets", "owner", "address", "phone", "deciding", "received", "due",
               "returned", "result_by", "giver", "taker", "receiver", "note"]  # fmt: skip


class RegisterColumn(ContentModel):
    """One column: the fact that fills it, its heading, its width in characters."""

    fact: Fact
    title: str
    width: Annotated[int, Field(ge=3, le=80)]
    group: str = ""
    mark: Mark


class Register(ContentModel):
    """The official columns from a day on."""

    kind: Literal["register"]
    form: str
    source: str
    effective_from: date
    columns: Annotated[list[RegisterColumn], Field(min_length=1)]


@cache
def _registers() -> tuple[Register, ...]:
    registers = [read(path, Register) for path in content_files("registers", roots=settings.CONTENT_ROOTS)]
    return tuple(sorted(registers, key=lambda register: register.effective_from, reverse=True))


def register_on(day: date) -> Register:
    """The newest layout that is in force on the day; before the first one, the first."""
    registers = _registers()
    return next((register for register in registers if register.effective_from <= day), registers[-1])


def entries(rows: DossierQuerySet) -> DossierQuerySet:
    """What was received, in the order of reception: new entries only ever come at the end."""
    return rows.filter(code__isnull=False).order_by("received_at", "id")


def with_facts(rows: DossierQuerySet) -> DossierQuerySet:
    """Only the columns of which the register speaks."""
    return rows.select_related("unit", "member", "received_by__official", "returned_by__official").only(
        "code", "procedure", "sets", "applicant_name", "owner_name", "applicant_address", "applicant_phone", "status",
        "unit__name", "member__number", "received_at", "due_at", "returned_at", "returned_to", "result_by", "ended_at",
        "extensions", "received_by__official__full_name", "returned_by__official__full_name",
    )  # fmt: skip


def cells(register: Register, dossiers: Iterable[Dossier], *, at: datetime, first: int = 1) -> Iterator[list[Cell]]:
    """One row of cells for each dossier, numbered from `first`."""
    for number, dossier in enumerate(dossiers, start=first):
        yield [
            number if column.fact == "number" else note_of(dossier, at) if column.fact == "note"
            else FACTS[column.fact](dossier)
            for column in register.columns
        ]  # fmt: skip


FACTS: dict[str, Callable[[Dossier], Cell]] = {
    "code": lambda dossier: dossier.code,
    "procedure": lambda dossier: ProcedureVersion.met(dossier.procedure_id).name,
    "sets": lambda dossier: dossier.sets,
    "owner": lambda dossier: dossier.for_whom,
    "address": lambda dossier: dossier.applicant_address,
    "phone": lambda dossier: dossier.applicant_phone,
    "deciding": lambda dossier: dossier.unit.name,
    "received": lambda dossier: dossier.received_at,
    "due": lambda dossier: dossier.due_at,
    "returned": lambda dossier: dossier.returned_at,
    "result_by": lambda dossier: Dossier.ResultBy(dossier.result_by).label,
    "giver": lambda dossier: dossier.returned_by.official.full_name if dossier.returned_by else "",
    "taker": lambda dossier: dossier.returned_to,
    "receiver": lambda dossier: dossier.received_by.official.full_name if dossier.received_by else "",
}


def note_of(dossier: Dossier, at: datetime) -> str:
    """What an inspector looks for: part of a whole, stopped, promised again, late."""
    notes = [f"Phần {dossier.member.number} của hồ sơ liên thông"] if dossier.member else []
    if dossier.status == Status.STOPPED:
        notes.append("Dừng giải quyết")
    if dossier.extensions:
        notes.append("Đã xin lỗi, hẹn lại")
    stands_still = dossier.status in (Status.STOPPED, Status.AWAITING_SUPPLEMENT)
    if not stands_still and dossier.due_at and (dossier.ended_at or at) > dossier.due_at:
        notes.append("Quá hạn")
    return "; ".join(notes)


@dataclass(frozen=True)
class Totals:
    """The last lines of the register."""

    dossiers: int
    sets: int
    direct: int
    online: int
    post: int
    ended: int
    returned: int
    late: int

    @property
    def sentence(self) -> str:
        return (
            f"Tổng số {self.dossiers} hồ sơ, {self.sets} bộ; trực tiếp {self.direct}, trực tuyến {self.online}, "
            f"bưu chính {self.post}; đã giải quyết {self.ended}, đã trả kết quả {self.returned}, quá hạn {self.late}."
        )


def totals(rows: DossierQuerySet, *, at: datetime) -> Totals:
    """In one scan of the period."""
    channel = Dossier.Channel
    ended_late = Q(ended_at__gt=F("due_at")) & ~Q(status=Status.STOPPED)
    late = ended_late | Q(status__in=RUNNING, due_at__lt=at)
    found = rows.order_by().aggregate(
        dossiers=Count("pk"),
        sets=Sum("sets", default=0),
        direct=Count("pk", filter=Q(channel=channel.DIRECT)),
        online=Count("pk", filter=Q(channel=channel.ONLINE)),
        post=Count("pk", filter=Q(channel=channel.POST)),
        ended=Count("pk", filter=Q(ended_at__isnull=False)),
        returned=Count("pk", filter=Q(status__in=HANDED_OVER)),
        late=Count("pk", filter=late),
    )
    return Totals(**found)
