"""How do papers change hands on screen? What has no list yet, a list to sign, and the receiver's confirmation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.catalogue.models import ProcedureVersion
from cchc.documents.forms import render_form
from cchc.documents.taking_out import Listing, take_out
from cchc.documents.workbooks import Cell, Column
from cchc.handovers.actions.confirm_hand_over import confirm_hand_over, why_not_confirm_hand_over
from cchc.handovers.actions.make_hand_over_list import make_hand_over_list, why_not_make_hand_over_list
from cchc.handovers.forms import answers, keys
from cchc.handovers.models import HandOverLine, HandOverList, HandOverListQuerySet
from cchc.handovers.permissions import visible_to, waits_for
from cchc.handovers.sheets import FORMS, sheet_of
from cchc.handovers.waiting import steps_for, waiting
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.worktime.zone import local

RECENT = 30


@opens_to_screen("hand_overs")
@require_http_methods(["GET", "HEAD", "POST"])
def hand_overs(request: Any) -> HttpResponseBase:
    """What waits for me, the oldest first, what I have not listed yet, and the newest lists."""
    rows = _with_people(visible_to(HandOverList.objects.all(), request.actor))
    if request.method == "POST":
        return take_out(request, _listing(list(rows.order_by("-made_at", "-id")[:RECENT])))
    values = {
        "to_confirm": list(waits_for(rows, request.actor).order_by("made_at", "id")[:RECENT]),
        "unlisted": waiting(request.actor),
        "recent": list(rows.order_by("-made_at", "-id")[:RECENT]),
    }
    return render(request, "handovers/hand_overs.html", values)


def _listing(rows: list[Any]) -> Listing:
    """The newest lists as the page shows them."""
    columns = [
        Column("Phiếu", 34), Column("Lập lúc", 18), Column("Bên giao", 26), Column("Bên nhận", 26),
        Column("Số hồ sơ", 10), Column("Chưa xác nhận", 12), Column("Có khác biệt", 12),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [str(each), each.made_at, each.giver.official.full_name, each.receiver.official.full_name, each.of_all,
         each.still_open, each.different]
        for each in rows
    ]  # fmt: skip
    return Listing("Phiếu bàn giao", f"{RECENT} phiếu gần đây nhất", columns, lines, len(lines), "phieu-ban-giao")


@opens_to_screen("hand_overs")
@require_http_methods(["GET", "HEAD", "POST"])
def make_list(request: Any, kind: str, receiver: UUID) -> HttpResponse:
    """The lines that would stand on the list, all ticked; a POST numbers those left ticked."""
    if kind not in HandOverList.Kind.values:
        raise Http404
    posts = Post.objects.filter(unit=request.actor.unit_id).select_related("official", "position")
    to, by = get_object_or_404(posts, pk=receiver), request.actor
    refusal, ticked = None, keys(request.POST, "step")
    if request.method == "POST":
        try:
            made = make_hand_over_list(kind=kind, receiver=to, by=by, steps=ticked)
        except ActionRefused as refused:
            refusal = refused.refusal
        else:
            messages.success(request, f"Đã lập {made}. In ra, hai bên ký; người nhận xác nhận trên màn hình.")
            return redirect("hand_over", pk=made.pk)
    else:
        refuse(why_not_make_hand_over_list(kind=kind, receiver=to, by=by))
    steps = [_met(step) for step in steps_for(kind, to.pk, by=by)]
    values = {"kind": HandOverList.Kind(kind), "to": to, "steps": steps, "refusal": refusal, "ticked": ticked}
    return render(request, "handovers/make_list.html", values, status=422 if refusal else 200)


@opens_to_screen("hand_overs")
@require_safe
def hand_over(request: Any, pk: UUID) -> HttpResponse:
    return _page(request, visible_list(request.actor, pk))


@opens_to_screen("hand_overs")
@require_POST
def confirm(request: Any, pk: UUID) -> HttpResponse:
    """All lines, or those ticked, with what was different; who comes second reads who was first."""
    found = visible_list(request.actor, pk)
    given = answers(request.POST, [line.pk for line in found.lines.all() if line.answered_at is None])
    try:
        done = confirm_hand_over(hand_over=found, by=request.actor, answers=given)
    except ActionRefused as refused:
        return _page(request, visible_list(request.actor, pk), refusal=refused.refusal)
    said = "xong cả phiếu" if done.confirmed_at else "còn dòng chưa xác nhận"
    messages.success(request, f"Đã xác nhận {len(given)} hồ sơ, {said}.")
    return redirect("hand_over", pk=pk)


@opens_to_screen("hand_overs")
@require_safe
def print_list(request: Any, pk: UUID) -> HttpResponse:
    found = visible_list(request.actor, pk)
    pdf = render_form(FORMS[HandOverList.Kind(found.kind)], sheet_of(found), local(found.made_at).date())
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="ban-giao-{found.number}-{found.year}.pdf"'
    response["Cache-Control"] = "private, no-store"  # personal data on shared office computers
    return response


def visible_list(actor: Actor, pk: UUID) -> HandOverList:
    """The list with all that its page and its paper say; 404 when the actor may not see it."""
    lines = HandOverLine.objects.select_related("step__dossier", "answered_by__official")
    rows = HandOverList.objects.select_related(
        "unit__parent", "giver__official", "giver__position", "receiver__official", "receiver__position",
        "confirmed_by__official",
    ).prefetch_related(Prefetch("lines", lines), "lines__step__dossier__papers")  # fmt: skip
    found: HandOverList = get_object_or_404(visible_to(rows, actor), pk=pk)
    for line in found.lines.all():
        _met(line.step)
    return found


def _page(request: Any, found: HandOverList, refusal: Any = None) -> HttpResponse:
    lines = list(found.lines.all())
    values = {
        "hand_over": found,
        "lines": lines,
        "open": sum(line.answered_at is None for line in lines),
        "different": sum(bool(line.difference) for line in lines),
        "may_confirm": why_not_confirm_hand_over(hand_over=found, by=request.actor) is None,
        "refusal": refusal,
    }
    return render(request, "handovers/hand_over.html", values, status=422 if refusal else 200)


def _met(step: Any) -> Any:
    step.dossier.procedure = ProcedureVersion.met(step.dossier.procedure_id)
    return step


def _with_people(rows: HandOverListQuerySet) -> HandOverListQuerySet:
    """With the numbers of their lines; a counted list has no order of its own."""
    people = ("giver__official", "giver__position", "receiver__official", "receiver__position")
    return rows.select_related(*people).annotate(
        of_all=Count("lines"), still_open=Count("lines", filter=Q(lines__answered_at=None)),
        different=Count("lines", filter=~Q(lines__difference="")),
    )  # fmt: skip
