"""How does a clerk receive a request at the counter: the form, what follows while typing, what is printed after?

Looking ahead is a POST although it writes nothing: personal numbers in an address would stay in logs and histories.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from cchc.catalogue.limits import limit_of
from cchc.catalogue.models import UsualTime
from cchc.dossiers.actions.correct_receipt import correct_receipt as correct
from cchc.dossiers.actions.correct_receipt import why_not_correct_receipt
from cchc.dossiers.actions.receive_dossier import receive_dossier as receive
from cchc.dossiers.actions.refuse_dossier import refuse_dossier as refuse_it
from cchc.dossiers.actions.request_completion import request_completion as ask_to_complete
from cchc.dossiers.elsewhere import competent_units, to_send
from cchc.dossiers.forms import draft as drafts
from cchc.dossiers.forms.draft import Draft
from cchc.dossiers.forms.offers import Offer, offer_of, offers
from cchc.dossiers.forms.reception import DIRECT, ReceptionForm
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import DailyCounter, Dossier, Status
from cchc.dossiers.permissions import open_to, visible_to
from cchc.dossiers.presentation.promise import Promise, promise_of, spoken_fee
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.worktime.spoken import spoken_moment
from cchc.worktime.zone import ZONE, CalendarError

RECEIPT = "01"
PAPER: dict[str, str] = {Status.AWAITING_COMPLETION: "02", Status.REFUSED: "03"}  # the form to print after each outcome


@opens_to_screen("reception")
def receive_dossier(request: Any, pk: UUID | None = None) -> HttpResponse:
    """The counter's page; with a dossier, the one that was awaiting completion."""
    return _answer(request, "receive_dossier", pk)


@opens_to_screen("reception")
def request_completion(request: Any) -> HttpResponse:
    return _answer(request, "request_completion")


@opens_to_screen("reception")
def refuse_dossier(request: Any, pk: UUID | None = None) -> HttpResponse:
    return _answer(request, "refuse_dossier", pk)


@opens_to_screen("reception")
def correct_receipt(request: Any, pk: UUID) -> HttpResponse:
    return _answer(request, "correct_receipt", pk)


@opens_to_screen("reception")
def preview_reception(request: Any, pk: UUID | None = None) -> HttpResponse:
    """The same form with what follows from the typing: the person, procedures, papers, fee, due moment."""
    dossier = _dossier(request, pk)
    verb = "correct_receipt" if dossier and dossier.status == Status.RECEIVED else "receive_dossier"
    if request.method != "POST":
        return redirect(_address(verb, dossier))
    typed = drafts.typed(request.POST)
    scanned = drafts.scanned(typed)
    draft = drafts.with_person(scanned, last=_last(scanned, request))
    if request.headers.get("HX-Trigger") == "so-dinh-danh" and draft == typed:
        return HttpResponse(status=204)  # nobody new: what stands in the fields is not touched
    return _page(request, _unsent(request, draft, verb, dossier))


@opens_to_screen("reception")
def received(request: Any, pk: UUID) -> HttpResponse:
    """What was done, in large letters, with the paper to print under the finger."""
    dossier = _dossier(request, pk)
    if dossier is None:
        raise Http404
    papers = to_send(dossier, request.actor) if dossier.is_elsewhere else None
    may_correct = why_not_correct_receipt(dossier=dossier, by=request.actor) is None
    today_too = visible_to(Dossier.objects.all(), request.actor).filter(
        applicant_number=dossier.applicant_number, received_at__gte=_midnight()
    )
    context = {
        "dossier": dossier,
        "today_too": today_too.exclude(pk=dossier.pk).select_related("procedure").order_by("received_at"),
        "print_url": reverse("print_form", args=[dossier.pk, PAPER.get(dossier.status, RECEIPT)]),
        "correct_url": reverse("correct_receipt", args=[dossier.pk]) if may_correct else "",
        "asked": dossier.supplement_requests.filter(phase="before", answered_at=None).first(),
        "due": spoken_moment(dossier.due_at) if dossier.due_at else "",
        "papers_due": spoken_moment(papers.due_at) if papers else "",
        "fee": spoken_fee(dossier.fee_due),
    }
    return render(request, "dossiers/reception/received.html", context)


def _answer(request: Any, verb: str, pk: UUID | None = None) -> HttpResponse:
    """The form, or what becomes of it when it is sent."""
    dossier = _dossier(request, pk)
    if request.method != "POST":
        if dossier is not None:
            refuse(_why_not(verb, dossier, request.actor))
        return _page(request, _unsent(request, _begun(request, dossier), verb, dossier))
    draft = drafts.scanned(drafts.typed(request.POST)) | {"q": ""}
    found = offer_of(draft.get("procedure", ""), by=request.actor)
    form = ReceptionForm(draft, found=found, verb=verb, unit=request.actor.unit, dossier=dossier)
    if form.is_valid():
        try:
            done = _act(form, by=request.actor)
        except (ActionRefused, CalendarError) as refused:
            form.add_error(None, str(refused))
        else:
            if verb == "correct_receipt":
                messages.success(request, "Đã sửa giấy tiếp nhận; mã hồ sơ giữ nguyên. In lại và đổi cho người nộp.")
            return redirect("received", done.pk)
    form.found = _offers(request, draft)
    return _page(request, form, status=422)


def _begun(request: Any, dossier: Dossier | None) -> Draft:
    """What the form begins with: the dossier, the person just served, or nothing."""
    if dossier is not None:
        return drafts.of_dossier(dossier)
    try:
        served = _dossier(request, UUID(request.GET.get("person", "")))
    except ValueError:
        served = None
    return drafts.of_person(served) if served else drafts.blank(request.GET.get("procedure", ""))


def _act(form: ReceptionForm, *, by: Actor) -> Dossier:
    said, filing = form.cleaned_data, form.filing()
    if form.verb == "request_completion":
        items = "\n".join([*form.missing, *filter(str.strip, said["items"].splitlines())])
        return ask_to_complete(filing=filing, by=by, items=items, reason=said["reason"])
    if form.verb == "refuse_dossier":
        return refuse_it(filing=filing, by=by, reason=said["refusal"], dossier=form.dossier)
    if form.verb == "correct_receipt" and form.dossier:
        return correct(dossier=form.dossier, by=by, filing=filing)
    return receive(filing=filing, by=by, dossier=form.dossier)


def _why_not(verb: str, dossier: Dossier, by: Actor) -> Refusal | None:
    if verb == "correct_receipt":
        return why_not_correct_receipt(dossier=dossier, by=by)
    return why_not(verb, dossier=dossier, by=by)


def _dossier(request: Any, pk: UUID | None) -> Dossier | None:
    if pk is None:
        return None
    rows = open_to(Dossier.objects.all(), request.actor)
    related = ("procedure__procedure", "process", "unit", "received_at_unit", "current_step")
    return get_object_or_404(rows.select_related(*related), pk=pk)


def _offers(request: Any, draft: Draft, words: str = "") -> list[Offer]:
    return offers(by=request.actor, words=words, chosen=draft.get("procedure", ""))


def _last(draft: Mapping[str, Any], request: Any) -> Dossier | None:
    return drafts.last_dossier_of(draft.get("applicant_number", ""), by=request.actor)


def _unsent(request: Any, draft: Draft, verb: str, dossier: Dossier | None) -> ReceptionForm:
    """A form that nobody sent yet: its faults are kept to itself."""
    found = _offers(request, draft, draft.get("q", ""))
    draft = drafts.with_procedure(draft, found=found)
    form = ReceptionForm(draft, found=found, verb=verb, unit=request.actor.unit, dossier=dossier)
    form.is_valid()
    form.errors.clear()
    return form


def _page(request: Any, form: ReceptionForm, status: int = 200) -> HttpResponse:
    by, dossier = request.actor, form.dossier
    context = {
        "form": form,
        "verb": form.verb,
        "dossier": dossier,
        "last": None if dossier else _last(form.data, request),
        "promise": _promise(form, by),
        "usual": UsualTime.of(form.offer.version.procedure_id, by.unit_id) if form.offer else None,
        "fee": spoken_fee(form.fee_due) if form.offer else "",
        "others": [] if request.htmx or form.verb == "correct_receipt" else competent_units(by.unit),
        "received_today": DailyCounter.objects.filter(unit=by.unit_id, day=today()).first(),
        "send_url": _address("correct_receipt" if form.verb == "correct_receipt" else "receive_dossier", dossier),
        "refuse_url": _address("refuse_dossier", dossier),
        "preview_url": _address("preview_reception", dossier),
    }  # fmt: skip
    template = "dossiers/reception/form.html" if request.htmx else "dossiers/reception/page.html"
    return render(request, template, context, status=status)


def _promise(form: ReceptionForm, by: Actor) -> Promise | None:
    """When the result will be there; a corrected receipt counts from its own reception."""
    if form.offer is None:
        return None
    limit = limit_of(form.offer.version, form.offer.process, case=form.cleaned_data.get("case", ""), channel=DIRECT)
    received_at = form.dossier.received_at if form.dossier else None
    return promise_of(calendar_of(by.unit.calendar), received=received_at or now(), limit=limit)


def _midnight() -> datetime:
    return datetime.combine(today(), time.min, ZONE)


def _address(name: str, dossier: Dossier | None) -> str:
    return reverse(name, args=[dossier.pk] if dossier else [])
