"""A task of the plan, from its issuing through extension, reminder and urging to its late acceptance; and what the
Chair then reads: the Monday's digest, and the head's screen down to that task.

A journey cannot wait for a month to pass: this ward is served by a clock that the test sets; `cchc tick` runs by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cchc.worktime.zone import ZONE
from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE, serving
from tests.journeys.test_late_dossier import SERVED
from tests.journeys.test_tasks import hand_in, open_task

TASK = "Kế hoạch tuyên truyền cải cách hành chính quý IV"
PREPARED = f"""
from datetime import date, datetime, timedelta
from cchc.config.commands.demo import PASSWORD
from cchc.config.demonstration.play import found_ward
found_ward(PASSWORD)
from cchc.lifecycle.clock import clock_at
from cchc.plans.actions.accept_product import accept_product
from cchc.plans.actions.accept_task import accept_task
from cchc.plans.actions.give_task import give_task
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.models import Plan
from cchc.worktime.zone import ZONE
from tests.factories.office import actor
from tests.factories.plan_files import demonstration_plan
from tests.factories.plans import line, plan_at
from tests.factories.tasks import words
HOLDERS = ("chanhvanphong", "truongphongvhxh", "truongphongkinhte", "tuphap", "vanphong")
for place, row in enumerate(demonstration_plan().lines[:40]):
    by, month = actor(HOLDERS[place % 5]), 1 + place % 8
    due = date(2026, month, 10 + place % 17)
    with clock_at(datetime(2026, month, 2, 9, tzinfo=ZONE)):
        said = words(title=row.title, product=row.product, content=row.content, holder=by.post, due_on=due)
        task = give_task(by=actor("chutich"), words=said)
        task = accept_task(task=task, by=by)
    if place % 9 == 4:
        continue
    with clock_at(datetime(2026, month, due.day, 10, tzinfo=ZONE) + timedelta(days=4 if place % 7 == 3 else -1)):
        submit_product(task=task, by=by, note="Đã ban hành", product_number=f"{{place + 1}}/BC-UBND")
        accept_product(task=task, by=actor("chutich"))
with clock_at(datetime(2026, 9, 8, 9, tzinfo=ZONE)):
    plan_at(Plan.Status.APPROVED,
            line(title={TASK!r}, due_text="18/9", due_days=(date(2026, 9, 18),)),
            line(title="Khảo sát hài lòng quý IV", content="ND2", product="Báo cáo", lead_text="KT",
                 lead=actor("truongphongkinhte").post, due_text="20/12", due_days=(date(2026, 12, 20),)))
"""
TICKED = """
from datetime import datetime
from pathlib import Path
from cchc.config.cli import main
from cchc.lifecycle.clock import clock_at
with clock_at(datetime.fromisoformat(Path({clock!r}).read_text())):
    main(["tick"], prog_name="cchc")
"""


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clock") / "now"


@pytest.fixture(scope="module")
def ward_of_its_own(ready: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Eight months of tasks behind it, the plan approved and not yet issued."""
    installation = ready.copy(tmp_path_factory.mktemp("steered-ward"))
    installation.python(PREPARED)
    return installation


@pytest.fixture(scope="module")
def address(clock: Path, ward_of_its_own: Installation) -> Iterator[str]:
    it_is(clock, 9, 9, 9)
    with serving(ward_of_its_own, script=SERVED.format(clock=str(clock))) as address:
        yield address


def it_is(clock: Path, month: int, day: int, hour: int) -> None:
    clock.write_text(datetime(2026, month, day, hour, tzinfo=ZONE).isoformat())


def test_from_the_issued_plan_to_the_digest_and_the_map(
    clock: Path, ward_of_its_own: Installation, arrive: Callable[..., Person]
) -> None:
    """The office issues the plan. The head of the division accepts her task of it on her phone, asks for a week more;
    the Chair grants it. On the Monday after that week the system has reminded her; the office looks at the letters,
    sends them under one number; she replies, and hands in that day. The Chair accepts: late. A week later the digest
    that the system compiled tells him so, and from the map of contents and months he goes down to that very task."""
    office, holder, chair = arrive(DESK), arrive(PHONE), arrive(DESK)
    office.sign_in("vanphong")
    office.open("/ke-hoach/")
    office.page.get_by_role("link", name=re.compile("Kế hoạch cải cách hành chính năm 2026")).first.click()
    office.look()
    office.follow("Ban hành")
    office.fill("Số, ký hiệu", "112/KH-UBND")
    office.press("Ban hành")
    office.sees("Ban hành: xong.")

    holder.sign_in("truongphongvhxh")
    open_task(holder, TASK)
    holder.sees("Kế hoạch số 112/KH-UBND ngày 09/09/2026")
    holder.follow("Tiếp nhận")
    holder.press("Tiếp nhận")
    holder.follow("Xin gia hạn")
    holder.fill("Hạn mới", "25/09/2026")
    holder.fill("Lý do xin gia hạn", "Chờ ý kiến của hai tổ dân phố.")
    holder.press("Xin gia hạn")
    chair.sign_in("chutich")
    open_task(chair, TASK)
    chair.follow("Đồng ý gia hạn")
    chair.press("Đồng ý gia hạn")
    chair.sees("Hạn ban đầu")

    it_is(clock, 9, 28, 8)
    ticked(ward_of_its_own, clock)
    _the_office_urges(office)
    holder.sign_in("truongphongvhxh")
    holder.open("/viec-cua-toi/")
    holder.sees("Phiếu đôn đốc cần trả lời")
    holder.page.get_by_role("link", name=re.compile(f"^Trả lời đôn đốc: {TASK}")).click()
    holder.look()
    holder.sees("Hẹn xong trong tuần này.")
    holder.fill("Trả lời", "Đã đủ ý kiến, chiều nay ban hành.")
    holder.press("Gửi trả lời")
    open_task(holder, TASK)
    hand_in(holder, "31/KH-UBND")
    chair.sign_in("chutich")
    open_task(chair, TASK)
    chair.sees("Đã đủ ý kiến, chiều nay ban hành.")
    chair.follow("Duyệt kết quả")
    chair.press("Duyệt kết quả")
    chair.sees("Hoàn thành, trễ")
    office.open("/nhiem-vu/don-doc/")
    row = office.page.get_by_role("table").nth(1).get_by_role("row").filter(has_text=TASK)
    expect(row).to_contain_text("Đã đủ ý kiến, chiều nay ban hành.")
    office.keep("urging")

    it_is(clock, 10, 5, 8)
    ticked(ward_of_its_own, clock)
    chair.sign_in("chutich")
    chair.open("/nhiem-vu/ban-tin/")
    chair.sees("Bản tin tuần 05/10/2026")
    done = chair.page.get_by_role("region", name=re.compile("^Hoàn thành"))
    expect(done).to_contain_text(TASK)
    chair.keep("digest")
    chair.open("/nhiem-vu/dieu-hanh/")
    chair.keep("steering")
    chair.follow("Chỉ đạo, điều hành, tháng 9: 1 việc trễ")
    expect(chair.page.get_by_role("table").get_by_role("row")).to_have_count(2)
    chair.follow(TASK)
    chair.sees("Hoàn thành, trễ")
    chair.sees("18/09/2026")


def ticked(installation: Installation, clock: Path) -> None:
    installation.python(TICKED.format(clock=str(clock)))


def _the_office_urges(office: Person) -> None:
    """What is late is looked at as letters, one for each person, and sent under one number."""
    office.sign_in("vanphong")
    office.open("/nhiem-vu/don-doc/")
    office.sees("Hệ thống nhắc tự động gần nhất ngày 28/09/2026")
    office.follow("Đôn đốc đợt mới")
    office.page.get_by_role("button", name=re.compile("^Xem trước phiếu")).click()
    office.look()
    office.sees(TASK)
    office.page.get_by_label(re.compile("^Lời nhắn chung")).fill("Hẹn xong trong tuần này.")
    office.keep("urging-preview")
    office.page.get_by_role("button", name=re.compile("^Lấy số và gửi")).click()
    office.look()
    office.sees("Đã gửi phiếu đôn đốc số 1/2026")
