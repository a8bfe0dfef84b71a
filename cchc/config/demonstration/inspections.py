"""How is the invented ward inspected? Twice a year by plan, once unannounced; and every field looks at itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc.config.demonstration.tasks import put_right
from cchc.config.demonstration.ward import Life, Ward, together
from cchc.inspections.actions.answer_checklist import about, answer_checklist, why_not_answer_checklist
from cchc.inspections.actions.answer_finding import answer_finding
from cchc.inspections.actions.conclude_inspection import ConclusionWords, conclude_inspection
from cchc.inspections.actions.draw_sample import draw_sample
from cchc.inspections.actions.open_inspection import open_inspection
from cchc.inspections.actions.plan_inspection import plan_inspection
from cchc.inspections.actions.record_finding import record_finding
from cchc.inspections.drawing import population
from cchc.inspections.models import Draw, Finding, Inspection, Kind, SampledItem, Status
from cchc.inspections.quarters import days_of, quarter_of
from cchc.inspections.rules import checklist_of
from cchc.inspections.words import FindingWords, Judgement, OpeningWords, PlanWords
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor
from cchc.worktime.zone import ZONE

HOUR = 60  # working minutes
DAY = 8 * HOUR
TO_FIX = timedelta(days=15)
ENOUGH = 5  # dossiers, and tasks, of a sample


@dataclass(frozen=True)
class Seen:
    """What a team will find, and how many days after its deadline it is put right: before it, when negative."""

    item: str
    content: str
    text: str
    required: str
    days_after: int = -4
    is_upheld: bool = True


@dataclass(frozen=True)
class Held:
    """One inspection of every year; `after` the first day of its quarter it begins."""

    quarter: int
    kind: str
    checklist: str
    subject: str
    division: str
    after: timedelta
    seen: tuple[Seen, ...]


YEARLY = (
    Held(
        2, Kind.PLANNED, "cong-vu", "Kiểm tra công vụ đợt 1: giờ giấc, tác phong, giải quyết hồ sơ",
        "Phòng Kinh tế, Hạ tầng và Đô thị", timedelta(days=40),
        (
            Seen("so-giao-ca", "ND4", "Sổ theo dõi giao nhận hồ sơ bỏ trống nhiều ngày", "Ghi sổ giao nhận hằng ngày"),
            Seen("ho-so-tre", "ND2", "Hồ sơ trễ hạn chưa có văn bản xin lỗi, hẹn lại",
                 "Gửi văn bản xin lỗi cho từng hồ sơ trễ và rà soát hằng tuần", days_after=5),
        ),
    ),
    Held(
        3, Kind.UNANNOUNCED, "cong-vu", "Kiểm tra đột xuất kỷ luật, kỷ cương hành chính", "Phòng Văn hóa - Xã hội",
        timedelta(days=43),
        (Seen("gio-giac", "ND4", "Vắng mặt đầu giờ chiều không có người làm thay", "Phân công người làm thay"),),
    ),
    Held(
        4, Kind.PLANNED, "cchc-bay-noi-dung", "Kiểm tra cải cách hành chính đợt 2: bảy nội dung",
        "Trung tâm Phục vụ hành chính công", timedelta(days=40),
        (
            Seen("niem-yet", "ND2", "Bảng niêm yết còn thủ tục đã bãi bỏ", "Thay bảng niêm yết theo quyết định mới"),
            Seen("so-hoa", "ND6", "Một số hồ sơ chưa số hóa thành phần giấy tờ", "Số hóa bổ sung", is_upheld=False),
        ),
    ),
)  # fmt: skip

SELF_SEEN = Seen("ky-luat", "ND4", "Có ngày chưa bố trí người trực thay khi công chức đi họp", "Lập lịch trực thay")


def inspected(ward: Ward, start: datetime, until: datetime) -> Iterator[tuple[datetime, Life]]:
    """Each life with the moment at which it begins; a short play may meet none."""
    for year in range(start.year, until.year + 1):
        for held in YEARLY:
            begins = _morning(ward, year, held.quarter, held.after)
            planned = max(ward.calendar.normalise(start + timedelta(hours=8)), begins - timedelta(days=75))
            if start <= planned < begins < until:
                yield ward.calendar.normalise(planned), inspection(ward, held, year, begins)
        for quarter in (1, 2, 3, 4):
            begins = _morning(ward, year, quarter, timedelta(days=80))
            if start <= begins < until:
                yield begins, self_inspections(ward)


def _morning(ward: Ward, year: int, quarter: int, after: timedelta) -> datetime:
    """Half past eight of a working day."""
    day = days_of(year, quarter)[0] + after
    return ward.calendar.normalise(datetime(day.year, day.month, day.day, 8, 30, tzinfo=ZONE))


def inspection(ward: Ward, held: Held, year: int, begins: datetime) -> Life:
    """Planned, opened, a day on the spot, answered, concluded; then everybody puts right what is his."""
    quarter = held.quarter if (year, held.quarter) >= (today().year, quarter_of(today())) else quarter_of(today())
    planned = plan_inspection(by=ward.office, words=PlanWords(
        unit=ward.office.unit, year=year, quarter=quarter, kind=held.kind, subject=held.subject,
        checklist=held.checklist, division=held.division,
    ))  # fmt: skip
    yield begins
    opened = open_inspection(inspection=planned, by=ward.chair, words=_decision(ward, planned))
    yield ward.calendar.add_working_minutes(now(), DAY)
    team = [ward.actors[member.post_id] for member in opened.team.all()]
    _look(opened, team, {each.item for each in held.seen})
    found = [_find(ward, opened, team, each, place) for place, each in enumerate(held.seen)]
    yield ward.calendar.add_working_minutes(now(), DAY)
    for finding in found:
        answer_finding(finding=finding, by=ward.actors[finding.responsible_id], answer="Thống nhất, xin khắc phục.")
    yield ward.calendar.add_working_minutes(now(), 2 * DAY)
    _conclude(ward.chair, opened, f"{opened.number + 30}/KL-UBND", zip(found, held.seen, strict=True))
    upheld = [(finding, seen.days_after) for finding, seen in zip(found, held.seen, strict=True) if seen.is_upheld]
    yield from together(_remedy(ward, finding, days) for finding, days in upheld)


def _decision(ward: Ward, planned: Inspection) -> OpeningWords:
    leader = next(actor for actor in ward.actors.values() if actor.role == "vice_chair")
    notice = f"{planned.number + 10}/TB-UBND" if planned.kind == Kind.PLANNED else ""
    return OpeningWords(
        decision_number=f"{planned.number + 40}/QĐ-UBND", notice_number=notice, leader=leader.post,
        period_from=today() - timedelta(days=90), period_until=today() - timedelta(days=1), members=[ward.office.post],
    )  # fmt: skip


def _look(opened: Inspection, team: list[Actor], bad: set[str]) -> None:
    """Both samples, the checklist of the place, and of each thing drawn by a member whose own it is not."""
    writer = team[-1]
    for of in Draw.Of.values:
        if population(opened, of, now()):
            draw_sample(inspection=opened, by=writer, of=of, size=ENOUGH, seed=f"{opened.year}-{opened.number}")
    _write(opened, writer, None, bad)
    items = SampledItem.objects.filter(draw__inspection=opened).select_related("dossier", "task__holder")
    for item in items.order_by("draw__of", "place"):
        free = [one for one in team if why_not_answer_checklist(inspection=opened, by=one, sampled=item) is None]
        if free:
            _write(opened, free[-1], item, bad if item.place == 1 else set())


def _write(opened: Inspection, by: Actor, item: SampledItem | None, bad: set[str]) -> None:
    asked = checklist_of(opened).about(about(item))
    answers = {
        each.code: ("not_met", "Có trường hợp chưa đạt, ghi ở phần phát hiện.") if each.code in bad else ("met", "")
        for each in asked
    }
    if answers:
        answer_checklist(inspection=opened, by=by, sampled=item, answers=answers)


def _find(ward: Ward, opened: Inspection, team: list[Actor], seen: Seen, place: int) -> Finding:
    """Against the people of the inspected division in turn."""
    there = [
        actor.post
        for actor in ward.actors.values()
        if actor.role in ("officer", "counter", "field_lead") and actor.post.position.division == opened.division
    ]
    return record_finding(inspection=opened, by=team[-1], words=FindingWords(
        text=seen.text, content=seen.content, responsible=there[place % len(there)], required=seen.required,
        due_on=today() + TO_FIX, item=seen.item,
    ))  # fmt: skip


def _conclude(by: Actor, opened: Inspection, number: str, judged: Iterable[tuple[Finding, Seen]]) -> None:
    judgements = {
        finding.pk: Judgement(is_upheld=seen.is_upheld, reason="" if seen.is_upheld else "Đã số hóa trước khi kết luận")
        for finding, seen in judged
    }
    text = "Bộ phận được kiểm tra chấp hành tốt các nội dung chính; tồn tại nêu trong biên bản phải khắc phục đúng hạn."
    conclude_inspection(inspection=opened, by=by, words=ConclusionWords(
        number=number, text=text, judgements=judgements,
    ))  # fmt: skip


def _remedy(ward: Ward, finding: Finding, days_after: int) -> Life:
    """Accepted, put right some days before or after the deadline, confirmed by who gave it."""
    finding.refresh_from_db()
    task, by = finding.task, ward.actors[finding.responsible_id]
    assert task  # noqa: S101 (what is upheld is a task)
    yield from put_right(ward, task, by, days_after=days_after, number=finding.number + 60)


def self_inspections(ward: Ward) -> Life:
    """Each lead of a field writes his checklist; one in the quarter finds something of his own people."""
    mine = Inspection.objects.filter(unit=ward.office.unit_id, kind=Kind.SELF, status=Status.OPEN)
    remedies: list[Life] = []
    for place, own in enumerate(mine.select_related("lead", "unit").order_by("year", "number")):
        lead = ward.actors.get(own.lead_id) if own.lead_id else None
        if lead is None:
            continue
        _look(own, [lead], {"ky-luat"} if place == 0 else set())
        found = [_find(ward, own, [lead], SELF_SEEN, place)] if place == 0 else []
        _conclude(lead, own, f"{own.number}/BC-TKT", [(each, SELF_SEEN) for each in found])
        remedies += [_remedy(ward, each, SELF_SEEN.days_after) for each in found]
        yield ward.calendar.add_working_minutes(now(), HOUR)
    yield from together(remedies)
