"""How does a publication decision come in, what would it change, and when does it bind? From preview to application."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.catalogue.actions.add_publication_item import add_publication_item as add
from cchc.catalogue.actions.add_publication_item import why_not_add_publication_item
from cchc.catalogue.actions.apply_publication import apply_publication as apply
from cchc.catalogue.actions.apply_publication import why_not_apply_publication
from cchc.catalogue.actions.discard_publication import discard_publication as discard
from cchc.catalogue.actions.discard_publication import why_not_discard_publication
from cchc.catalogue.actions.enter_publication import enter_publication as enter
from cchc.catalogue.actions.enter_publication import why_not_enter_publication
from cchc.catalogue.actions.remove_publication_item import remove_publication_item as remove
from cchc.catalogue.annex import EXCEL, read_annex, written_annex
from cchc.catalogue.changes import changed_parts, versions_before
from cchc.catalogue.drafting import Drafted, drafted, newest_versions
from cchc.catalogue.forms.publications import ROWS, ItemForm, PublicationForm
from cchc.catalogue.listings import publications_listing
from cchc.catalogue.models import ProcedureVersion, Publication, PublicationItem
from cchc.catalogue.parts import parts_said
from cchc.catalogue.permissions import visible_to
from cchc.catalogue.posting_set import printed, public_address, set_of_publication
from cchc.documents.serving import file_response
from cchc.documents.taking_out import take_out
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused, refuse
from cchc.organization.access import opens_to_screen
from cchc.worktime.zone import CalendarError

SHOWN = 200  # decisions: about ten years of them


@opens_to_screen("catalogue")
@require_http_methods(["GET", "HEAD", "POST"])
def publications(request: Any) -> HttpResponseBase:
    """Decisions received, the newest first, each with what is still to be posted."""
    is_open = Q(duties__done_at=None, duties__ended_at=None)
    rows = (
        visible_to(Publication.objects.exclude(status=Publication.Status.DISCARDED), request.actor)
        .annotate(
            changed=Count("items", distinct=True),
            to_post=Count("duties", filter=is_open, distinct=True),
            late=Count("duties", filter=is_open & Q(duties__due_at__lt=now()), distinct=True),
        )
        .select_related("unit")
        .order_by("-received_on", "-id")[:SHOWN]
    )
    if request.method == "POST":
        return take_out(request, publications_listing(list(rows)))
    values = {"rows": list(rows), "why_not": why_not_enter_publication(by=request.actor)}
    return render(request, "catalogue/publications.html", values)


@opens_to_screen("catalogue")
@require_http_methods(["GET", "HEAD", "POST"])
def enter_publication(request: Any) -> HttpResponse:
    """Asked, shown, stored: before the second press nothing is kept."""
    refuse(why_not_enter_publication(by=request.actor))
    form = PublicationForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, form)
    words, source = form.words(), f"Quyết định số {form.cleaned_data['number']}"
    try:
        refuse(why_not_enter_publication(by=request.actor, words=words))
        annex = form.cleaned_data["annex"]
        read = read_annex(annex, annex.name) if annex else None
        rows = read.rows if read else form.cleaned_data["rows"]
        found = drafted(rows, effective_from=words.effective_from, source=source)
        if "store" in request.POST and not annex and not found.faults:
            upload = form.cleaned_data["pdf"]
            stored = enter(by=request.actor, words=words, items=found.items, upload=upload,
                           name=upload.name if upload else "")  # fmt: skip
            messages.success(request, "Đã lưu bản nhập. Danh mục chưa thay đổi cho đến khi áp dụng.")
            return redirect("publication", pk=stored.pk)
    except ActionRefused as refused:
        form.add_error(None, str(refused.refusal))
        return _asked(request, form)
    return _previewed(request, form, found, ROWS.dump_json(rows).decode(), read.ignored if read else [])


def _asked(request: Any, form: PublicationForm) -> HttpResponse:
    return render(request, "catalogue/enter_publication.html", {"form": form}, status=422 if form.errors else 200)


def _previewed(request: Any, form: PublicationForm, found: Drafted, rows: str, ignored: list[str]) -> HttpResponse:
    """What would be stored, and every broken cell; 422 when the annex cannot be used."""
    lines = [
        {
            "item": item.row(0),
            "changed": changed_parts(item.newest.content if item.newest else None, item.row(0).content),
        }
        for item in found.items
    ]
    values = {"form": form, "words": form.words(), "lines": lines, "faults": found.faults, "rows": rows,
              "ignored": ignored}  # fmt: skip
    return render(request, "catalogue/preview_publication.html", values, status=422 if found.faults else 200)


@opens_to_screen("catalogue")
@require_safe
def annex_template(request: Any) -> HttpResponse:
    """The layout to fill in, with the procedures in force, of one field when the address asks."""
    versions = ProcedureVersion.objects.in_force(today()).select_related("procedure__field")
    if code := request.GET.get("linh_vuc", ""):
        versions = versions.filter(procedure__field__code=code)
    file = written_annex(versions.order_by("procedure__field__order", "procedure__code"))
    response = HttpResponse(file, content_type=EXCEL)
    name = f"phu-luc-cong-bo-{code or 'toan-bo'}.xlsx"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response


def visible_publication(request: Any, pk: UUID) -> Publication:
    rows = visible_to(Publication.objects.select_related("unit", "file", "entered_by__official"), request.actor)
    found: Publication = get_object_or_404(rows, pk=pk)
    return found


@opens_to_screen("catalogue")
@require_safe
def publication(request: Any, pk: UUID) -> HttpResponse:
    """The decision, each procedure with what it changes part by part, and what may be done."""
    found, by = visible_publication(request, pk), request.actor
    items = list(found.items.select_related("field", "version__procedure"))
    before = versions_before(items)
    duties = list(
        found.duties.filter(ended_at=None)
        .values("place__name", "place")
        .annotate(all=Count("pk"), done=Count("pk", filter=Q(done_at__isnull=False)),
                  late=Count("pk", filter=Q(done_at=None, due_at__lt=now())))
        .order_by("place__name")
    )  # fmt: skip
    lines = [{"item": item, "changed": changed_parts(_content(before.get(item.code)), item.content)} for item in items]
    return render(request, "catalogue/publication.html", {
        "publication": found,
        "lines": lines,
        "duties": duties,
        "is_draft": found.status == Publication.Status.DRAFTED,
        "why_not_apply": why_not_apply_publication(publication=found, by=by),
        "why_not_discard": why_not_discard_publication(publication=found, by=by),
        "why_not_add": why_not_add_publication_item(publication=found, by=by),
    })  # fmt: skip


def _content(version: ProcedureVersion | None) -> Any:
    return version.content if version else None


@opens_to_screen("catalogue")
@require_POST
def apply_publication(request: Any, pk: UUID) -> HttpResponse:
    found = visible_publication(request, pk)
    try:
        applied = apply(publication=found, by=request.actor)
    except CalendarError as error:
        messages.error(request, str(error))
        return redirect("publication", pk=pk)
    messages.success(request, f"Đã áp dụng {applied}. Việc niêm yết đã giao cho từng nơi, kèm hạn.")
    return redirect("publication", pk=pk)


@opens_to_screen("catalogue")
@require_POST
def discard_publication(request: Any, pk: UUID) -> HttpResponse:
    discard(publication=visible_publication(request, pk), by=request.actor)
    messages.success(request, "Đã bỏ bản nhập. Nhật ký còn giữ việc này.")
    return redirect("publications")


@opens_to_screen("catalogue")
@require_http_methods(["GET", "HEAD", "POST"])
def add_publication_item(request: Any, pk: UUID) -> HttpResponse:
    """The parts of one procedure in boxes; an amended one begins with what is in force."""
    found, by = visible_publication(request, pk), request.actor
    refuse(why_not_add_publication_item(publication=found, by=by))
    form = ItemForm(request.POST or None, initial=_said_now(request.GET.get("ma", "").strip()))
    if request.method == "POST" and form.is_valid():
        read = drafted([form.row()], effective_from=found.effective_from, source=f"Quyết định số {found.number}")
        for fault in read.faults:
            form.add_error(fault.key, f"{fault.reason[:1].upper()}{fault.reason[1:]}.")
        if not read.faults:
            try:
                added = add(publication=found, by=by, item=read.items[0])
            except ActionRefused as refused:
                form.add_error("ma", str(refused.refusal))
            else:
                messages.success(request, f"Đã thêm {added.code} {added.name}.")
                return redirect("publication", pk=pk)
    values = {"publication": found, "form": form}
    return render(request, "catalogue/add_publication_item.html", values, status=422 if form.errors else 200)


def _said_now(code: str) -> dict[str, str]:
    newest = newest_versions([code]).get(code) if code else None
    if newest is None:
        return {"ma": code}
    own = {"ma": code, "cong_bo": PublicationItem.Change.AMENDED.value, "linh_vuc": newest.procedure.field.name}
    return own | parts_said(newest.content)


@opens_to_screen("catalogue")
@require_POST
def remove_publication_item(request: Any, pk: UUID, item: UUID) -> HttpResponse:
    found = visible_publication(request, pk)
    line = get_object_or_404(found.items, pk=item)
    remove(publication=found, by=request.actor, item=line)
    messages.success(request, f"Đã bỏ {line.code} khỏi bản nhập.")
    return redirect("publication", pk=pk)


@opens_to_screen("catalogue")
@require_safe
def publication_file(request: Any, pk: UUID) -> HttpResponseBase:
    """The decision itself as it was scanned."""
    found = visible_publication(request, pk)
    if found.file is None:
        raise Http404
    return file_response(found.file, found.file_name, download="tai" in request.GET)


@opens_to_screen("catalogue")
@require_safe
def print_publication(request: Any, pk: UUID) -> HttpResponse:
    """The set to be posted of one decision."""
    found = visible_publication(request, pk)
    pdf = printed(set_of_publication(found, at=public_address(request)))
    return pdf_response(pdf, f"bo-niem-yet-{found.number.replace('/', '-')}.pdf")


def pdf_response(pdf: bytes, name: str) -> HttpResponse:
    """Shown in the browser's own viewer."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or "inline"
    return response
