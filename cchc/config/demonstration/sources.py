"""Which documents reach the invented ward, what do its monthly meetings conclude, and what becomes of the tasks?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from cchc.config.demonstration.ward import Life, Ward
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor
from cchc.plans.actions.accept_product import accept_product
from cchc.plans.actions.accept_task import accept_task
from cchc.plans.actions.demand_redo import demand_redo
from cchc.plans.actions.give_task import give_task
from cchc.plans.actions.record_meeting import record_meeting
from cchc.plans.actions.register_document import register_document
from cchc.plans.actions.report_progress import report_progress
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.giving import TaskWords
from cchc.plans.models import Task
from cchc.plans.presentation.origins import of_conclusion, of_document
from cchc.plans.sources import DocumentWords, MeetingWords, Origin

PROVINCE, DEPARTMENT = "Ủy ban nhân dân tỉnh Đông Giang", "Sở Nội vụ tỉnh Đông Giang"
EVERY = timedelta(days=11)  # a document comes in
LATE, AGAIN = 20, 15  # of one hundred tasks


class Matter(NamedTuple):
    """Something to do: what is said of it, its reform content, its product, and in how many days."""

    text: str
    content: str
    product: str
    days: int


DOCUMENTS = (  # the symbol without its number, who sends it; a matter without days asks for nothing
    ("UBND-KSTT", PROVINCE, Matter("V/v rà soát việc niêm yết công khai thủ tục hành chính", "ND2", "Báo cáo", 15)),
    ("SNV-CCHC", DEPARTMENT, Matter("V/v báo cáo kết quả cải cách hành chính quý", "ND0", "Báo cáo", 10)),
    ("SNV-CCVC", DEPARTMENT, Matter("Thông báo lịch tập huấn cải cách hành chính cho cấp xã", "", "", 0)),
    ("UBND-KGVX", PROVINCE, Matter("V/v đẩy mạnh số hóa kết quả giải quyết thủ tục hành chính", "ND6", "Kế hoạch", 20)),
    ("UBND-NC", PROVINCE, Matter("V/v chấn chỉnh kỷ luật, kỷ cương hành chính", "ND4", "Công văn triển khai", 12)),
    ("SNV-TCBC", DEPARTMENT, Matter("V/v cung cấp số liệu tổ chức bộ máy cấp xã", "ND3", "Bảng số liệu", 7)),
    ("STC-NS", "Sở Tài chính tỉnh Đông Giang", Matter("Hướng dẫn quyết toán kinh phí cải cách hành chính", "", "", 0)),
)
CONCLUSIONS = (
    Matter("Rà soát các hồ sơ trễ hạn trong tháng, báo cáo nguyên nhân của từng hồ sơ", "ND2", "Báo cáo", 10),
    Matter("Thay bảng niêm yết cũ ở sảnh, bổ sung mã QR tra cứu", "ND2", "Ảnh bảng niêm yết mới", 7),
    Matter("Xây dựng kế hoạch tuyên truyền cải cách hành chính tại các tổ dân phố", "ND0", "Kế hoạch", 15),
    Matter("Rà soát văn bản của phường hết hiệu lực, đề nghị bãi bỏ", "ND1", "Danh mục văn bản", 20),
    Matter("Tổ chức lớp hướng dẫn nộp hồ sơ trực tuyến cho người dân", "ND6", "Báo cáo kết quả lớp", 25),
    Matter("Phân công lại người thay thế ở quầy khi vắng mặt", "ND4", "Thông báo phân công", 8),
    Matter("Lập dự toán mua máy quét cho Bộ phận Một cửa", "ND5", "Tờ trình", 18),
)


def papers_and_meetings(ward: Ward, start: datetime, until: datetime, *, seed: int) -> Iterator[tuple[datetime, Life]]:
    """Each life with the moment at which it begins; the same seed, the same months."""
    chance = Random(seed)  # noqa: S311 (a play, no secret)
    moment, turn = start + timedelta(days=1, hours=9), 0
    while moment < until:
        yield ward.calendar.normalise(moment), incoming(ward, turn, chance)
        moment, turn = moment + EVERY, turn + 1
    moment, turn = start + timedelta(days=4, hours=15), 0
    while moment < until:
        yield ward.calendar.normalise(moment), meeting(ward, turn, chance)
        moment, turn = moment + timedelta(days=30), turn + 1


def incoming(ward: Ward, turn: int, chance: Random) -> Life:
    """Registered the day after it was signed; the Chair gives what it asks for the same afternoon."""
    symbol, issuer, matter = DOCUMENTS[turn % len(DOCUMENTS)]
    words = DocumentWords(
        way="incoming", symbol=f"{1200 + turn * 37}/{symbol}", issuer=issuer, issued_on=today() - timedelta(days=1),
        summary=matter.text,
    )  # fmt: skip
    document = register_document(by=ward.office, words=words)
    if not matter.days:
        return
    yield ward.calendar.add_working_minutes(now(), chance.randrange(60, 300))
    yield from _given(ward, of_document(document), matter, chance)


def meeting(ward: Ward, turn: int, chance: Random) -> Life:
    """The office sends out the notice the next day and writes down the items; the Chair gives them one by one."""
    held_on = today()
    yield ward.calendar.add_working_minutes(now(), 480)
    title = f"Họp giao ban cải cách hành chính tháng {held_on.month}/{held_on.year}"
    notice = register_document(by=ward.office, words=DocumentWords(
        way="outgoing", symbol=f"{20 + turn}/TB-UBND", issuer=ward.office.unit.name, issued_on=today(),
        summary=f"Thông báo kết luận: {title}",
    ))  # fmt: skip
    matters = [CONCLUSIONS[(turn * 3 + place) % len(CONCLUSIONS)] for place in range(3)]
    kept = record_meeting(by=ward.office, words=MeetingWords(
        held_on=held_on, title=title, chaired_by=ward.chair.official_name,
        conclusions=[matter.text for matter in matters], notice=notice,
    ))  # fmt: skip
    lives = []
    for item, matter in zip(kept.conclusions.all(), matters, strict=True):
        yield ward.calendar.add_working_minutes(now(), 20)
        if item.number < 3 or chance.randrange(100) < 70:  # now and then the last one is only noted
            lives.append(_given(ward, of_conclusion(item, kept), matter, chance))
    yield from _in_turn(lives)


def _in_turn(lives: list[Life]) -> Life:
    """Several lives as one, each act in the order of the clock."""
    waiting = [(moment, place, life) for place, life in enumerate(lives) if (moment := next(life, None))]
    while waiting:
        waiting.sort(key=lambda each: each[:2])
        moment, place, life = waiting.pop(0)
        yield moment
        if again := next(life, None):
            waiting.append((again, place, life))


def _given(ward: Ward, origin: Origin, matter: Matter, chance: Random) -> Life:
    holder = chance.choice([*ward.leads, ward.office])
    words = TaskWords(
        title=origin.title, product=matter.product, content=matter.content, unit=ward.chair.unit, holder=holder.post,
        due_on=ward.calendar.next_working_day(today() + timedelta(days=matter.days)),
    )  # fmt: skip
    task = give_task(words=origin.named_in(words), by=ward.chair)
    yield from _carried_out(ward, task, holder, chance)


def _carried_out(ward: Ward, task: Task, holder: Actor, chance: Random) -> Life:
    """Accepted, told of half-way, handed in, sometimes after the deadline, sometimes twice."""
    assert task.due_at is not None  # noqa: S101 (given with a day)
    length = task.due_at - task.given_at
    yield ward.calendar.add_working_minutes(now(), chance.randrange(30, 600))
    if (task_now := _his(task, holder)) is None:
        return
    accept_task(task=task_now, by=holder)
    yield _not_before(ward, task.given_at + length * 0.5)
    if (task_now := _his(task, holder)) is None:
        return
    report_progress(task=task_now, by=holder, percent=50, note="Đã có dự thảo, đang lấy ý kiến các bộ phận.")
    share = chance.uniform(1.05, 1.5) if chance.randrange(100) < LATE else chance.uniform(0.7, 0.95)
    yield _not_before(ward, task.given_at + length * share)
    number = chance.randrange(10, 300)
    for attempt in (1, 2):
        if (task_now := _his(task, holder)) is None:
            return
        submit_product(task=task_now, by=holder, note="Đã hoàn thành theo nội dung được giao.",
                       product_number=f"{number}/UBND-CCHC")  # fmt: skip
        yield ward.calendar.add_working_minutes(now(), chance.randrange(60, 700))
        if attempt == 1 and chance.randrange(100) < AGAIN:
            demand_redo(
                task=Task.objects.get(pk=task.pk), by=ward.chair, reason="Bổ sung số liệu so sánh với tháng trước."
            )
            yield ward.calendar.add_working_minutes(now(), chance.randrange(240, 900))
            continue
        accept_product(task=Task.objects.get(pk=task.pk), by=ward.chair, judgement="Đạt yêu cầu.")
        return


def _not_before(ward: Ward, moment: datetime) -> datetime:
    """The moment in working time; what was accepted late goes on at once."""
    return max(ward.calendar.normalise(moment), ward.calendar.add_working_minutes(now(), 10))


def _his(task: Task, holder: Actor) -> Task | None:
    """The task as it stands now; others play in the same ward, and what went to somebody else is his no more."""
    rows = Task.objects.open().select_related("unit", "assigner", "holder")
    return rows.filter(pk=task.pk, holder=holder.post).first()
