"""What of the posting of procedures lies on the office's desk? By place and decision, late ones first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse

from cchc.catalogue.posting_work import Work
from cchc.desk.groups import SOME, Group
from cchc.desk.rows import Desk, Row, moment_said


def posting_group(work: Sequence[Work], desk: Desk) -> Iterator[Group]:
    """Nothing when every place says what the catalogue says."""
    if work:
        late = sum(each.late for each in work)
        note = f"{late} thủ tục quá hạn" if late else "trong hạn"
        rows = [_row(each, desk) for each in work[:SOME]]
        more_url = reverse("postings") if len(work) > SOME else ""
        yield Group("Niêm yết thủ tục", len(work), rows, note, more_url)


def _row(work: Work, desk: Desk) -> Row:
    kind, left = work.left(desk.at, desk.calendar)
    return Row(
        due=work.due_at,
        kind=kind,
        what=work.place,
        url=work.url,
        code=work.publication,
        whom=work.said,
        time_text=left,
        due_text=f"Hạn {moment_said(work.due_at, desk.today)}",
        action="Xác nhận",
        action_url=work.url,
    )
