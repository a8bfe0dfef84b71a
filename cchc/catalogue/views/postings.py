"""What is still to be posted, where, by when; who confirmed it; and does what hangs say what the catalogue says?"""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.catalogue.actions.add_posting_place import add_posting_place as add
from cchc.catalogue.actions.add_posting_place import why_not_add_posting_place
from cchc.catalogue.actions.check_postings import check_postings as check
from cchc.catalogue.actions.check_postings import why_not_check_postings
from cchc.catalogue.actions.close_posting_place import close_posting_place as close
from cchc.catalogue.actions.confirm_posting import confirm_posting as confirm
from cchc.catalogue.actions.confirm_posting import why_not_confirm_posting
from cchc.catalogue.forms.postings import CheckForm, ConfirmForm, PlaceForm
from cchc.catalogue.listings import places_listing, posting_work_listing
from cchc.catalogue.models import PostingCheck, PostingDuty, PostingPlace, ProcedureVersion
from cchc.catalogue.permissions import controls_procedures, visible_to
from cchc.catalogue.posting_rules import due_at, posting_rules_on
from cchc.catalogue.posting_set import printed, public_address, set_in_force
from cchc.catalogue.posting_work import open_work
from cchc.catalogue.postings import differences_of
from cchc.catalogue.views.publications import pdf_response
from cchc.documents.serving import file_response
from cchc.documents.taking_out import take_out
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.models import Field
from cchc.organization.permissions import units_in_scope
from cchc.worktime.loading import calendar
from cchc.worktime.zone import CalendarError

LATELY = 20  # confirmations shown


@opens_to_screen("catalogue")
@require_http_methods(["GET", "HEAD", "POST"])
def postings(request: Any) -> HttpResponseBase:
    """Open work with its deadline, the places, the last check, what was confirmed lately."""
    by, at = request.actor, now()
    hours = calendar(by.unit.calendar, roots=settings.CONTENT_ROOTS)
    work = open_work(units_in_scope(by), at)
    lines = []
    for each in work:
        kind, left = each.left(at, hours)
        lines.append({"work": each, "kind": kind, "left": left})
    is_open = Q(duties__done_at=None, duties__ended_at=None)
    places = (
        visible_to(PostingPlace.objects.in_use(), by)
        .select_related("unit")
        .annotate(to_do=Count("duties", filter=is_open))
        .order_by("unit__code", "opened_at", "id")
    )
    kinds = {kind.code: kind for kind in posting_rules_on(today()).places}
    listed = [(place, kinds.get(place.kind)) for place in places]
    if request.method == "POST":
        return take_out(request, places_listing(listed) if "noi" in request.GET else posting_work_listing(lines))
    return render(request, "catalogue/postings.html", {
        "lines": lines,
        "late": sum(each.late for each in work),
        "to_do": sum(each.count for each in work),
        "places": listed,
        "rules": posting_rules_on(today()),
        "check": _last_check(by),
        "done": _lately(by),
        "fields": Field.objects.all(),
        "why_not_add": why_not_add_posting_place(by=by),
        "may_close": controls_procedures(None, by),
        "public_address": public_address(request),
        "is_public": bool(settings.PUBLIC_ADDRESS),
    })  # fmt: skip


def _lately(by: Any) -> list[dict[str, Any]]:
    """The last confirmations, those of one press gathered."""
    rows = visible_to(PostingDuty.objects.exclude(done_at=None), by)
    rows = rows.select_related("place", "done_by__official", "procedure").order_by("-done_at", "place", "id")[:500]
    groups = groupby(rows, key=lambda duty: (duty.done_at, duty.place_id))
    gathered = [list(group) for _, group in groups][:LATELY]
    return [
        {"first": group[0], "count": len(group), "late": sum(duty.was_late for duty in group)} for group in gathered
    ]


def _last_check(by: Any) -> dict[str, Any] | None:
    last = (
        visible_to(PostingCheck.objects.select_related("checked_by__official"), by)
        .order_by("-checked_at", "-id")
        .first()
    )
    if last is None:
        return None
    every = posting_rules_on(today()).check_every.limit.amount
    return {"check": last, "is_due": (today() - last.checked_at.date()).days >= every}


@opens_to_screen("catalogue")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_posting(request: Any, pk: UUID) -> HttpResponse:
    """What was put up or taken down at one place, of one decision when the address names it, with its proof."""
    place = get_object_or_404(visible_to(PostingPlace.objects.select_related("unit"), request.actor), pk=pk)
    refuse(why_not_confirm_posting(place=place, by=request.actor))
    duties = (
        place.duties.open().select_related("procedure", "version", "publication").order_by("due_at", "procedure__code")
    )
    if "qd" in request.GET:
        duties = duties.filter(publication=_uuid(request.GET["qd"]))
    form = ConfirmForm(request.POST or None, request.FILES or None, place=place, duties=duties)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        upload = said.get("photo")
        try:
            confirm(place=place, duties=list(said["duties"]), by=request.actor, upload=upload,
                    name=upload.name if upload else "", address=said.get("address", ""))  # fmt: skip
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, f"Đã xác nhận {len(said['duties'])} thủ tục tại «{place}».")
            return redirect("postings")
    first = duties.first()
    values = {"place": place, "form": form, "first": first, "late": first is not None and first.due_at < now()}
    return render(request, "catalogue/confirm_posting.html", values, status=422 if form.errors else 200)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise Http404 from error


@opens_to_screen("catalogue")
@require_http_methods(["GET", "HEAD", "POST"])
def add_posting_place(request: Any) -> HttpResponse:
    refuse(why_not_add_posting_place(by=request.actor))
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            place = add(by=request.actor, **form.cleaned_data)
        except (ActionRefused, CalendarError) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã thêm «{place}». Mọi thủ tục đang có hiệu lực cần được niêm yết ở đó.")
            return redirect("postings")
    kinds = [
        (kind, due_at(request.actor.unit, kind, PostingDuty.Task.POST, today()))
        for kind in posting_rules_on(today()).places
    ]
    values = {"form": form, "kinds": kinds}
    return render(request, "catalogue/add_posting_place.html", values, status=422 if form.errors else 200)


@opens_to_screen("catalogue")
@require_POST
def close_posting_place(request: Any, pk: UUID) -> HttpResponse:
    place = close(
        place=get_object_or_404(visible_to(PostingPlace.objects.all(), request.actor), pk=pk), by=request.actor
    )
    messages.success(request, f"Đã thôi dùng «{place}».")
    return redirect("postings")


@opens_to_screen("catalogue")
@require_safe
def posting_photo(request: Any, pk: UUID) -> HttpResponseBase:
    """The photograph that proves a posting."""
    duty = get_object_or_404(visible_to(PostingDuty.objects.select_related("photo"), request.actor), pk=pk)
    if duty.photo is None:
        raise Http404
    return file_response(duty.photo, duty.photo_name)


@opens_to_screen("catalogue")
@require_http_methods(["GET", "HEAD", "POST"])
def check_postings(request: Any) -> HttpResponse:
    """Posted = catalogue? The differences place by place; recording the check turns each into work."""
    by = request.actor
    form = CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = check(by=by, note=form.cleaned_data["note"])
        messages.success(request, f"Đã ghi nhận kiểm tra: {done.differences} chỗ khác nhau.")
        return redirect("check_postings")
    found = differences_of(by.unit, today())
    return render(request, "catalogue/check_postings.html", {
        "places": [(place, list(group)) for place, group in groupby(found, key=lambda each: each.place)],
        "count": len(found),
        "at": now(),
        "form": form,
        "last": _last_check(by),
        "why_not": why_not_check_postings(by=by),
    })  # fmt: skip


@opens_to_screen("catalogue")
@require_safe
def print_posting_set(request: Any) -> HttpResponse:
    """One PDF of the catalogue in force, or of one field."""
    versions = ProcedureVersion.objects.in_force(today()).select_related("procedure__field")
    field = None
    if code := request.GET.get("linh_vuc", ""):
        field = get_object_or_404(Field, code=code)
        versions = versions.filter(procedure__field=field)
    rows = versions.order_by("procedure__field__order", "procedure__code")
    pdf = printed(set_in_force(request.actor.unit, rows, field, at=public_address(request)))
    return pdf_response(pdf, f"bo-niem-yet-{code or 'toan-bo'}.pdf")
