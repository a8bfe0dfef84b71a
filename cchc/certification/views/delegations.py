"""To whom does the Chair leave the signing of certifications, and until when?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cchc.certification.actions.delegate_signing import delegate_signing as delegate
from cchc.certification.actions.end_delegation import end_delegation as end
from cchc.certification.forms.book import DelegationForm
from cchc.certification.permissions import delegations_visible_to
from cchc.certification.signers import signers_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.access import opens_to


@opens_to("chair")
@require_http_methods(["GET", "HEAD", "POST"])
def delegate_signing(request: Any) -> HttpResponse:
    """Who signs today, the delegations that are not over, and the form for another one."""
    form = DelegationForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.is_valid():
        try:
            delegation = delegate(by=request.actor, **form.cleaned_data)
        except ActionRefused as refused:
            form.add_error(None, str(refused))
        else:
            said = f"{delegation.from_on:%d/%m/%Y} đến hết {delegation.until_on:%d/%m/%Y}"
            messages.success(request, f"Đã ủy quyền: {delegation.post} ký chứng thực từ {said}.")
            return redirect("delegate_signing")
    rows = delegations_visible_to(request.actor).not_over(today()).select_related("post__official", "post__position")
    values = {
        "form": form,
        "rows": [(each, each.from_on <= today()) for each in rows.order_by("from_on", "id")],
        "signers": signers_of(request.actor.unit, today()),
    }
    return render(request, "certification/delegations.html", values, status=422 if form.errors else 200)


@opens_to("chair")
@require_POST
def end_delegation(request: Any, pk: UUID) -> HttpResponse:
    delegation = end(delegation=get_object_or_404(delegations_visible_to(request.actor), pk=pk), by=request.actor)
    messages.success(request, f"{delegation.post} thôi ký chứng thực từ {delegation.ended_on:%d/%m/%Y}.")
    return redirect("delegate_signing")
