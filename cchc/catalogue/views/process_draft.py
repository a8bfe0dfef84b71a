"""One draft of a process: written by the office as cards, read by the Chair beside the version in force."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cchc.catalogue.actions import approve_process as approving
from cchc.catalogue.actions import discard_process_draft as discarding
from cchc.catalogue.actions import return_process as returning
from cchc.catalogue.actions import save_process_draft as saving
from cchc.catalogue.actions import submit_process as submitting
from cchc.catalogue.actions import undo_process_edit as undoing
from cchc.catalogue.diagram import column, swimlanes
from cchc.catalogue.forms.process_draft import ApproveForm, ReturnForm, SeenForm
from cchc.catalogue.forms.process_steps import Pressed, StepSet, cards_of, typed_cards
from cchc.catalogue.models import ProcedureVersion, ProcessDraft, ProcessVersion
from cchc.catalogue.permissions import drafts_visible_to
from cchc.catalogue.processes.comparison import compared
from cchc.catalogue.processes.faults import faults_of_draft, margins_of, total_of_steps, version_on
from cchc.catalogue.processes.story import story_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.access import opens_to, opens_to_screen


def _draft(request: Any, pk: UUID) -> ProcessDraft:
    draft: ProcessDraft = get_object_or_404(drafts_visible_to(request.actor), pk=pk)
    return draft


@opens_to_screen("catalogue")
@require_safe
def process_draft(request: Any, pk: UUID) -> HttpResponse:
    return _page(request, _draft(request, pk))


@opens_to_screen("catalogue")
@require_safe
def compare_process(request: Any, pk: UUID) -> HttpResponse:
    """The two versions side by side, as a sheet to print."""
    draft = _draft(request, pk)
    return render(request, "catalogue/print_comparison.html", _beside(draft) | _sums(draft))


def _page(request: Any, draft: ProcessDraft, *, focus: str = "", status: int = 200, **forms: Any) -> HttpResponse:
    """Cards for those who may write on it now, the comparison for all others."""
    by = request.actor
    writable = saving.why_not_save_process_draft(draft=draft, by=by) is None
    page: dict[str, Any] = {
        **_sums(draft),
        "may_write": writable,
        "may_decide": approving.why_not_approve_process(draft=draft, by=by) is None,
        "may_return": returning.why_not_return_process(draft=draft, by=by) is None,
        "undo_refusal": undoing.why_not_undo_process_edit(draft=draft, by=by),
        "focus": focus,
        "story": story_of(draft),
        "return_form": ReturnForm(),
        "approve_form": ApproveForm(initial={"seen": draft.last.number}),
    } | forms  # fmt: skip
    if writable:
        page.setdefault("cards", cards_of(draft.path))
        page["typed_wrongly"] = _wrong(page["cards"])
    else:
        page |= _beside(draft)
    template = "catalogue/draft_editor.html" if request.htmx else "catalogue/draft.html"
    return render(request, template, page, status=status)


def _wrong(cards: StepSet) -> list[tuple[int, str]]:
    """What was typed that cannot be read: number of the card and sentence."""
    return [
        (number, sentence)
        for number, form in enumerate(cards.forms, 1)
        for sentences in (form.errors.values() if cards.is_bound else ())
        for sentence in sentences
    ]


def _sums(draft: ProcessDraft) -> dict[str, Any]:
    """What stands against it, and its total beside every limit."""
    version = _text_of(draft)
    return {
        "draft": draft,
        "version": version,
        "number": draft.last.number,
        "faults": faults_of_draft(draft, on=today()),
        "margins": margins_of(draft.path, version),
        "total": total_of_steps(draft.path),
        "drawings": (swimlanes(draft.path), column(draft.path)),
    }


def _text_of(draft: ProcessDraft) -> ProcedureVersion:
    """What the procedure says today, else what it last said."""
    text = version_on(draft.procedure, today()) or draft.procedure.versions.order_by("number").last()
    if text is None:
        raise Http404
    return text


def _beside(draft: ProcessDraft) -> dict[str, Any]:
    """The draft beside the version from which it was drafted."""
    before: ProcessVersion | None = draft.based_on
    return {"draft": draft, "before": before, "comparison": compared(before.path if before else (), draft.path)}


@opens_to("office", "field_lead")
@require_POST
def save_process_draft(request: Any, pk: UUID) -> HttpResponse:
    """Keep what was typed, then do what the button says; what cannot be read is said beside its field."""
    draft = _draft(request, pk)
    cards, pressed = typed_cards(request.POST), Pressed(request.POST)
    if not (cards.is_valid() and pressed.is_valid()):
        return _page(request, draft, cards=cards, status=422)
    steps, focus, what = pressed.done_to(cards.path(), draft.path)
    draft = saving.save_process_draft(
        draft=draft, by=request.actor, seen=pressed.cleaned_data["seen"], steps=steps, what=what
    )
    if request.htmx:
        return _page(request, draft, focus=focus)
    card = f"the-{focus.partition('-')[2]}" if focus else "soan"
    return redirect(f"{reverse('process_draft', args=[pk])}#{card}")


@opens_to("office", "field_lead")
@require_POST
def undo_process_edit(request: Any, pk: UUID) -> HttpResponse:
    form = _seen(request)
    draft = undoing.undo_process_edit(draft=_draft(request, pk), by=request.actor, seen=form.cleaned_data["seen"])
    return _page(request, draft) if request.htmx else redirect("process_draft", pk=pk)


def _seen(request: Any) -> SeenForm:
    """Only a form that no page of ours made has no `seen`."""
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise Http404
    return form


@opens_to("office", "field_lead")
@require_POST
def submit_process(request: Any, pk: UUID) -> HttpResponse:
    """What is typed on the cards is saved first: without a script nothing else has kept it."""
    draft, cards = _draft(request, pk), typed_cards(request.POST)
    if not cards.is_valid():
        return _page(request, draft, cards=cards, status=422)
    seen, (steps, _, what) = _seen(request).cleaned_data["seen"], _typed(cards, draft)
    draft = saving.save_process_draft(draft=draft, by=request.actor, seen=seen, steps=steps, what=what)
    submitting.submit_process(draft=draft, by=request.actor, seen=draft.last.number)
    messages.success(request, "Đã trình Chủ tịch duyệt. Trong lúc chờ duyệt, dự thảo không sửa được.")
    return _gone_on(request, "process_draft", pk)


def _typed(cards: StepSet, draft: ProcessDraft) -> Any:
    pressed = Pressed({"seen": draft.last.number, "nut": "luu"})
    pressed.full_clean()
    return pressed.done_to(cards.path(), draft.path)


@opens_to("office", "field_lead")
@require_POST
def discard_process_draft(request: Any, pk: UUID) -> HttpResponse:
    seen = _seen(request).cleaned_data["seen"]
    draft = discarding.discard_process_draft(draft=_draft(request, pk), by=request.actor, seen=seen)
    messages.success(request, "Đã bỏ dự thảo. Quy trình đang áp dụng không thay đổi.")
    return _gone_on(request, "process", draft.procedure.code)


def _gone_on(request: Any, name: str, argument: Any) -> HttpResponse:
    """To another page, whoever asked."""
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": reverse(name, args=[argument])})
    return redirect(name, argument)


@opens_to("chair")
@require_POST
def return_process(request: Any, pk: UUID) -> HttpResponse:
    form = ReturnForm(request.POST)
    if form.is_valid() and _done(form, lambda: returning.return_process(
        draft=_draft(request, pk), by=request.actor, reason=form.cleaned_data["reason"]
    )):  # fmt: skip
        messages.success(request, "Đã trả lại để sửa, kèm lý do.")
        return redirect("process_draft", pk=pk)
    return _page(request, _draft(request, pk), return_form=form, status=422)


@opens_to("chair")
@require_POST
def approve_process(request: Any, pk: UUID) -> HttpResponse:
    draft, form = _draft(request, pk), ApproveForm(request.POST)
    if form.is_valid() and _done(form, lambda: approving.approve_process(
        draft=draft, by=request.actor, **form.cleaned_data
    )):  # fmt: skip
        day = form.cleaned_data["effective_from"]
        messages.success(request, f"Đã phê duyệt. Hồ sơ nhận từ {day:%d/%m/%Y} theo quy trình mới; hồ sơ đang giải "
                         "quyết giữ quy trình cũ.")  # fmt: skip
        return redirect("process", draft.procedure.code)
    return _page(request, draft, approve_form=form, status=422)


def _done(form: Form, act: Any) -> bool:
    """Whether the rule let it be done; the form says why not."""
    try:
        act()
    except ActionRefused as refused:
        form.add_error(None, str(refused.refusal))
        return False
    return True
