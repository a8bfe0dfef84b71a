"""What does a list say of a dossier? One definition, read by the screen, by the printed list and by Excel: each shows
what the others show, no more and no less."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cchc.catalogue.models import ProcedureVersion
from cchc.documents.workbooks import Cell
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.presentation.time_left import TimeLeft, time_left
from cchc.dossiers.rules import calendar_of
from cchc.organization.actor import ABOVE, Actor
from cchc.ui.templatetags.ui import masked_number


@dataclass(frozen=True)
class Line:
    """A dossier as the list sees it at one moment."""

    dossier: Dossier
    left: TimeLeft


@dataclass(frozen=True)
class Column:
    """A heading, a width for Excel, what stands below; `under` stands in small letters under the column before it,
    there with `word` before it; `sort` are the two orders (ascending, descending) that the heading offers."""

    title: str
    width: float
    say: Callable[[Line], Cell]
    look: str = ""  # link, code, status, time
    under: bool = False
    sort: tuple[str, str] | None = None
    word: str = ""


def lines_of(dossiers: Iterable[Dossier], *, at: datetime) -> Iterator[Line]:
    for dossier in dossiers:
        yield Line(dossier, time_left(dossier, at=at, calendar=calendar_of(dossier.unit.calendar)))


def columns_for(actor: Actor) -> list[Column]:
    """The unit is said only to who looks upon many."""
    return [column for column in COLUMNS if column is not UNIT or actor.role in ABOVE]


def _holder(line: Line) -> str:
    step = line.dossier.current_step
    return step.holder.official.full_name if step else ""


def _procedure(pk: UUID) -> str:
    return ProcedureVersion.met(pk).plain_name


UNIT = Column("Đơn vị", 28, lambda line: line.dossier.unit.name, under=True)
COLUMNS = [
    Column("Thủ tục", 40, lambda line: _procedure(line.dossier.procedure_id), look="link"),
    Column("Mã hồ sơ", 26, lambda line: line.dossier.code or "chưa có mã", look="code", under=True),
    UNIT,
    Column("Chủ hồ sơ", 26, lambda line: line.dossier.for_whom),
    Column("Số định danh người nộp", 18, lambda line: masked_number(line.dossier.applicant_number), look="code",
           under=True),
    Column("Ngày nộp", 18, lambda line: line.dossier.filed_at, look="time", sort=("oldest", "")),
    Column("Cách nộp", 16, lambda line: Dossier.Channel(line.dossier.channel).label, under=True),
    Column("Trạng thái", 24, lambda line: Status(line.dossier.status).label),
    Column("Số văn bản kết quả", 18, lambda line: line.dossier.result_number, under=True, word="Số "),
    Column("Đang giữ", 24, _holder),
    Column("Bước", 26, lambda line: line.dossier.current_step.name if line.dossier.current_step else "", under=True),
    Column("Thời hạn", 30, lambda line: line.left.text, look="status", sort=("due", "due_last")),
    Column("Hẹn trả", 18, lambda line: line.dossier.due_at, look="time", under=True, word="Hẹn "),
]  # fmt: skip
