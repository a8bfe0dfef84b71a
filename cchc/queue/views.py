"""The touch screen at the entrance, the clerk's caller, the screen on the wall, and how long people waited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.documents.taking_out import take_out
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.access import opens_to, opens_to_screen, public
from cchc.organization.models import Unit
from cchc.queue.actions.call_ticket import call_ticket as call
from cchc.queue.actions.call_ticket_again import call_ticket_again
from cchc.queue.actions.finish_ticket import finish_ticket
from cchc.queue.actions.mark_ticket_absent import mark_ticket_absent
from cchc.queue.actions.put_ticket_back import put_ticket_back
from cchc.queue.actions.take_ticket import take_ticket as take
from cchc.queue.forms import PeriodForm, TicketForm, lines_and_priorities
from cchc.queue.models import Ticket
from cchc.queue.permissions import visible_to
from cchc.queue.rules import queue_rules
from cchc.queue.times import COLUMNS, hour_of, times_listing, times_of

SHOWN = 8  # numbers called, on the wall
VERBS: dict[str, Callable[..., Ticket]] = {
    verb.__name__: verb for verb in (call, call_ticket_again, finish_ticket, mark_ticket_absent, put_ticket_back)
}


@opens_to_screen("queue")
@require_safe
def queue(request: Any) -> HttpResponse:
    """Who waits, who is being served, and the key that calls the next one."""
    by = request.actor
    rows = list(visible_to(Ticket.objects.of_day(by.unit_id, today()), by).select_related("called_by__official"))
    waiting = sorted(
        (row for row in rows if row.status == Ticket.Status.WAITING), key=lambda row: (row.after, row.taken_at)
    )
    called = [row for row in rows if row.status == Ticket.Status.CALLED]
    values = {
        "mine": next((row for row in called if row.called_by_id == by.post_id), None),
        "others": [row for row in called if row.called_by_id != by.post_id],
        "waiting": [(row, _minutes(row)) for row in waiting],
        "absent": [row for row in rows if row.status == Ticket.Status.ABSENT],
        "served": sum(row.status == Ticket.Status.SERVED for row in rows),
        "lines": queue_rules(today()).lines,
        "unit": by.unit,
    }
    return render(request, "queue/queue.html", values)


@opens_to_screen("queue")
@require_POST
def call_ticket(request: Any) -> HttpResponse:
    """The next one; a chosen line first when one is pressed."""
    line = request.POST.get("line", "")
    try:
        call(by=request.actor, lines=frozenset(line) if line else frozenset())
    except ActionRefused as refused:
        messages.warning(request, str(refused))
    return redirect("queue")


@opens_to_screen("queue")
@require_POST
def act_on_ticket(request: Any, pk: UUID, verb: str) -> HttpResponse:
    ticket = get_object_or_404(visible_to(Ticket.objects.all(), request.actor), pk=pk)
    VERBS[verb](ticket=ticket, by=request.actor)
    return redirect("queue")


@opens_to_screen("queue")
def take_ticket(request: Any) -> HttpResponse:
    """The touch screen: a clerk opens it in the morning, and it returns to its first page by itself."""
    form = TicketForm(request.POST or None)
    said = ""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("ticket", take(by=request.actor, **form.cleaned_data).pk)
        except ActionRefused as refused:
            said = str(refused)
    elif request.method == "POST":
        said = " ".join(str(fault) for faults in form.errors.values() for fault in faults)
    values = {**lines_and_priorities(), "submission": uuid4(), "refusal": said, "unit": request.actor.unit}
    return render(request, "queue/take.html", values, status=422 if said else 200)


@opens_to_screen("queue")
@require_safe
def ticket(request: Any, pk: UUID) -> HttpResponse:
    """The number in large figures, made to be printed on a narrow roll; how many are before it."""
    found = get_object_or_404(visible_to(Ticket.objects.all(), request.actor), pk=pk)
    before = [row.pk for row in Ticket.objects.of_day(found.unit_id, found.day).waiting()]
    values = {
        "ticket": found,
        "unit": request.actor.unit,
        "before": before.index(found.pk) if found.pk in before else 0,
    }
    return render(request, "queue/ticket.html", values)


@public
@require_safe
def queue_board(request: Any, code: str) -> HttpResponse:
    """The screen on the wall, and on a phone at home: numbers and counters, nothing of anybody."""
    unit = get_object_or_404(Unit.objects.in_force(today()), code=code)
    rows = Ticket.objects.of_day(unit.pk, today())
    called = rows.filter(status=Ticket.Status.CALLED).order_by("-called_at")[:SHOWN]
    values = {
        "unit": unit,
        "called": called,
        "next": list(rows.waiting()[:SHOWN]),
        "waiting": rows.waiting().count(),
        "frame": {"unit_name": unit.name, "now": now()},
    }
    template = "queue/board_now.html" if request.htmx else "queue/board.html"
    return render(request, template, values)


@opens_to("counter", "office", "chair", "vice_chair")
@require_http_methods(["GET", "HEAD", "POST"])
def waiting_times(request: Any) -> HttpResponseBase:
    """By line, by hour, by counter and by priority."""
    form = PeriodForm(request.GET or None)
    first, last = form.period
    rows = list(visible_to(Ticket.objects.filter(day__range=(first, last)), request.actor).values(*COLUMNS))
    names = {line.code: f"{line.code}. {line.name}" for line in queue_rules(last).lines}
    grounds = {each.code: each.name for each in queue_rules(last).priorities}
    tables = [
        ("Theo việc", times_of(rows, lambda row: names.get(row["line"], row["line"]))),
        ("Theo giờ lấy số", times_of(rows, hour_of)),
        ("Theo quầy", times_of(rows, lambda row: row["place"] or "Chưa gọi")),
        ("Theo diện ưu tiên", times_of(rows, lambda row: grounds.get(row["priority"], "Không ưu tiên"))),
    ]
    whole = times_of(rows, lambda row: "Tất cả")
    if request.method == "POST":
        return take_out(request, times_listing(tables, first, last))
    values = {"form": form, "first": first, "last": last, "tables": tables, "whole": whole[0] if whole else None}
    return render(request, "queue/times.html", values, status=422 if request.GET and not form.is_valid() else 200)


def _minutes(row: Ticket) -> int:
    return int((now() - row.taken_at).total_seconds() // 60)
