"""How does somebody leave a post? What he has at hand is handed over and signed for, then post and account end."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.accounts.forms import LastDayForm
from cchc.accounts.models import User
from cchc.audit.models import Event
from cchc.desk.actions.hand_over_work import hand_over_work as hand_over
from cchc.desk.actions.hand_over_work import why_not_hand_over_work
from cchc.desk.actions.release_account import posts_of, release_account
from cchc.desk.actions.release_post import release_post
from cchc.desk.leaving import counts_of, minutes_of, why_still_needed, work_of
from cchc.desk.leaving_forms import HandOverForm, offered
from cchc.desk.work_lines import OF_DOSSIERS, HandOverMinute, MinuteLine, lines_of
from cchc.documents.forms import render_form
from cchc.documents.heading import office_of
from cchc.dossiers.permissions import HEADS as MOVE_DOSSIERS
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.access import opens_to
from cchc.organization.actor import Actor
from cchc.organization.models import Official, Post
from cchc.organization.permissions import visible_to
from cchc.worktime.zone import local

LEADING = ("chair", "vice_chair", "office", "admin")


def _post(actor: Actor, pk: UUID) -> Post:
    rows = visible_to(Post.objects.exclude(position__role="system"), actor)
    found: Post = get_object_or_404(rows.select_related("official", "position", "unit__parent"), pk=pk)
    return found


@opens_to(*LEADING)
@require_safe
def work_at_hand(request: Any) -> HttpResponse:
    """Who in the unit has how much at hand; who left with something comes first."""
    found = Post.objects.filter(unit=request.actor.unit_id).exclude(position__role__in=("system", "admin"))
    posts = list(found.select_related("official", "position").order_by("position__order", "official__full_name"))
    counts = counts_of(posts)
    rows = [{"post": post, "count": counts.get(post.pk, 0), "is_over": post.held_until and post.held_until < today()}
            for post in posts]  # fmt: skip
    rows = [row for row in rows if row["count"] or not row["is_over"]]
    rows.sort(key=lambda row: not row["is_over"])
    return render(request, "desk/work_at_hand.html", {"rows": rows})


@opens_to(*LEADING)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_work(request: Any, pk: UUID) -> HttpResponse:
    """The list, and a successor for all of it or for each line."""
    leaver, by = _post(request.actor, pk), request.actor
    refuse(why_not_hand_over_work(leaver=leaver, by=by))
    lines = list(lines_of(work_of(leaver), now()))
    with_dossiers = by.role in MOVE_DOSSIERS
    form = HandOverForm(request.POST or None, leaver=leaver, lines=offered(lines, with_dossiers=with_dossiers))
    if request.method == "POST" and form.is_valid():
        try:
            hand_over(leaver=leaver, by=by, successors=form.successors(), reason=form.cleaned_data["reason"])
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, "Đã bàn giao. In biên bản ở mục «Biên bản» để các bên ký.")
            return redirect("hand_over_work", pk=pk)
    values = {
        "leaver": leaver,
        "form": form,
        "lines": lines,
        "dossiers": [] if with_dossiers else [line for line in lines if line.kind in OF_DOSSIERS],
        "minutes": list(minutes_of(leaver)),
        "may_release": by.role == "admin",
        "shows_dossiers": by.role != "admin",
    }
    return render(request, "desk/hand_over_work.html", values, status=422 if form.errors else 200)


@opens_to(*LEADING)
@require_safe
def print_minute(request: Any, pk: UUID, event: UUID) -> HttpResponse:
    """Biên bản bàn giao công việc, as it was written down when the work changed hands."""
    leaver = _post(request.actor, pk)
    refuse(why_not_hand_over_work(leaver=leaver, by=request.actor))
    found: Event = get_object_or_404(minutes_of(leaver), pk=event)
    minute = HandOverMinute(
        office=office_of(leaver.unit),
        issued_at=found.at,
        leaver=found.data["official"],
        leaver_post=found.data["post"],
        reason=found.data["reason"],
        witness=found.official_name,
        witness_post=found.post_label,
        lines=tuple(MinuteLine(**line) for line in found.data["lines"]),
    )
    pdf = render_form("bien-ban-ban-giao-cong-viec", minute, local(found.at).date())
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="bien-ban-ban-giao-cong-viec-{local(found.at):%Y%m%d}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def _still_needed(request: Any, official: Official, posts: list[Post], refusal: Refusal, verb: str) -> HttpResponse:
    """The refusal with the way on: a link to each post whose work must be handed over."""
    counts = counts_of(posts)
    held = [{"post": post, "count": counts[post.pk]} for post in posts if post.pk in counts]
    values = {"official": official, "refusal": refusal, "held": held, "verb": verb}
    return render(request, "desk/still_needed.html", values, status=409)


@opens_to("admin")
@require_POST
def end_post(request: Any, pk: UUID) -> HttpResponse:
    """A refusal is answered by a page of its own: the form holds one day only."""
    post = _post(request.actor, pk)
    form = LastDayForm(request.POST)
    if not form.is_valid():
        messages.error(request, f"Chưa kết thúc vị trí: {form.errors['last_day'][0]}")
        return redirect("official", pk=post.official_id)
    try:
        post = release_post(post=post, by=request.actor, last_day=form.cleaned_data["last_day"])
    except ActionRefused as refused:
        if refused.refusal != why_still_needed([post]):
            raise
        return _still_needed(request, post.official, [post], refused.refusal, "Chưa kết thúc vị trí")
    messages.success(request, f"Vị trí {post.label} giữ đến hết {post.held_until:%d/%m/%Y}.")
    return redirect("official", pk=post.official_id)


@opens_to("admin")
@require_POST
def close_account(request: Any, pk: UUID) -> HttpResponse:
    rows = visible_to(Official.objects.exclude(posts__position__role="system"), request.actor)
    user = get_object_or_404(User.objects.select_related("official"), official=get_object_or_404(rows, pk=pk))
    try:
        user = release_account(user=user, by=request.actor)
    except ActionRefused as refused:
        posts = posts_of(user)
        if refused.refusal != why_still_needed(posts):
            raise
        return _still_needed(request, user.official, posts, refused.refusal, "Chưa đóng tài khoản")
    messages.success(request, f"Đã đóng tài khoản «{user.username}». Việc người này đã làm vẫn còn nguyên.")
    return redirect("official", pk=pk)
