"""What do the people of the invented ward register as breakthroughs, and what comes of it?"""

from __future__ import annotations

from datetime import date, timedelta

from cchc.config.demonstration.index_content import IndexContent, Registered
from cchc.config.demonstration.tasks import put_right
from cchc.config.demonstration.ward import Life, Ward, together
from cchc.lifecycle.clock import now, today
from cchc.parindex.actions.approve_breakthrough import approve_breakthrough
from cchc.parindex.actions.conclude_breakthrough import conclude_breakthrough
from cchc.parindex.actions.receive_breakthrough import receive_breakthrough
from cchc.parindex.actions.register_breakthrough import register_breakthrough
from cchc.parindex.actions.report_breakthrough import report_breakthrough
from cchc.parindex.actions.send_breakthrough import send_breakthrough
from cchc.parindex.models import Assessment, LostPoint
from cchc.parindex.registering import BreakthroughWords

DAY = 8 * 60  # working minutes
READ = 4 * DAY  # after publication the table of lost points has been read
ENDS = (9, 25)  # month and day, before the next round opens


def breakthroughs(ward: Ward, content: IndexContent, sheet: Assessment) -> Life:
    """Registered within the term after the publication, approved with a task, reported and concluded."""
    yield ward.calendar.add_working_minutes(now(), READ)
    lost = {each.code: each for each in LostPoint.objects.filter(assessment=sheet)}
    yield from together(_one(ward, sheet, said, lost[said.code]) for said in content.breakthroughs if said.code in lost)


def _one(ward: Ward, sheet: Assessment, said: Registered, lost: LostPoint) -> Life:
    by = next(actor for actor in ward.actors.values() if actor.post and actor.post.position.code == said.position)
    words = BreakthroughWords(
        title=said.title, content=said.content, reason=said.reason, measure=said.measure, before=said.before,
        after=said.after, solution=said.solution, product=said.product, begins_on=today(),
        ends_on=date(today().year, *ENDS) + timedelta(days=lost.order % 5),
        promises=[(said.code, min(said.points, lost.lost))],
    )  # fmt: skip
    of = send_breakthrough(of=register_breakthrough(assessment=sheet, by=by, words=words), by=by)
    yield ward.calendar.add_working_minutes(now(), DAY)
    of = receive_breakthrough(of=of, by=ward.office, opinion=said.opinion)
    yield ward.calendar.add_working_minutes(now(), DAY)
    of = approve_breakthrough(of=of, by=ward.chair, approval="Đồng ý, báo kết quả hằng tháng")
    assert of.task is not None  # noqa: S101 (given by the approval)
    yield from put_right(ward, of.task, by, days_after=-3, number=of.task.number + 400)
    of.refresh_from_db()
    of = report_breakthrough(of=of, by=by, result=said.result, reached=said.reached)
    yield ward.calendar.add_working_minutes(now(), DAY)
    conclude_breakthrough(of=of, by=ward.chair, accepted=said.accepted, conclusion=said.conclusion)
