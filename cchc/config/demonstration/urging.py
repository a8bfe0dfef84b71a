"""How does the office of the invented ward urge? Every second Monday what is late or due within the week; most reply
within two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random

from cchc.config.demonstration.ward import Life, Ward
from cchc.lifecycle.clock import now
from cchc.plans.actions.answer_urging import answer_urging, why_not_answer_urging
from cchc.plans.actions.send_urging import send_urging, why_not_send_urging
from cchc.plans.models import UrgingLetter, UrgingRound
from cchc.plans.urging import AT_MOST, LATE, SOON, to_urge
from cchc.worktime.zone import ZONE

MORNING = time(9, 30)
EVERY = timedelta(days=14)
REPLIED = 0.75  # of the letters
DAY = 8 * 60  # working minutes
NOTES = ("Văn phòng tổng hợp báo cáo Chủ tịch tại họp giao ban tuần.", "Đề nghị báo lại trước thứ Năm tuần này.", "")
REPLIES = (
    "Đã xong dự thảo, đang trình lãnh đạo ký.",
    "Chờ số liệu của cấp trên, dự kiến xong trong tuần này.",
    "Đang lấy ý kiến các tổ dân phố, xin hoàn thành trước thứ Sáu.",
    "Đã làm được phần lớn, còn hoàn chỉnh minh chứng.",
    "Người làm chính nghỉ ốm, đã phân công người khác làm tiếp.",
)


def urged(ward: Ward, start: datetime, *, seed: int) -> Iterator[tuple[datetime, Life]]:
    """From the first Monday of the play."""
    day = start.astimezone(ZONE).date()
    monday = day + timedelta(days=-day.weekday() % 7)
    yield datetime.combine(monday, MORNING, ZONE), _rounds(ward, Random(f"urging {seed}"))  # noqa: S311 (a play)


def _rounds(ward: Ward, chance: Random) -> Life:
    while True:
        next_round = now() + EVERY
        if (made := _send(ward, chance)) is not None:
            yield ward.calendar.add_working_minutes(now(), 2 * DAY)
            _reply(ward, made, chance)
        yield next_round


def _send(ward: Ward, chance: Random) -> UrgingRound | None:
    """Nothing on a day off, nothing when nothing is late or due soon."""
    if not ward.calendar.is_working_day(now().astimezone(ZONE).date()):
        return None
    unit = ward.office.unit
    tasks = [task for chosen in (LATE, SOON) for task in to_urge(unit, {"chon": chosen})][:AT_MOST]
    if why_not_send_urging(unit=unit, by=ward.office, tasks=tasks):
        return None
    return send_urging(unit=unit, tasks=tasks, by=ward.office, note=chance.choice(NOTES))


def _reply(ward: Ward, made: UrgingRound, chance: Random) -> None:
    for letter in UrgingLetter.objects.filter(round=made).select_related("task", "round").order_by("task__number"):
        by = ward.actors.get(letter.to_id)
        replies, reply = chance.random() < REPLIED, chance.choice(REPLIES)
        if replies and by and why_not_answer_urging(letter=letter, by=by, reply=reply) is None:
            answer_urging(letter=letter, by=by, reply=reply)
