"""How does a clerk receive an interlinked request? One form, its parts with their dates, one receipt."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.dossiers.actions.receive_group import group_fee
from cchc.dossiers.actions.receive_group import receive_group as receive
from cchc.dossiers.chain import plan
from cchc.dossiers.forms import draft as drafts
from cchc.dossiers.forms.draft import Draft
from cchc.dossiers.forms.group_reception import GroupForm, group_draft
from cchc.dossiers.forms.offers import in_force
from cchc.dossiers.group_filing import members_of
from cchc.dossiers.interlinked import group_on
from cchc.dossiers.models import DailyCounter, DossierGroup
from cchc.dossiers.presentation.promise import Promise, spoken_fee
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.worktime.spoken import spoken_moment
from cchc.worktime.zone import CalendarError, local


@opens_to_screen("reception")
def receive_group(request: Any) -> HttpResponse:
    """The form of one group; sent, the group with its receipt to print."""
    sent = request.method == "POST"
    typed = drafts.scanned(drafts.typed(request.POST)) if sent else drafts.blank(request.GET.get("procedure", ""))
    form = _form(typed, by=request.actor)
    if form is None:
        return redirect("receive_dossier")
    if not sent:
        form.errors.clear()
        return _page(request, form)
    if form.is_valid():
        try:
            done = receive(filing=form.group_filing(), by=request.actor)
        except (ActionRefused, CalendarError) as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(f"{reverse('group', args=[done.pk])}?vua-nhan=1")
    return _page(request, form, status=422)


@opens_to_screen("reception")
def preview_group(request: Any) -> HttpResponse:
    """The same form with what follows from the typing; also what the ordinary form leads to, with the person typed."""
    typed = drafts.typed(request.POST)
    scanned = drafts.scanned(typed)
    last = drafts.last_dossier_of(scanned.get("applicant_number", ""), by=request.actor)
    draft = drafts.with_person(scanned, last=last)
    if request.headers.get("HX-Trigger") == "so-dinh-danh" and draft == typed:
        return HttpResponse(status=204)  # nobody new: what stands in the fields is not touched
    form = _form(draft, by=request.actor)
    if form is None:
        return redirect("receive_dossier")
    form.errors.clear()
    return _page(request, form)


def _form(draft: Draft, *, by: Actor) -> GroupForm | None:
    """None for a procedure that is no group, or no longer one: the ordinary form offers what there is."""
    content = group_on(draft.get("procedure", ""), today())
    offers = in_force([draft.get("procedure", "")], by=by)
    if content is None or not offers:
        return None
    form = GroupForm(group_draft(draft, content), offer=offers[0], content=content, unit=by.unit)
    form.is_valid()
    return form


def _page(request: Any, form: GroupForm, status: int = 200) -> HttpResponse:
    planned = _planned(form, request.actor)
    context = {
        "form": form,
        "verb": "receive_group",
        "dossier": None,
        "last": drafts.last_dossier_of(form.data.get("applicant_number", ""), by=request.actor),
        "parts": [
            {"line": line, **planned["parts"].get(line.content.key, {"due": "", "unit": ""})}
            for line in form.part_lines
        ],
        "promise": planned["promise"],
        "fee": spoken_fee(planned["fee"]),
        "received_today": DailyCounter.objects.filter(unit=request.actor.unit_id, day=today()).first(),
        "send_url": reverse("receive_group"),
        "preview_url": reverse("preview_group"),
    }
    template = "dossiers/reception/group_form.html" if request.htmx else "dossiers/reception/group_page.html"
    return render(request, template, context, status=status)


def _planned(form: GroupForm, by: Actor) -> dict[str, Any]:
    """When each part and the whole will be there, and for how much, as far as it is chosen."""
    group = DossierGroup(unit=by.unit, received_at=now(), travels=form.data["travels"],
                         content=form.content.model_dump(mode="json"))  # fmt: skip
    members = members_of(group, [line.content for line in form.part_lines if line.chosen])
    try:
        dues = plan(members, group)
    except CalendarError as error:
        return {"parts": {}, "promise": Promise("Chưa tính được ngày hẹn", str(error)), "fee": None}
    last = max(members, key=lambda member: dues[member.key])
    parts = {
        member.key: {"due": f"xong {local(dues[member.key]):%H:%M, %d/%m}", "unit": member.unit.name}
        for member in members
    }
    longest = form.content.member(last.key).task
    promise = Promise(f"Hẹn trả {spoken_moment(dues[last.key])}", f"theo phần xong sau cùng: {longest}")
    return {"parts": parts, "promise": promise, "fee": group_fee(members, group)}
