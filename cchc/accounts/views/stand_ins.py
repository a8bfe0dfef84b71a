"""Who acts for whom while he is away: arranged by the absent one, the Chair or the administrator."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cchc.accounts.forms import StandInForm
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.access import signed_in
from cchc.organization.actions.arrange_stand_in import arrange_stand_in as arrange
from cchc.organization.actions.end_stand_in import end_stand_in as end
from cchc.organization.actions.end_stand_in import why_not_end_stand_in
from cchc.organization.permissions import stand_ins_visible_to


@signed_in
@require_http_methods(["GET", "POST"])
def arrange_stand_in(request: Any) -> HttpResponse:
    """The stand-ins that one may know of, and the form for another one."""
    asked = {name: request.GET[name] for name in ("absent",) if name in request.GET}
    form = StandInForm(request.POST if request.method == "POST" else None, by=request.actor, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            stand_in = arrange(by=request.actor, **form.cleaned_data)
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(
                request,
                f"{stand_in.substitute} làm thay {stand_in.absent} từ {stand_in.from_on:%d/%m/%Y} "
                f"đến hết {stand_in.until_on:%d/%m/%Y}.",
            )
            return redirect("arrange_stand_in")
    page = {"form": form, "stand_ins": _rows(request)}
    return render(request, "accounts/stand_ins.html", page, status=422 if form.errors else 200)


def _rows(request: Any) -> list[dict[str, Any]]:
    on = today()
    rows = stand_ins_visible_to(request.actor).not_over(on)
    return [
        {
            "stand_in": stand_in,
            "in_force": stand_in.from_on <= on,
            "may_end": why_not_end_stand_in(stand_in=stand_in, by=request.actor) is None,
        }
        for stand_in in rows.select_related("absent__official", "absent__position", "substitute").order_by("from_on")
    ]


@signed_in
@require_POST
def end_stand_in(request: Any, pk: UUID) -> HttpResponse:
    stand_in = end(stand_in=get_object_or_404(stand_ins_visible_to(request.actor), pk=pk), by=request.actor)
    messages.success(request, f"{stand_in.substitute} thôi làm thay từ {stand_in.ended_on:%d/%m/%Y}.")
    return redirect("arrange_stand_in")
