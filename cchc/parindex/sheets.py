"""What do the papers after publication say? Plain values for the printed forms (parindex.md §4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cchc.documents.form_values import Form
from cchc.documents.heading import office_of
from cchc.lifecycle.clock import now
from cchc.organization.models import Post
from cchc.parindex.models import Answer, Assessment, LostPoint, LostStatus
from cchc.parindex.numbers import half_up, written
from cchc.parindex.presentation.lost import lines_of
from cchc.parindex.standing import field_rows
from cchc.ui.templatetags.ui import ngay

PAPERS = {  # in the address: the printed form, what its link says
    "bien-ban": ("bien-ban-kiem-diem", "Biên bản họp kiểm điểm"),
    "khac-phuc": ("ke-hoach-khac-phuc", "Kế hoạch khắc phục"),
    "bao-cao": ("bao-cao-kiem-diem", "Báo cáo cấp trên"),
}
ANSWERED = {Answer.OPEN: "", Answer.CONFIRMED: "nhận trách nhiệm", Answer.CONTESTED: "không đồng ý"}


@dataclass(frozen=True, kw_only=True)
class FieldLine:
    name: str
    max: str
    achieved: str
    lost: str


@dataclass(frozen=True, kw_only=True)
class LostLine:
    code: str
    name: str
    lost: str
    cause: str
    people: str


@dataclass(frozen=True, kw_only=True)
class RemedyLine:
    leaf: str
    leaf_name: str
    lost: str
    code: str
    title: str
    product: str
    lead: str
    due_on: str
    expected: str


@dataclass(frozen=True, kw_only=True)
class ReviewSheet(Form):
    """Minutes, remedy plan and report upwards: three papers of the same facts."""

    round: str
    unit: str
    total: str
    index: str
    rank: str
    grade: str
    lost: str
    expected: str
    stated: int
    concluded: int
    contested: int
    fields: tuple[FieldLine, ...]
    lines: tuple[LostLine, ...]
    remedies: tuple[RemedyLine, ...]


@dataclass(frozen=True, kw_only=True)
class OwnLine:
    code: str
    name: str
    lost: str
    share: str
    points: str
    cause: str
    words: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class PersonalSheet(Form):
    """Bản kiểm điểm cá nhân: what one person is named for, and what he says to it."""

    round: str
    person: str
    post: str
    lines: tuple[OwnLine, ...]


def review_of(sheet: Assessment, rows: list[LostPoint]) -> ReviewSheet:
    """`rows` with shares, posts, remedies and tasks read."""
    content = sheet.round.rubric.content
    lines = lines_of(rows, content)
    remedies = [(row, each) for row in rows for each in row.remedies.all()]
    return ReviewSheet(
        office=office_of(sheet.unit), issued_at=now(), round=sheet.round.title, unit=sheet.unit.name,
        total=_two(sheet.total), index=_two(sheet.index), rank=str(sheet.rank or ""), grade=sheet.grade,
        lost=written(sum((row.lost for row in rows), Decimal(0))),
        expected=written(sum((each.expected for _, each in remedies), Decimal(0))),
        stated=sum(row.status != LostStatus.PROPOSED for row in rows),
        concluded=sum(row.status == LostStatus.CONCLUDED for row in rows),
        contested=sum(line["contested"] for line in lines),
        fields=tuple(
            FieldLine(name=each.name, max=written(each.max), achieved=written(each.final), lost=written(each.lost))
            for each in field_rows(content, sheet.lines.all())
        ),
        lines=tuple(
            LostLine(
                code=line["row"].code, name=line["row"].name, lost=written(line["row"].lost),
                cause=": ".join(each for each in (line["cause"], line["row"].explanation) if each),
                people=line["people_said"],
            )
            for line in lines
        ),
        remedies=tuple(
            RemedyLine(
                leaf=row.code, leaf_name=row.name, lost=written(row.lost), code=each.task.code, title=each.task.title,
                product=each.task.product, lead=each.task.holder.official.full_name if each.task.holder else "",
                due_on=ngay(each.task.due_at), expected=written(each.expected),
            )
            for row, each in remedies
        ),
    )  # fmt: skip


def personal_of(sheet: Assessment, rows: list[LostPoint], post: Post) -> PersonalSheet:
    """Of the post's own shares alone."""
    lines = lines_of(rows, sheet.round.rubric.content)
    own = [(line, share) for line in lines for share in line["shares"] if share.post_id == post.pk]
    return PersonalSheet(
        office=office_of(sheet.unit), issued_at=now(), round=sheet.round.title, person=post.official.full_name,
        post=post.position.name,
        lines=tuple(
            OwnLine(
                code=line["row"].code, name=line["row"].name, lost=written(line["row"].lost), share=f"{share.share} %",
                points=written(half_up(line["row"].lost * share.share / 100, 4)),
                cause=": ".join(each for each in (line["cause"], line["row"].explanation) if each),
                words=share.words, answer=ANSWERED[Answer(share.answer)],
            )
            for line, share in own
        ),
    )  # fmt: skip


def _two(value: Decimal | None) -> str:
    return "" if value is None else f"{half_up(value, 2):f}".replace(".", ",")
