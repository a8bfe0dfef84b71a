"""What does an official see of an interlinked dossier, and how does he act on it? One page, one address per verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cchc.audit.recording import events_of
from cchc.documents.forms import has_word
from cchc.dossiers.actions.amend_group import amend_group
from cchc.dossiers.actions.confirm_papers import confirm_papers
from cchc.dossiers.actions.hand_on_papers import hand_on_papers
from cchc.dossiers.actions.hand_over_group_result import hand_over_group_result
from cchc.dossiers.actions.receive_group_supplement import receive_group_supplement
from cchc.dossiers.actions.start_member import start_member
from cchc.dossiers.actions.withdraw_group import withdraw_group
from cchc.dossiers.chain import Chain
from cchc.dossiers.forms import group_verbs as forms
from cchc.dossiers.group_lifecycle import TRANSITIONS
from cchc.dossiers.models import ClockRun, Dossier, DossierGroup
from cchc.dossiers.permissions import groups_visible_to, takes_part, visible_to
from cchc.dossiers.presentation.group import (
    facts_of_group,
    holdings_of,
    journey_of_papers,
    lanes_of,
    steps_of,
    where_it_stands,
    whole_left,
)
from cchc.dossiers.presentation.group_sheets import GroupSheet, sheets_of_group
from cchc.dossiers.presentation.group_verbs import GROUP_VERBS, group_buttons
from cchc.dossiers.presentation.promise import spoken_fee
from cchc.dossiers.tracking import address_of
from cchc.dossiers.views.printing import PDF, WORD, paper_response
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.worktime.spoken import spoken_moment
from cchc.worktime.zone import CalendarError


class Asked(NamedTuple):
    """What a verb asks, and what it then does."""

    form: type[forms.GroupVerbForm]
    act: Callable[..., Any]


ASKED = {
    "start_member": Asked(forms.StartForm, start_member),
    "hand_on_papers": Asked(forms.HandOnForm, hand_on_papers),
    "confirm_papers": Asked(forms.ConfirmForm, confirm_papers),
    "receive_group_supplement": Asked(forms.GroupSupplementForm, receive_group_supplement),
    "amend_group": Asked(forms.GroupAmendForm, amend_group),
    "withdraw_group": Asked(forms.GroupWithdrawalForm, withdraw_group),
    "hand_over_group_result": Asked(forms.GroupHandOverForm, hand_over_group_result),
}


def visible_group(actor: Actor, pk: UUID) -> DossierGroup:
    rows = DossierGroup.objects.select_related("unit", "procedure__procedure", "received_by__official")
    return get_object_or_404(groups_visible_to(rows, actor), pk=pk)


@opens_to_screen("one_stop")
@require_safe
def group(request: Any, pk: UUID) -> HttpResponse:
    """The parts as lanes, who held them how long, where the papers are, and what to do next."""
    found = visible_group(request.actor, pk)
    chain, at, steps = Chain.of(found), now(), list(steps_of(found))
    parts = Dossier.objects.filter(member__group=found)
    opened = visible_to(parts, request.actor).values_list("pk", flat=True)
    urls = {dossier: reverse("dossier", args=[dossier]) for dossier in opened}
    hand_overs = found.hand_overs.select_related(
        "from_unit", "to_unit", "handed_on_by__official", "confirmed_by__official"
    )
    events = list(events_of(found))
    runs = ClockRun.objects.filter(dossier__member__group=found).order_by("number")
    values = {
        "group": found,
        "title": title_of(found),
        "where": where_it_stands(chain, at=at),
        "left": whole_left(chain, at=at),
        "due": spoken_moment(found.due_at),
        "lanes": lanes_of(chain, steps=steps, runs=runs, at=at, urls=urls),
        "holdings": holdings_of(chain, steps=steps, at=at),
        "facts": facts_of_group(found, whole_numbers=takes_part(found, request.actor)),
        "papers": [paper.name for paper in found.procedure.content.papers if paper.code in found.papers],
        "on_paper": found.travels == DossierGroup.Travels.PAPER,
        "hand_overs": journey_of_papers(found, list(hand_overs)),
        "fee": spoken_fee(found.fee_due),
        "sheets": [
            {
                "label": sheet.label,
                "url": reverse("print_group_form", args=[found.pk, sheet.word]),
                "word_url": _word_url(found, sheet),
            }
            for sheet in sheets_of_group(chain, url="")
        ],
        "buttons": group_buttons(chain, by=request.actor),
        "events": {"count": len(events), "last_at": events[-1].at, "last_by": events[-1].official_name},
        "received_now": "vua-nhan" in request.GET,
    }  # fmt: skip
    return render(request, "dossiers/group/group.html", values)


def _word_url(found: DossierGroup, sheet: GroupSheet) -> str:
    """Nothing when the set has the form only as a printed one."""
    return reverse("edit_group_form", args=[found.pk, sheet.word]) if has_word(sheet.number, today()) else ""


def title_of(found: DossierGroup) -> str:
    return f"{found.version.name}: {found.for_whom}"


@opens_to_screen("one_stop")
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_group(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """The page of one verb. What the guard refuses is not even asked: the refusal is the whole answer."""
    found, by, asked, line = visible_group(request.actor, pk), request.actor, ASKED[verb], GROUP_VERBS[verb]
    chain = Chain.of(found)
    refuse(line.why_not(group=found, by=by, chain=chain))
    form = asked.form(request.POST if request.method == "POST" else None, chain=chain, by=by)
    heading = TRANSITIONS[verb].label
    if form.is_valid() and _acted(asked, form, found, by=by):
        messages.success(request, f"{heading}: xong. {where_it_stands(Chain.of(found), at=now()).capitalize()}.")
        return redirect("group", pk=pk)
    values = {
        "group": found,
        "verb": verb,
        "heading": heading,
        "icon_name": line.icon,
        "note": line.note,
        "title": title_of(found),
        "where": where_it_stands(chain, at=now()),
        "left": whole_left(chain, at=now()),
        "form": form,
        "facts": facts_of_group(found, whole_numbers=takes_part(found, by)),
        "back_url": reverse("group", args=[found.pk]),
    }
    return render(request, "dossiers/group/verb.html", values, status=422 if form.errors else 200)


@transaction.atomic
def _acted(asked: Asked, form: forms.GroupVerbForm, found: DossierGroup, *, by: Actor) -> bool:
    """Whether it was done; the form says why not. A page opened before the group moved on does nothing."""
    locked = DossierGroup.objects.lock_whole(found.pk)
    if form.cleaned_data["seen"] != forms.state_of_chain(Chain.of(locked)):
        refuse(Refusal(f"Hồ sơ đã thay đổi từ khi anh/chị mở trang này, nên chưa làm gì thêm. {_last(found)}"))
    try:
        asked.act(group=locked, by=by, **form.words())
    except (ActionRefused, CalendarError) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _last(found: DossierGroup) -> str:
    event = events_of(found).last()
    return f"Việc gần nhất do {event.official_name} làm lúc {spoken_moment(event.at)}." if event else ""


@opens_to_screen("one_stop")
@require_safe
def print_group_form(request: Any, pk: UUID, form: str) -> HttpResponse:
    """Shown in the browser's own viewer; 404 for a form that the group does not have now."""
    return _group_form(request, pk, form, PDF)


@opens_to_screen("one_stop")
@require_safe
def edit_group_form(request: Any, pk: UUID, form: str) -> HttpResponse:
    """The same as a Word document, where the set has it."""
    return _group_form(request, pk, form, WORD)


def _group_form(request: Any, pk: UUID, form: str, kind: str) -> HttpResponse:
    found = visible_group(request.actor, pk)
    sheets = sheets_of_group(Chain.of(found), url=request.build_absolute_uri(address_of(found)))
    sheet = next((each for each in sheets if each.word == form), None)
    if sheet is None:
        raise Http404
    return paper_response(sheet.number, sheet.values, kind, name=f"{form}-{found.code}")
