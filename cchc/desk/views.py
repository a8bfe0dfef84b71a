"""What is every official's first screen? What he must do now, by the role in which he acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cchc.accounts.first_steps import first_steps
from cchc.catalogue.posting_work import open_work
from cchc.desk.between import between_units, hand_over_lists
from cchc.desk.drafts import drafts_to_approve
from cchc.desk.groups import Counts, Group, begin_of, due_groups, ends_of, group_of
from cchc.desk.heading import chair_heading, day_said, heading_of
from cchc.desk.inspections import inspections_waiting
from cchc.desk.interlinked import interlinked_late, interlinked_to_do, papers_on_the_way
from cchc.desk.postings import posting_group
from cchc.desk.reform_index import index_of
from cchc.desk.rows import (
    Desk,
    awaited_correction_row,
    completion_row,
    consultation_row,
    correction_row,
    my_rows,
    others_row,
    payment_row,
    result_row,
    supplement_row,
    unanswered_row,
    waiting_row,
)
from cchc.desk.tasks import late_tasks, task_groups
from cchc.desk.ward import due_days, figures_of, late_holders, units_listing, units_of
from cchc.desk.worklists import (
    AWAITING_COMPLETION,
    AWAITING_PAYMENT,
    AWAITING_SUPPLEMENT,
    HELD,
    LATE_ANSWERS,
    LATE_WITH_OTHERS,
    OTHER_RESULTS,
    PASSED_ON,
    RESULTS_DUE_TODAY,
    TO_ANSWER,
    TO_CORRECT,
    TO_FORWARD,
    late_of_fields,
)
from cchc.documents.taking_out import take_out
from cchc.dossiers.models import Status
from cchc.dossiers.permissions import own_unit_seen_by, units_seen_by
from cchc.dossiers.rules import calendar_of
from cchc.dossiers.searching import OPEN, Timing
from cchc.dossiers.views.batch import offered_to
from cchc.lifecycle.clock import now
from cchc.organization.access import opens_to_screen
from cchc.plans.models import Task
from cchc.plans.permissions import of_unit
from cchc.plans.presentation.steering import list_url as list_of_tasks
from cchc.plans.steering import figures_of as figures_of_tasks

Screen = tuple[str, dict[str, Any]]


@opens_to_screen("my_work")
@require_http_methods(["GET", "HEAD", "POST"])
def my_work(request: Any) -> HttpResponseBase:
    """The desk of the role; the number of queries does not depend on how much lies on it."""
    desk = Desk(request.actor, now(), calendar_of(request.actor.unit.calendar))
    if request.method == "POST":
        return _units_taken_out(request, desk)
    template, values = SCREENS[request.actor.role](desk)
    return render(request, template, {"day": day_said(desk), **values})


def _units_taken_out(request: Any, desk: Desk) -> HttpResponseBase:
    """The comparison of units is a list like any other; what lies on the other desks is taken out as lists."""
    if SCREENS[desk.actor.role] is not above:
        raise Http404
    return take_out(request, units_listing(units_of(desk)))


def counter(desk: Desk) -> Screen:
    """What came in and must go on today, what goes out, and for whom we wait."""
    units = own_unit_seen_by(desk.actor)
    day = {"midnight": begin_of(desk), "next_midnight": ends_of(desk)[0]}
    ready = _list(status=Status.RESULT_READY)
    results = [
        *group_of("Trả kết quả hôm nay", RESULTS_DUE_TODAY(units=units, **day), desk, result_row, more_url=ready),
        *group_of(
            "Có kết quả, chờ người đến nhận", OTHER_RESULTS(units=units, **day), desk, result_row, more_url=ready
        ),
    ]
    others = chain(
        between_units(desk),
        papers_on_the_way(desk),
        interlinked_to_do(desk),
        results,
        hand_over_lists(desk),
        inspections_waiting(desk),
        group_of("Chờ đính chính kết quả", TO_CORRECT(unit=desk.actor.unit_id), desk, awaited_correction_row,
                 note="hạn ba ngày làm việc"),
        group_of("Chờ bổ sung", AWAITING_SUPPLEMENT(units=units), desk, supplement_row,
                 more_url=_list(status=Status.AWAITING_SUPPLEMENT), note="đồng hồ đang dừng"),
        group_of("Chờ nghĩa vụ tài chính", AWAITING_PAYMENT(units=units), desk, payment_row,
                 more_url=_list(status=Status.AWAITING_PAYMENT), note="đồng hồ đang dừng"),
        group_of("Chờ hoàn thiện trước khi tiếp nhận", AWAITING_COMPLETION(units=units), desk, completion_row,
                 more_url=_list(status=Status.AWAITING_COMPLETION), note="chưa có mã, chưa tính hạn"),
    )  # fmt: skip
    template, values = _worklist(
        desk,
        TO_FORWARD.lying_on(desk, units=units),
        others,
        work="hồ sơ chờ chuyển",
        more_url=_list(status=Status.RECEIVED),
    )
    ready_count = sum(group.count for group in results)
    if ready_count:
        values["heading"] += f", {ready_count} kết quả chờ trả"
    return template, values


def officer(desk: Desk) -> Screen:
    waiting = group_of(
        "Chờ người khác", PASSED_ON(units=own_unit_seen_by(desk.actor), post=desk.actor.post_id), desk, waiting_row,
        more_url=_list(status=Status.AWAITING_SUPPLEMENT),
    )  # fmt: skip
    return _worklist(desk, _held(desk), chain(inspections_waiting(desk), hand_over_lists(desk), waiting))


def field_lead(desk: Desk) -> Screen:
    late_with_others = group_of(
        "Trễ trong lĩnh vực phụ trách, người khác giữ", late_of_fields(desk.actor, desk.at), desk, others_row,
        more_url=_late_or_slow(), note="cần đôn đốc hoặc điều chuyển",
    )  # fmt: skip
    others = chain(
        corrections(desk), inspections_waiting(desk), hand_over_lists(desk), late_with_others, interlinked_late(desk),
        unanswered(desk),
    )  # fmt: skip
    return _worklist(desk, _held(desk), others)


def office(desk: Desk) -> Screen:
    """What must be numbered and sealed, what must be posted, and whom to urge in the whole ward."""
    late_with_others = group_of(
        "Cần đôn đốc trong toàn phường",
        _late_with_others(desk),
        desk,
        others_row,
        more_url=_late_or_slow(),
        note="trễ nhất ở trên",
    )
    to_post = open_work([desk.actor.unit], desk.at)
    others = chain(
        posting_group(to_post, desk), corrections(desk), late_with_others, interlinked_late(desk), unanswered(desk),
        hand_over_lists(desk),
    )  # fmt: skip
    return _worklist(desk, _held(desk), others, not_posted=sum(each.late for each in to_post))


def unanswered(desk: Desk) -> Iterator[Group]:
    """Late consultations: whoever has not answered is shown to those who can urge him."""
    rows = LATE_ANSWERS(unit=desk.actor.unit_id, post=desk.actor.post_id, at=desk.at)
    return group_of("Ý kiến quá hạn trả lời", rows, desk, unanswered_row, note="hồ sơ không dừng vì lấy ý kiến")


def corrections(desk: Desk) -> Iterator[Group]:
    """Errors in results that citizens have shown: whoever speaks for the unit issues the mended paper."""
    rows = TO_CORRECT(unit=desk.actor.unit_id)
    return group_of("Cần đính chính kết quả", rows, desk, correction_row, note="hạn ba ngày làm việc")


def questions(desk: Desk) -> Iterator[Group]:
    """What others ask of me."""
    return group_of(
        "Cần trả lời ý kiến", TO_ANSWER(post=desk.actor.post_id), desk, consultation_row, note="người khác đang chờ"
    )


def chair(desk: Desk) -> Screen:
    """Four figures, each a door; what waits for the signature; who holds what is late."""
    counts, own = _held(desk)
    rows = my_rows(own, desk)
    figures = figures_of(desk)
    values = {
        "heading": chair_heading(counts, figures),
        "counts": counts,
        "groups": [
            *due_groups(rows, counts, desk),
            *questions(desk),
            *task_groups(desk),
            *corrections(desk),
            *unanswered(desk),
            *drafts_to_approve(desk),
        ],
        "not_shown": counts.all - len(rows),
        "more_url": _list(mine=1, status=OPEN),
        "figures": figures,
        "late": next(
            group_of("Đang trễ trong phường", _late_with_others(desk), desk, others_row, more_url=_late_or_slow()), None
        ),
        "interlinked": list(interlinked_late(desk)),
        "names": late_holders(desk),
        "days": due_days(desk),
        "late_url": _late(),
        "index": index_of(desk),
        "week_url": _list(timing=Timing.WEEK),
        "ready_url": _list(status=Status.RESULT_READY),
        "tasks": figures_of_tasks(of_unit(Task.objects.all(), desk.actor), desk.at, desk.actor.post_id),
        "tasks_late_url": list_of_tasks({}, trang_thai="tre"),
        "tasks_mine_url": list_of_tasks({}, trang_thai="duyet", nguoi_giao=desk.actor.post_id),
    }
    return "desk/chair.html", values


def admin(desk: Desk) -> Screen:
    """An administrator has no dossiers: he sees what the unit still lacks."""
    return "desk/admin.html", {"steps": first_steps(desk.actor.unit), "calendar_until": desk.calendar.last_day}


def above(desk: Desk) -> Screen:
    """Roles of the level above compare the units in their scope."""
    units = units_of(desk)
    return "desk/units.html", {
        "units": units,
        "late_units": sum(1 for unit in units if unit.late),
        "late_url": _late(),
    }


SCREENS: dict[str, Callable[[Desk], Screen]] = {
    "counter": counter,
    "officer": officer,
    "field_lead": field_lead,
    "office": office,
    "chair": chair,
    "vice_chair": chair,
    "admin": admin,
    "supervisor": above,
    "appraiser": above,
    "inspector": above,
}


def _held(desk: Desk) -> tuple[Counts, list[Any]]:
    return HELD.lying_on(desk, units=units_seen_by(desk.actor), post=desk.actor.post_id)


def _late_with_others(desk: Desk) -> list[Any]:
    return LATE_WITH_OTHERS(units=own_unit_seen_by(desk.actor), at=desk.at, post=desk.actor.post_id)


def _worklist(
    desk: Desk,
    own: tuple[Counts, list[Any]],
    others: Iterator[Group],
    *,
    work: str = "việc",
    more_url: str = "",
    not_posted: int = 0,
) -> Screen:
    counts, dossiers = own
    rows = my_rows(dossiers, desk)
    asked, tasks = list(questions(desk)), list(task_groups(desk))
    groups = [*due_groups(rows, counts, desk), *asked, *tasks, *others]
    waiting = sum(group.count for group in asked)
    values = {
        "heading": heading_of(
            counts, desk, work=work, questions=waiting, tasks=late_tasks(tasks), not_posted=not_posted
        ),
        "counts": counts,
        "groups": groups,
        "batch": offered_to(desk.actor.role) if any(row.pick for group in groups for row in group.rows) else None,
        "not_shown": counts.all - len(rows),
        "more_url": more_url or _list(mine=1, status=OPEN),
    }
    return "desk/worklist.html", values


def _late() -> str:
    return _list(timing=Timing.LATE)


def _late_or_slow() -> str:
    return _list(timing=Timing.ANY_LATE)


def _list(**conditions: Any) -> str:
    """The list of exactly those dossiers that a figure or a group counts."""
    return f"{reverse('dossiers')}?{urlencode(conditions)}"
