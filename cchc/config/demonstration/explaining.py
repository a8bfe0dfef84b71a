"""Who explains lateness in the demonstration? On Fridays some holders state why, and the Chair answers."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from random import Random
from uuid import UUID

from cchc.config.demonstration.ward import Ward
from cchc.dossiers.actions.accept_explanation import accept_explanation
from cchc.dossiers.actions.explain_lateness import AT_ONCE, explain_lateness
from cchc.dossiers.actions.return_explanation import return_explanation
from cchc.dossiers.lateness import found_late, lateness_in, month_of
from cchc.dossiers.models import Dossier
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor

FRIDAY = 4
EXPLAINS, RETURNED = 40, 15  # of one hundred holders, of one hundred explanations
STORIES = (
    ("workload", "Số hồ sơ đầu tháng tăng, dồn vào một người; đã đề nghị chia bớt."),
    ("staffing", "Người phụ trách đi tập huấn hai ngày, người làm thay chưa quen việc."),
    ("verification", "Phải xác minh thực tế tại tổ dân phố, người liên quan vắng nhà."),
    ("software", "Hệ thống dùng chung gián đoạn trong buổi chiều, không tra cứu được."),
    ("handling", "Để sót hồ sơ khi bàn giao; đã xin lỗi người dân và soát lại danh sách mỗi sáng."),
)


def explain_the_week(ward: Ward, chance: Random) -> None:
    """Some of those who held late dossiers of this month explain them all at once."""
    if today().weekday() != FRIDAY:
        return
    month, chair = month_of(now()), ward.chair
    held: dict[UUID, list[UUID]] = defaultdict(list)
    holdings = (
        lateness_in(month, at=now(), actor=chair).missed.holdings().order_by("id").values_list("holder", "dossier")
    )
    for holder, dossier in holdings:
        held[holder].append(dossier)
    for post, by in ward.actors.items():  # in the order of the posts, which a seed repeats
        if held[post] and by != chair and chance.randrange(100) < EXPLAINS:
            _explain(held[post], month, by=by, chair=chair, chance=chance)


def _explain(keys: list[UUID], month: date, *, by: Actor, chair: Actor, chance: Random) -> None:
    late = found_late(keys, month, at=now(), actor=by)
    open_ones = [pk for pk, found in late.items() if not found.is_explained]
    dossiers = list(Dossier.objects.filter(pk__in=open_ones, unit=by.unit_id).order_by("id")[:AT_ONCE])
    if not dossiers:
        return
    cause, said = chance.choice(STORIES)
    stated = explain_lateness(dossiers=dossiers, month=month, cause=cause, explanation=said, by=by)
    if chance.randrange(100) < RETURNED:
        return_explanation(explanation=stated, reason="Nêu rõ biện pháp để tháng sau không lặp lại.", by=chair)
    elif chance.randrange(2):
        accept_explanation(explanation=stated, by=chair)  # the others still wait
