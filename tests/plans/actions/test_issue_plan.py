"""Issued, a plan becomes tasks; an amendment takes the tasks along."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import clock_at, today
from cchc.plans.actions.accept_task import accept_task
from cchc.plans.actions.amend_plan import amend_plan
from cchc.plans.actions.give_task import give_task
from cchc.plans.actions.issue_plan import issue_plan
from cchc.plans.actions.remove_plan_line import remove_plan_line
from cchc.plans.actions.save_plan_line import save_plan_line
from cchc.plans.actions.submit_product import submit_product
from cchc.plans.drafting import LineWords
from cchc.plans.models import DueKind, Plan, PlanLine, Source, Status, Task
from cchc.worktime.zone import ZONE, local
from tests.factories.office import actor
from tests.factories.plans import DRAFTER, LEAD, awaited, four_times, line, plan_at, walked
from tests.factories.tasks import words
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\ntrailer<<>>\n%%EOF\n"


def days(line: PlanLine) -> list[str]:
    tasks = Task.objects.filter(source_id=line.key).order_by("number")
    return [f"{local(each.due_at):%d/%m}" if each.due_at else "-" for each in tasks]


def amended(old: Plan, place: int, words: LineWords | None) -> Plan:
    """Issued again with one line changed, added (place beyond the last) or removed (words None)."""
    new = amend_plan(plan=old, by=actor(DRAFTER), reason="Tỉnh giao thêm")
    row = new.lines.filter(order=place).first()
    if words is None:
        assert row
        remove_plan_line(plan=new, by=actor(DRAFTER), line=row)
    else:
        save_plan_line(plan=new, by=actor(DRAFTER), words=words, line=row)
    return walked(new, Plan.Status.ISSUED)


def test_a_task_a_day_and_none_for_what_is_over() -> None:
    plan = plan_at(Plan.Status.ISSUED)
    assert [days(each) for each in plan.lines.all()] == [["15/12"], ["30/09", "31/12"], ["-"]]
    task = Task.objects.get(source_id=plan.lines.all()[0].key)
    assert (task.source, task.holder, task.assigner) == (Source.PLAN, actor(LEAD).post, actor(DRAFTER).post)
    assert task.source_text == "Kế hoạch số 11/KH-UBND ngày 14/09/2026, mục 1"
    told = events_of(plan).last().data
    assert (told["tasks"], told["skipped"]) == (4, ["2: 31/03/2026", "2: 30/06/2026"])


def test_with_its_number_day_and_file() -> None:
    plan = issue_plan(plan=plan_at(Plan.Status.APPROVED), by=actor(DRAFTER), number=" 12/KH-UBND ",
                      issued_on=date(2026, 9, 11), upload=BytesIO(PDF), name="ke-hoach.pdf")  # fmt: skip
    assert (plan.number, plan.issued_on, plan.issued_at) == ("12/KH-UBND", date(2026, 9, 11), MONDAY)
    assert plan.document is not None
    assert plan.document_name == "ke-hoach.pdf"


@pytest.mark.parametrize(("number", "later", "sentence"), [
    (" ", 0, "Hãy ghi số, ký hiệu"),
    ("12/KH-UBND", 1, "Ngày ban hành còn ở phía trước"),
])  # fmt: skip
def test_refused(number: str, later: int, sentence: str, refused: Refused) -> None:
    plan = plan_at(Plan.Status.APPROVED)
    with refused(sentence):
        issue_plan(plan=plan, by=actor(DRAFTER), number=number, issued_on=today() + timedelta(days=later))


def test_not_by_the_chair(refused: Refused) -> None:
    plan = plan_at(Plan.Status.APPROVED)
    with refused("Việc này do Văn phòng của đơn vị làm"):
        issue_plan(plan=plan, by=actor("chutich"), number="12/KH-UBND", issued_on=today())


def test_an_amendment_replaces_and_leaves_the_tasks_of_unchanged_lines() -> None:
    old = plan_at(Plan.Status.ISSUED)
    before = list(Task.objects.order_by("number").values())
    new = amended(old, 4, line(title="Việc tỉnh giao thêm", due_days=(date(2026, 11, 20),)))
    old.refresh_from_db()
    assert (old.status, Plan.objects.in_force().get()) == (Plan.Status.REPLACED, new)
    assert list(Task.objects.order_by("number").values())[:4] == before
    assert days(new.lines.all()[3]) == ["20/11"]


def test_a_changed_deadline_moves_the_task_and_keeps_the_first_one() -> None:
    new = amended(plan_at(Plan.Status.ISSUED), 1, line(due_days=(date(2026, 11, 30),)))
    task = Task.objects.get(source_id=new.lines.all()[0].key)
    assert local(task.due_at).date() == date(2026, 11, 30)
    assert local(task.original_due_at).date() == date(2026, 12, 15)
    assert events_of(task).last().name == "task_moved_by_plan"
    again = amended(new, 1, line(due_days=(date(2026, 12, 1),)))
    assert days(again.lines.all()[0]) == ["01/12"]


def test_another_lead_and_title_follow_the_plan() -> None:
    old = plan_at(Plan.Status.ISSUED)
    accept_task(task=Task.objects.get(source_id=old.lines.all()[0].key), by=actor(LEAD))
    new = amended(old, 1, line(title="Kế hoạch truyền thông", lead=actor("truongphongkinhte").post))
    task = Task.objects.get(source_id=new.lines.all()[0].key)
    assert (task.title, task.holder, task.status) == ("Kế hoạch truyền thông", actor("truongphongkinhte").post, "given")
    assert task.search_text == "ke hoach truyen thong"
    assert [each.name for each in events_of(task)][-2:] == ["task_reworded_by_plan", "task_reassigned"]


def test_a_removed_line_cancels_its_open_tasks_and_leaves_what_was_handed_in() -> None:
    old = plan_at(Plan.Status.ISSUED)
    key = old.lines.all()[1].key
    first = Task.objects.filter(source_id=key).order_by("number")[0]
    first = accept_task(task=first, by=actor(LEAD))
    submit_product(task=first, by=actor(LEAD), note="Đã khảo sát", product_number="9/BC-UBND")
    amended(old, 2, None)
    tasks = Task.objects.filter(source_id=key).order_by("number")
    assert [each.status for each in tasks] == [Status.SUBMITTED, Status.CANCELLED]
    assert tasks[1].reason == "Theo kế hoạch sửa đổi số 12/KH-UBND ngày 14/09/2026"


def test_fewer_days_cancel_more_days_give() -> None:
    old = plan_at(Plan.Status.ISSUED)
    fewer = four_times()
    new = amended(old, 2, LineWords(**{**fewer.__dict__, "due_days": fewer.due_days[:3]}))
    key = new.lines.all()[1].key
    assert [each.status for each in Task.objects.filter(source_id=key).order_by("number")] == ["given", "cancelled"]
    more = LineWords(**{**fewer.__dict__, "due_days": (*fewer.due_days[:3], date(2026, 11, 30))})
    assert days(amended(new, 2, more).lines.all()[1]) == ["30/09", "31/12", "30/11"]


def test_an_event_that_got_its_day_gives_the_task_its_deadline() -> None:
    new = amended(plan_at(Plan.Status.ISSUED), 3, line(title=awaited().title, due_days=(date(2026, 10, 15),)))
    task = Task.objects.get(source_id=new.lines.all()[2].key)
    assert local(task.due_at).date() == date(2026, 10, 15)
    assert (task.original_due_at, task.due_kind) == (task.due_at, DueKind.DAY)


def test_a_task_with_open_parts_stops_the_issuing_by_its_name(refused: Refused) -> None:
    old = plan_at(Plan.Status.ISSUED)
    whole = Task.objects.get(source_id=old.lines.all()[0].key)
    give_task(words=words(parent=whole, holder=actor("vanhoaxahoi").post), by=actor(LEAD))
    new = amend_plan(plan=old, by=actor(DRAFTER), reason="Sửa")
    remove_plan_line(plan=new, by=actor(DRAFTER), line=new.lines.all()[0])
    new = walked(new, Plan.Status.APPROVED)
    with refused(f"{whole.code} «{whole.title}»: Còn việc con chưa kết thúc"):
        issue_plan(plan=new, by=actor(DRAFTER), number="13/KH-UBND", issued_on=today())


def test_a_plan_of_the_next_year_gives_all_its_tasks() -> None:
    with clock_at(datetime(2026, 12, 28, 9, 0, tzinfo=ZONE)):
        next_year = LineWords(**{**four_times().__dict__, "due_days": (date(2027, 3, 31), date(2027, 6, 30))})
        plan = plan_at(Plan.Status.ISSUED, next_year, year=2027)
    assert days(plan.lines.get()) == ["31/03", "30/06"]
