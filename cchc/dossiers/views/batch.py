"""How are many dossiers done at once? Rows chosen on a list, a preview that says what will happen, a line for each.

Both addresses take a POST: three hundred keys do not fit into an address. The preview writes nothing.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cchc.dossiers.batch import BATCHED, MOST, Fitting, candidates_of_all, chosen, run
from cchc.dossiers.forms.batch import BatchForm, ChoiceForm
from cchc.dossiers.lifecycle import TRANSITIONS
from cchc.dossiers.presentation.batch import outcomes, previewed
from cchc.organization.access import opens_to

OFFERED = {
    "counter": ("forward_dossier", "hand_over_result"),
    "officer": ("assign_dossier", "complete_step"),
    "field_lead": ("assign_dossier", "complete_step", "reassign_dossier"),
    "chair": ("assign_dossier", "reassign_dossier"),
    "vice_chair": ("assign_dossier", "reassign_dossier"),
}
LABELS = {"assign_dossier": "Nhận, phân công"}


def offered_to(role: str) -> list[dict[str, str]]:
    """The buttons under a list from which rows can be chosen."""
    return [{"verb": verb, "label": _label(verb)} for verb in OFFERED.get(role, ())]


@opens_to(*OFFERED)
@require_POST
def preview_batch(request: Any) -> HttpResponse:
    """What will happen to each, or why not; nothing happens yet."""
    return _preview(request, sent=None)


@opens_to(*OFFERED)
@require_POST
def run_batch(request: Any) -> HttpResponse:
    """One line for each dossier; sent again, it says that it is done already."""
    choice = ChoiceForm(request.POST)
    if not choice.is_valid() or not choice.shown():
        return _preview(request, sent=None)
    verb, shown = choice.cleaned_data["verb"], choice.shown()
    dossiers = chosen(shown, by=request.actor)
    form = BatchForm(request.POST, verb=verb, people=candidates_of_all(dossiers, Fitting(verb)))
    if not form.is_valid():
        return _preview(request, sent=form)
    done = run(shown, verb, by=request.actor, words=form.cleaned_data)
    lines = outcomes(chosen(shown, by=request.actor), done)
    refused = [line for line in lines if line.refusal]
    values = {
        "label": _label(verb),
        "count": len(lines) - len(refused),
        "refused": len(refused),
        "lines": refused + [line for line in lines if not line.refusal],
        "back_url": _back(request),
    }
    return render(request, "dossiers/batch_done.html", values)


def _preview(request: Any, *, sent: BatchForm | None) -> HttpResponse:
    """The preview; `sent` is a form that was not right."""
    choice = ChoiceForm(request.POST)
    if not choice.is_valid():
        return redirect("dossiers")
    verb, shown = choice.cleaned_data["verb"], choice.shown()
    dossiers, fitting = chosen(shown, by=request.actor), Fitting(verb)
    people = candidates_of_all([each for each in dossiers if not _refused(each, verb, request.actor)], fitting)
    form = sent or BatchForm({"to": request.POST.get("to", "")} | _said(request), verb=verb, people=people)
    to = people.get(request.POST.get("to", ""))
    if sent is None:
        form.is_valid()
        form.errors.clear()
    lines = previewed(dossiers, verb, by=request.actor, fitting=fitting, to=to)
    values = {
        "verb": verb,
        "label": _label(verb),
        "form": form,
        "lines": lines,
        "possible": sum(not line.refusal for line in lines),
        "most": MOST,
        "too_many": len(request.POST.getlist("dossier")) > MOST,
        "back_url": _back(request),
    }
    return render(request, "dossiers/batch.html", values, status=422 if sent or not lines else 200)


def _refused(dossier: Any, verb: str, by: Any) -> bool:
    return BATCHED[verb].why_not(dossier=dossier, by=by) is not None


def _said(request: Any) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in ("note", "reason")}


def _label(verb: str) -> str:
    return LABELS.get(verb, TRANSITIONS[verb].label)


def _back(request: Any) -> str:
    """The list from which the rows came."""
    asked = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if safe else reverse("my_work")
