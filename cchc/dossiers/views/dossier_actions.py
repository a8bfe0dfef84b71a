"""How does an official act on a dossier? One address per verb: GET asks, POST acts, and a refusal is said in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cchc.dossiers.actions.amend_dossier import amend_dossier
from cchc.dossiers.actions.announce_delay import announce_delay
from cchc.dossiers.actions.answer_consultation import answer_consultation
from cchc.dossiers.actions.archive_dossier import archive_dossier
from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.await_payment import await_payment
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.actions.issue_correction import issue_correction
from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.actions.reassign_dossier import reassign_dossier
from cchc.dossiers.actions.receive_supplement import receive_supplement
from cchc.dossiers.actions.record_outcome import record_outcome
from cchc.dossiers.actions.record_payment import record_payment
from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.actions.request_correction import request_correction
from cchc.dossiers.actions.request_supplement import request_supplement
from cchc.dossiers.actions.return_step import return_step
from cchc.dossiers.actions.send_papers import send_papers
from cchc.dossiers.actions.stop_dossier import stop_dossier
from cchc.dossiers.actions.take_papers import take_papers
from cchc.dossiers.actions.withdraw_dossier import withdraw_dossier
from cchc.dossiers.batch import state_of
from cchc.dossiers.forms import consulting, ending
from cchc.dossiers.forms import verbs as forms
from cchc.dossiers.lifecycle import what_happened_last
from cchc.dossiers.models import Dossier
from cchc.dossiers.presentation.facts import applicant_facts, papers_of
from cchc.dossiers.presentation.time_left import time_left
from cchc.dossiers.presentation.verbs import VERBS, label_of
from cchc.dossiers.rules import calendar_of
from cchc.dossiers.views.dossier import title_of, visible_dossier, where_it_is
from cchc.lifecycle.clock import now
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.worktime.zone import CalendarError


class Asked(NamedTuple):
    """What a verb asks, and what it then does."""

    form: type[forms.VerbForm]
    act: Callable[..., Any]


ASKED = {
    "forward_dossier": Asked(forms.ForwardForm, forward_dossier),
    "assign_dossier": Asked(forms.AssignForm, assign_dossier),
    "complete_step": Asked(forms.CompleteForm, complete_step),
    "return_step": Asked(forms.ReturnForm, return_step),
    "reassign_dossier": Asked(forms.ReassignForm, reassign_dossier),
    "request_supplement": Asked(forms.SupplementForm, request_supplement),
    "receive_supplement": Asked(forms.SupplementReceivedForm, receive_supplement),
    "request_consultation": Asked(consulting.ConsultForm, request_consultation),
    "answer_consultation": Asked(consulting.AnswerForm, answer_consultation),
    "await_payment": Asked(ending.PaymentForm, await_payment),
    "record_payment": Asked(ending.PaymentRecordedForm, record_payment),
    "amend_dossier": Asked(ending.AmendForm, amend_dossier),
    "withdraw_dossier": Asked(ending.WithdrawalForm, withdraw_dossier),
    "stop_dossier": Asked(ending.StopForm, stop_dossier),
    "archive_dossier": Asked(ending.ArchiveForm, archive_dossier),
    "announce_delay": Asked(ending.DelayForm, announce_delay),
    "decide_dossier": Asked(forms.DecideForm, decide_dossier),
    "issue_result": Asked(forms.IssueForm, issue_result),
    "hand_over_result": Asked(forms.HandOverForm, hand_over_result),
    "send_papers": Asked(forms.SendPapersForm, send_papers),
    "take_papers": Asked(forms.TakePapersForm, take_papers),
    "record_outcome": Asked(forms.OutcomeForm, record_outcome),
    "request_correction": Asked(forms.CorrectionForm, request_correction),
    "issue_correction": Asked(forms.CorrectionIssuedForm, issue_correction),
}


@opens_to_screen("one_stop")
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_dossier(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """The page of one verb. What the guard refuses is not even asked: the refusal is the whole answer."""
    dossier, by, asked = visible_dossier(request.actor, pk), request.actor, ASKED[verb]
    refuse(_with_what_happened(VERBS[verb].why_not(dossier=dossier, by=by), dossier))
    heading = label_of(verb, dossier, by=by)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = asked.form(*sent, dossier=dossier, by=by)
    if form.is_valid() and _acted(asked, form, pk=pk, by=by):
        messages.success(request, f"{heading}: xong. {_what_now(request, pk)}")
        return redirect("dossier", pk=pk)
    line = VERBS[verb]
    return ask(request, dossier, form, verb=verb, heading=heading, icon=line.icon, note=line.note)


@transaction.atomic
def _acted(asked: Asked, form: forms.VerbForm, *, pk: UUID, by: Actor) -> bool:
    """Whether it was done; the form says why not. A page opened before the dossier moved on does nothing."""
    dossier = Dossier.objects.lock(pk)
    if form.cleaned_data["seen"] != state_of(dossier):
        moved_on = Refusal("Hồ sơ đã thay đổi từ khi anh/chị mở trang này, nên chưa làm gì thêm.")
        refuse(_with_what_happened(moved_on, dossier))
    try:
        asked.act(dossier=dossier, by=by, **form.words())
    except (ActionRefused, CalendarError) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _with_what_happened(refusal: Refusal | None, dossier: Dossier) -> Refusal | None:
    """The one who comes second is told who came first."""
    return refusal and replace(refusal, sentence=f"{refusal.sentence} {what_happened_last(dossier)}")


def _what_now(request: Any, pk: UUID) -> str:
    return f"Hồ sơ {where_it_is(visible_dossier(request.actor, pk))}."


def ask(
    request: Any, dossier: Dossier, form: forms.VerbForm, *, verb: str, heading: str, icon: str, note: str
) -> HttpResponse:
    """The page on which a verb asks; 422 when something typed is not right."""
    values = {
        "dossier": dossier,
        "verb": verb,
        "heading": heading,
        "icon_name": icon,
        "note": note,
        "title": title_of(dossier),
        "where": where_it_is(dossier),
        "left": time_left(dossier, at=now(), calendar=calendar_of(dossier.unit.calendar)),
        "form": form,
        "facts": applicant_facts(dossier, by=request.actor),
        "papers": papers_of(dossier, by=request.actor),
        "attaching": None,
        "back_url": reverse("dossier", args=[dossier.pk]),
    }
    return render(request, "dossiers/verb.html", values, status=422 if form.errors else 200)
