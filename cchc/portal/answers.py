"""What does a procedure's page answer a citizen? Five questions in his order, in plain words, unsure ones marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc.catalogue.fees import ONCE
from cchc.catalogue.schema import Fee, Mark, ProcedureContent, TimeLimit
from cchc.catalogue.wording import PaperLine, case_said, limit_said, note_said, papers_of
from cchc.ui.templatetags.ui import vnd

UNSURE = "Phường đang đối chiếu thông tin này"
ASK = "Chưa công bố; hãy hỏi Bộ phận Một cửa"
WHERE = {"direct": "tại Bộ phận Một cửa phường", "online": "trên mạng", "post": "qua bưu điện"}
ONLINE_AT = "Trên mạng là Cổng Dịch vụ công quốc gia."
BY_WHOM = {
    "ubnd": "Ủy ban nhân dân phường giải quyết.",
    "cong_an": "Công an phường giải quyết.",
    "bhxh": "Cơ quan bảo hiểm xã hội giải quyết.",
    "nhieu_co_quan": "Nhiều cơ quan cùng giải quyết, anh/chị chỉ nộp một lần.",
}


@dataclass(frozen=True)
class Answer:
    """`said` in large letters, then sentences; `unsure` when a part was not checked against its source."""

    said: str
    lines: tuple[str, ...] = ()
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
    results = content.results or [ASK]
    return Answers(
        papers=_papers(content),
        time=_told([(limit_said(line), line) for line in content.limits if line.value]),
        money=_told([(_amount(fee), fee) for fee in content.fees if fee.amount is not None]),
        where=_where(content),
        result=Answer(_large(results[0]), tuple(f"{_large(more)}." for more in results[1:])),
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


def _told(published: Sequence[tuple[str, TimeLimit | Fee]]) -> Answer:
    """The first line large, the others under it; a note of an unsure line is the office's own and stays there."""
    if not published:
        return Answer(ASK)
    (said, first), *others = published
    lines = [note_said(first)] if first.mark is Mark.FOUND and note_said(first) else []
    for words, line in others:
        note = f" ({note_said(line)})" if note_said(line) and line.mark is Mark.FOUND else ""
        lines.append(f"{case_said(line)}: {words}{note}" if case_said(line) else f"{words}{note}")
    return Answer(
        _large(f"{said} ({case_said(first)})" if case_said(first) else said),
        tuple(f"{_large(line)}." for line in lines),
        unsure=any(line.mark is not Mark.FOUND for _, line in published),
    )


def _amount(fee: Fee) -> str:
    if not fee.amount:
        return "không mất tiền"
    return vnd(fee.amount) if fee.per in ONCE else f"{vnd(fee.amount)} một {fee.per}"


def _where(content: ProcedureContent) -> Answer:
    *ways, last = [WHERE[channel] for channel in content.channels]
    said = f"{', '.join(ways)} hoặc {last}" if ways else last
    lines = (BY_WHOM[content.agency], ONLINE_AT) if "online" in content.channels else (BY_WHOM[content.agency],)
    return Answer(_large(said), lines)


def _large(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def short_said(content: ProcedureContent) -> str:
    """«trong ngày, không mất tiền»: only what is published; «từ» when every line speaks of a case of its own."""
    first = content.limits[0]
    time = f"{'từ ' if first.case else ''}{limit_said(first)}" if first.value else ""
    return ", ".join(part for part in (time, _least(content.fees)) if part)


def _least(fees: Sequence[Fee]) -> str:
    if not fees or fees[0].amount is None:
        return ""
    least = min((fee for fee in fees if fee.amount), key=lambda fee: fee.amount or 0, default=fees[0])
    if not fees[0].amount:
        return _amount(fees[0])
    return f"{'từ ' if least.amount != fees[0].amount else ''}{_amount(least)}"
