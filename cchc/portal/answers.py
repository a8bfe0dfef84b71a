"""What does a procedure's page answer a citizen? Five questions in his order, in plain words, unsure ones marked."""

from __future__ import annotations

from dataclasses import dataclass

from cchc.catalogue.schema import Fee, Mark, ProcedureContent
from cchc.catalogue.wording import Line, PaperLine, fees_of, limits_of, papers_of
from cchc.ui.templatetags.ui import vnd
from cchc.worktime.limit import Limit

UNSURE = "Phường đang đối chiếu thông tin này"
ASK = "Chưa công bố; hãy hỏi Bộ phận Một cửa"
WHERE = {
    "direct": "tại Bộ phận Một cửa của phường",
    "online": "trên mạng, qua Cổng Dịch vụ công quốc gia",
    "post": "qua bưu điện",
}
BY_WHOM = {
    "ubnd": "Ủy ban nhân dân phường giải quyết.",
    "cong_an": "Công an phường giải quyết.",
    "bhxh": "Cơ quan bảo hiểm xã hội giải quyết.",
    "nhieu_co_quan": "Nhiều cơ quan cùng giải quyết, anh/chị chỉ nộp một lần.",
}


@dataclass(frozen=True)
class Answer:
    """`said` in large letters, then lines of (case, words), each with a note; `unsure` when a part was not checked."""

    said: str
    lines: tuple[tuple[str, str], ...] = ()
    unsure: bool = False


@dataclass(frozen=True)
class Papers:
    said: str
    bring: tuple[PaperLine, ...]
    in_some_cases: tuple[PaperLine, ...]
    looked_up: tuple[PaperLine, ...]
    unsure: bool


@dataclass(frozen=True)
class Answers:
    papers: Papers
    time: Answer
    money: Answer
    where: Answer
    result: Answer


def answers_of(content: ProcedureContent) -> Answers:
    return Answers(
        papers=_papers(content),
        time=_told(limits_of(content), unsure=any(line.mark is not Mark.FOUND for line in content.limits)),
        money=_told(fees_of(content), unsure=any(fee.mark is not Mark.FOUND for fee in content.fees)),
        where=_where(content),
        result=Answer(
            _large(content.results[0] if content.results else ASK), tuple(("", more) for more in content.results[1:])
        ),
    )


def _papers(content: ProcedureContent) -> Papers:
    papers = papers_of(content)
    bring = tuple(paper for paper in papers if paper.required and not paper.looked_up)
    sets = f", {content.sets} bộ" if content.sets > 1 else ""
    said = f"{len(bring)} giấy tờ{sets}" if bring else "Không phải mang giấy tờ nào"
    return Papers(
        said=said if papers else ASK,
        bring=bring,
        in_some_cases=tuple(paper for paper in papers if not paper.required and not paper.looked_up),
        looked_up=tuple(paper for paper in papers if paper.looked_up),
        unsure=any(paper.mark for paper in papers),
    )


def _told(lines: list[Line], *, unsure: bool) -> Answer:
    """The first line large, the others under it with their cases; notes of unsure lines are the office's own."""
    if not lines or lines[0].said.startswith("chưa công bố"):
        return Answer(ASK, unsure=unsure)
    first, *others = lines
    notes = [("", first.note)] if first.note and not first.mark else []
    said = f"{first.said} ({first.case})" if first.case else first.said
    more = [(line.case, ", ".join(filter(None, (line.said, "" if line.mark else line.note)))) for line in others]
    return Answer(_large(said), (*notes, *more), unsure)


def _where(content: ProcedureContent) -> Answer:
    ways = [WHERE[channel] for channel in content.channels]
    return Answer(_large(", hoặc ".join(ways)), (("", BY_WHOM[content.agency]),))


def _large(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def short_said(content: ProcedureContent) -> str:
    """«trong ngày, không mất phí»: only what is published."""
    stated = content.limits[0].value
    return ", ".join(part for part in (Limit.parse(stated).label if stated else "", _fee(content.fees)) if part)


def _fee(fees: list[Fee]) -> str:
    if not fees or fees[0].amount is None:
        return ""
    if fees[0].amount == 0:
        return "không mất phí"
    least = min(fee.amount for fee in fees if fee.amount)
    per = "" if fees[0].per in ("hồ sơ", "lần") else f" một {fees[0].per}"
    return f"{'từ ' if least < fees[0].amount else ''}{vnd(least)}{per}"
