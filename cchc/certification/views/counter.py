"""How does a clerk certify thirty papers for one person: the form, what follows while typing, what is printed after?

Looking ahead is a POST although it writes nothing: personal numbers in an address would stay in logs and histories.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.certification.actions.certify_dossier import certify_dossier as write_dossier
from cchc.certification.actions.certify_dossier import why_not_certify_dossier
from cchc.certification.actions.certify_papers import certify_papers as certify
from cchc.certification.forms.certify import NOW, CertifyForm, LinesForm, blank
from cchc.certification.frequent import frequent_papers, last_signer
from cchc.certification.models import Entry
from cchc.certification.permissions import entries_visible_to
from cchc.certification.rules import rules_on
from cchc.certification.schema import WorkContent
from cchc.certification.signers import signers_of
from cchc.certification.writing import work_of
from cchc.dossiers.forms import draft as drafts
from cchc.dossiers.forms.draft import Draft
from cchc.dossiers.forms.offers import Offer, in_force
from cchc.dossiers.models import Dossier
from cchc.dossiers.permissions import visible_to
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.worktime.zone import CalendarError

KEYS = 9
PREVIEW = "xem-truoc"


@opens_to_screen("certifying")
@require_http_methods(["GET", "HEAD", "POST"])
def certify_papers(request: Any) -> HttpResponse:
    """The counter's page; sent, it certifies every line at once."""
    offers = _offers(request.actor)
    if request.method != "POST":
        return _page(request, _unsent(request, _blank(request.actor, offers), offers))
    draft = drafts.scanned(drafts.typed(request.POST)) | {"add": ""}
    form = _form(draft, request.actor, offers)
    if form.is_valid():
        try:
            dossier = certify(
                filing=form.filing(), lines=form.lines, signer=form.signing_post, by=request.actor,
                handed_over=form.cleaned_data["handed_over"] == NOW,
            )  # fmt: skip
        except (ActionRefused, CalendarError) as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("certified", dossier.pk)
    return _page(request, form, status=422)


@opens_to_screen("certifying")
@require_http_methods(["GET", "HEAD", "POST"])
def preview_certifying(request: Any) -> HttpResponse:
    """The same form with what follows from the typing: the person, the fee of each line, the totals."""
    if request.method != "POST":
        return redirect("certify_papers")
    offers = _offers(request.actor)
    typed = drafts.typed(request.POST)
    scanned = drafts.scanned(typed)
    last = drafts.last_dossier_of(scanned.get("applicant_number", ""), by=request.actor)
    draft = drafts.with_person(scanned, last=last)
    if request.headers.get("HX-Trigger") == "so-dinh-danh" and draft == typed:
        return HttpResponse(status=204)  # nobody new: what stands in the fields is not touched
    return _page(request, _unsent(request, draft, offers))


@opens_to_screen("certification_book")
@require_safe
def certified(request: Any, pk: UUID) -> HttpResponse:
    """What was written into the book for one dossier, and what to print."""
    dossier, entries = visible_entries(request.actor, pk)
    values = {
        "dossier": dossier,
        "entries": entries,
        "book": entries[0].book,
        "fee": sum(entry.fee for entry in entries if entry.voided_at is None),
        "copies": sum(entry.copies for entry in entries if entry.voided_at is None),
        "may_go_on": request.actor.role == "counter",
    }
    return render(request, "certification/certified.html", values)


@opens_to_screen("certification_book")
@require_http_methods(["GET", "HEAD", "POST"])
def certify_dossier(request: Any, pk: UUID) -> HttpResponse:
    """The officer who holds a dossier of certification writes its lines."""
    by = request.actor
    rows = visible_to(Dossier.objects.all(), by).select_related("unit", "current_step", "procedure__procedure")
    dossier = get_object_or_404(rows, pk=pk)
    refuse(why_not_certify_dossier(dossier=dossier, by=by))
    draft = drafts.typed(request.POST) if request.method == "POST" else {"signer": last_signer(by)}
    work = work_of(dossier.procedure.procedure.code)
    form = LinesForm(draft, work=work, signers=signers_of(by.unit, today()))
    previewed = PREVIEW in request.GET
    if request.method == "POST" and not previewed and form.is_valid():
        try:
            write_dossier(dossier=dossier, lines=form.lines, signer=form.signing_post, by=by)
        except ActionRefused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("certified", dossier.pk)
    if request.method != "POST" or previewed:
        form.is_valid()
        form.errors.clear()
    values = {"form": form, "dossier": dossier, "work": work, "preview_url": f"{request.path}?{PREVIEW}",
              **_papers(by, work)}  # fmt: skip
    return render(request, "certification/dossier.html", values, status=422 if form.errors else 200)


def visible_entries(actor: Actor, pk: UUID) -> tuple[Dossier, list[Entry]]:
    """A dossier with its lines; 404 when the actor may not see it or it has none."""
    rows = visible_to(Dossier.objects.select_related("unit__parent", "procedure"), actor)
    dossier = get_object_or_404(rows, pk=pk)
    entries = list(entries_visible_to(actor).filter(dossier=dossier).select_related("book").order_by("number"))
    if not entries:
        raise Http404
    return dossier, entries


def _offers(by: Actor) -> list[tuple[Offer, WorkContent]]:
    """Kinds of work that are finished at once, with their procedures in force."""
    works = {work.procedure: work for work in rules_on(today()).works if work.at_once}
    return [(offer, works[offer.code]) for offer in in_force(list(works), by=by)]


def _blank(by: Actor, offers: list[tuple[Offer, WorkContent]]) -> Draft:
    return blank(procedure=offers[0][0].code if offers else "", signer=last_signer(by))


def _form(draft: Draft, by: Actor, offers: list[tuple[Offer, WorkContent]]) -> CertifyForm:
    return CertifyForm(draft, offers=offers, signers=signers_of(by.unit, today()))


def _unsent(request: Any, draft: Draft, offers: list[tuple[Offer, WorkContent]]) -> CertifyForm:
    """A form that nobody sent yet: its faults are kept to itself."""
    form = _form(draft, request.actor, offers)
    form.is_valid()
    form.errors.clear()
    return form


def _page(request: Any, form: CertifyForm, status: int = 200) -> HttpResponse:
    values = {"form": form, "preview_url": reverse("preview_certifying"), **_papers(request.actor, form.work)}
    template = "certification/form.html" if request.htmx else "certification/counter.html"
    return render(request, template, values, status=status)


def _papers(by: Actor, work: WorkContent | None) -> dict[str, list[str]]:
    rules = rules_on(today())
    papers = frequent_papers(by, rules.book(work.book) if work else rules.books[0])
    return {"papers": papers, "keys": papers[:KEYS]}
