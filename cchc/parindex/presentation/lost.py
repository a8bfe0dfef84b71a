"""How is a lost point said: its line in the table, the sums, its story?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from cchc.audit.models import Event
from cchc.lifecycle.clock import today
from cchc.parindex.causes import cause_named
from cchc.parindex.models import Answer, LostPoint, LostStatus
from cchc.parindex.numbers import written
from cchc.parindex.schema import RubricContent

ANSWERED = {Answer.CONFIRMED: "nhận", Answer.CONTESTED: "không đồng ý", Answer.OPEN: "chưa trả lời"}
EVENTS = {
    "cause_stated": "Nêu nguyên nhân, trách nhiệm", "share_answered": "Trả lời phần trách nhiệm",
    "lost_point_concluded": "Kết luận", "remedy_planned": "Giao việc khắc phục",
}  # fmt: skip


def lines_of(rows: Iterable[LostPoint], rubric: RubricContent) -> list[dict[str, Any]]:
    """In the order of the sheet; the first of a field carries the field's name."""
    fields, shown, lines = {field.code: field.name for field in rubric.parts}, set[str](), []
    for row in rows:
        field = row.code.partition(".")[0]
        cause = cause_named(row.cause, today())
        shares, remedies = list(row.shares.all()), list(row.remedies.all())
        lines.append({
            "row": row, "field": fields.get(field, "") if field not in shown else "",
            "cause": cause.name if cause else "", "shares": shares, "remedies": remedies,
            "contested": any(share.answer == Answer.CONTESTED for share in shares),
            "people_said": "; ".join(
                f"{share.post.official.full_name} {share.share} % ({ANSWERED[Answer(share.answer)]})"
                for share in shares
            ),
            "remedies_said": "; ".join(
                f"{each.task.code} {each.task.title} (dự kiến {written(each.expected)} điểm)" for each in remedies
            ),
        })  # fmt: skip
        shown.add(field)
    return lines


def totals_of(rows: list[LostPoint]) -> dict[str, Any]:
    """What was lost, how much of it is concluded, and how much the remedies promise."""
    lost = sum((row.lost for row in rows), Decimal(0))
    expected = sum((each.expected for row in rows for each in row.remedies.all()), Decimal(0))
    concluded = sum(row.status == LostStatus.CONCLUDED for row in rows)
    return {
        "lost": written(lost), "count": len(rows), "concluded": concluded, "expected": written(expected),
        "contested": sum(any(share.answer == Answer.CONTESTED for share in row.shares.all()) for row in rows),
    }  # fmt: skip


def story_of(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Who did what when, with the words that were said."""
    return [
        {"at": event.at, "who": f"{event.official_name}, {event.post_label}", "what": EVENTS[event.name],
         "words": event.data.get("words") or event.data.get("note") or event.data.get("explanation", "")}
        for event in events
        if event.name in EVENTS
    ]  # fmt: skip
