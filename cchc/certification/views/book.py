"""What stands in a book, with totals by day and month; how is a line voided, a book opened or closed?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.certification.actions.close_book import close_book as close
from cchc.certification.actions.close_book import why_not_close_book
from cchc.certification.actions.open_book import open_book as open_it
from cchc.certification.actions.void_entry import void_entry as void
from cchc.certification.actions.void_entry import why_not_void_entry
from cchc.certification.forms.book import OpenBookForm, VoidForm
from cchc.certification.models import Entry
from cchc.certification.permissions import KEEPS, NOT_KEEPER, books_visible_to, entries_visible_to
from cchc.certification.rules import rules_on
from cchc.certification.totals import added, by_day, by_month
from cchc.certification.views.looking import Looking, look
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.permissions import visible_to
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor

ROWS, DAYS = 50, 31


@opens_to_screen("certification_book")
@require_safe
def certification_book(request: Any) -> HttpResponse:
    """The newest lines first; a page costs the same however many there are."""
    looking, by = look(request), request.actor
    values = {"looking": looking, "waiting": _waiting(by), "keeps": by.role in KEEPS, "is_chair": by.role == "chair"}
    if looking is not None:
        values |= _page(looking, by)
    return render(request, "certification/book.html", values)


def _page(looking: Looking, by: Actor) -> dict[str, Any]:
    rows = looking.entries
    older_than = looking.asked.get("truoc")
    found = list((rows.filter(number__lt=older_than) if older_than else rows).order_by("-number")[: ROWS + 1])
    for entry in found:
        entry.book = looking.book
    shown = found[:ROWS]
    here = {"so": str(looking.book.pk)}
    days = by_day(rows)
    return {
        "rows": [(entry, why_not_void_entry(entry=entry, by=by) is None) for entry in shown],
        "totals": added(totals for _, totals in days),
        "days": days[:DAYS],
        "months": by_month(days),
        "first_url": "?" + looking.query(**here) if older_than else "",
        "older_url": "?" + looking.query(truoc=shown[-1].number, **here) if len(found) > ROWS else "",
        "print_url": f"{reverse('print_book', args=[looking.book.pk])}?{looking.query()}",
        "export_url": f"{reverse('export_book', args=[looking.book.pk])}?{looking.query()}",
        "may_close": why_not_close_book(book=looking.book, by=by) is None,
    }


def _waiting(by: Actor) -> list[Dossier]:
    """Dossiers of certification that the actor holds and that have no line yet."""
    codes = [work.procedure for work in rules_on(today()).works]
    held = visible_to(Dossier.objects.all(), by).filter(
        status=Status.IN_PROCESS, current_step__holder=by.post_id, current_step__left_at=None,
        procedure__procedure__code__in=codes,
    )  # fmt: skip
    written = Entry.objects.in_force().filter(dossier=OuterRef("pk"))
    return list(held.exclude(Exists(written)).select_related("procedure").order_by("due_at")[:ROWS])


@opens_to_screen("certification_book")
@require_http_methods(["GET", "HEAD", "POST"])
def void_entry(request: Any, pk: UUID) -> HttpResponse:
    entry = get_object_or_404(entries_visible_to(request.actor).select_related("book"), pk=pk)
    refuse(why_not_void_entry(entry=entry, by=request.actor))
    form = VoidForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            void(entry=entry, by=request.actor, reason=form.cleaned_data["reason"])
        except ActionRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã hủy số {entry}. Dòng vẫn còn trong sổ, gạch ngang.")
            return redirect(f"{reverse('certification_book')}?so={entry.book_id}")
    return render(
        request, "certification/void.html", {"entry": entry, "form": form}, status=422 if form.errors else 200
    )


@opens_to_screen("certification_book")
@require_http_methods(["GET", "HEAD", "POST"])
def open_book(request: Any) -> HttpResponse:
    """Where a paper book of this year ended."""
    if request.actor.role not in KEEPS:
        refuse(NOT_KEEPER)
    form = OpenBookForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            book = open_it(by=request.actor, **form.cleaned_data)
        except ActionRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"«{book}»: dòng đầu tiên trên hệ thống sẽ mang số {book.last + 1}.")
            return redirect(f"{reverse('certification_book')}?so={book.pk}")
    return render(request, "certification/open_book.html", {"form": form}, status=422 if form.errors else 200)


@opens_to_screen("certification_book")
@require_POST
def close_book(request: Any, pk: UUID) -> HttpResponse:
    book = close(book=get_object_or_404(books_visible_to(request.actor), pk=pk), by=request.actor)
    messages.success(request, f"Đã khóa «{book}» ở số {book.last}. In sổ để ký xác nhận, đóng dấu.")
    return redirect(f"{reverse('certification_book')}?so={book.pk}")
