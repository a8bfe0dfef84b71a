"""How does the invented ward answer for the points it lost? Causes, shares, answers, conclusions; remedies as tasks."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from cchc.config.demonstration.index_content import IndexContent
from cchc.config.demonstration.tasks import put_right
from cchc.config.demonstration.ward import Life, Ward, together
from cchc.lifecycle.clock import now, today
from cchc.parindex.actions.answer_share import answer_share
from cchc.parindex.actions.conclude_lost_point import conclude_lost_point
from cchc.parindex.actions.plan_remedy import RemedyWords, plan_remedy
from cchc.parindex.actions.state_cause import CauseWords, Share, state_cause
from cchc.parindex.models import Answer, Assessment, Capacity, LostPoint, Remedy, Responsibility

DAY = 8 * 60  # working minutes
LEADS = 20  # percent that whoever leads the field takes over from those whom the records name
MOST = 12  # remedies: the lost points that weigh most
FOUND = 3 * DAY  # after publication the table stands and has been read
SILENT = 11 * DAY  # who has not answered until then is concluded upon


def review(ward: Ward, content: IndexContent, sheet: Assessment) -> Life:
    """From the evening on which `tick` fills the table of lost points."""
    yield ward.calendar.add_working_minutes(now(), FOUND)
    for lost in _of(sheet):
        _state(ward, content, lost)
    yield ward.calendar.add_working_minutes(now(), 2 * DAY)
    _answer(ward, sheet)
    yield ward.calendar.add_working_minutes(now(), SILENT)
    for lost in _of(sheet):
        _conclude(ward, lost)
    yield ward.calendar.add_working_minutes(now(), DAY)
    remedies = [_plan(ward, content, lost) for lost in sorted(_of(sheet), key=lambda each: -each.lost)[:MOST]]
    yield from together(_carry_out(ward, remedy) for remedy in remedies)


def _of(sheet: Assessment) -> list[LostPoint]:
    rows = LostPoint.objects.filter(assessment=sheet).order_by("order")
    return list(rows.select_related("assessment__unit", "assessment__round").prefetch_related("shares__post"))


def _state(ward: Ward, content: IndexContent, lost: LostPoint) -> None:
    """The office; whom the records name keeps most of it, the lead of the field takes a part."""
    survey = lost.code.startswith(("8.1", "8.2"))
    cause, said = content.causes.get(lost.code, ("survey" if survey else "quality", content.plain_cause))
    named = {each.post: each.share for each in lost.shares.all() if each.post_id in ward.actors}
    lead = ward.leads[int(lost.code[0]) % len(ward.leads)].post
    for post in (lead, ward.chair.post):  # the Chair concludes, who answers for nothing by name
        named.pop(post, None)
    if not named:
        shares = [Share(lead, 100, Capacity.LEADER)]
    else:
        whole, left = sum(named.values()), 100 - LEADS
        parts = {post: max(1, share * left // whole) for post, share in named.items()}
        shares = [Share(post, share, Capacity.ADVISER) for post, share in parts.items()]
        shares.append(Share(lead, 100 - sum(parts.values()), Capacity.LEADER))
    state_cause(lost=lost, by=ward.office, words=CauseWords(cause=cause, explanation=said, shares=shares))


def _answer(ward: Ward, sheet: Assessment) -> None:
    """Most take it upon themselves; the first whom the records name does not agree; one says nothing."""
    rows = Responsibility.objects.filter(lost_point__assessment=sheet).order_by("lost_point__order", "-share")
    shares = list(rows.select_related("lost_point__assessment__unit", "lost_point__assessment__round"))
    advised = [each for each in shares if each.capacity == Capacity.ADVISER] or shares
    contested = next((each for each in advised if each.records), advised[0])
    silent = next((each for each in reversed(shares) if each is not contested), None)
    for share in shares:
        if share is silent:
            continue
        if share is contested:
            answer, words = Answer.CONTESTED, "Việc này nhiều bộ phận cùng làm, đề nghị xem lại tỷ lệ của tôi."
        else:
            answer, words = Answer.CONFIRMED, "Nhận trách nhiệm, khắc phục trong quý II và báo cáo Văn phòng."
        answer_share(share=share, by=ward.actors[share.post_id], answer=answer, words=words)


def _conclude(ward: Ward, lost: LostPoint) -> None:
    note = "Đã đối chiếu sổ giao nhận, giữ tỷ lệ như Văn phòng đề xuất."
    conclude_lost_point(lost=lost, by=ward.chair, note=note)


def _plan(ward: Ward, content: IndexContent, lost: LostPoint) -> Remedy:
    """A task of whoever answers for most, to be done before the year's round opens."""
    holder = max(lost.shares.all(), key=lambda each: each.share).post
    expected = min(lost.lost, max(Decimal("0.05"), (lost.lost * Decimal("0.8")).quantize(Decimal("0.01"))))
    words = RemedyWords(
        title=f"Khắc phục điểm bị trừ tiêu chí {lost.code}: {lost.name}"[:300], product="Báo cáo kết quả khắc phục",
        content=content.contents[lost.code[0]], holder=holder, expected=expected,
        due_on=date(today().year, 9, 10) + timedelta(days=lost.order % 40),
    )  # fmt: skip
    return plan_remedy(lost=lost, by=ward.chair, words=words)


def _carry_out(ward: Ward, remedy: Remedy) -> Life:
    task = remedy.task
    assert task.holder_id  # noqa: S101 (a remedy is somebody's)
    by = ward.actors[task.holder_id]
    yield from put_right(ward, task, by, days_after=-(task.number % 9), number=task.number + 200)
