"""Administration: who works in the unit, in which posts, who can sign in, and what a new unit still lacks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cchc.accounts.first_steps import first_steps
from cchc.accounts.forms import OfficialForm
from cchc.accounts.staff import staff_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.access import opens_to, opens_to_screen
from cchc.organization.actions.add_official import add_official as add
from cchc.organization.actions.add_official import why_not_add_official


@opens_to_screen("people")
@require_safe
def people(request: Any) -> HttpResponse:
    page = {
        "officials": staff_of(request.actor.unit),
        "steps": first_steps(request.actor.unit),
        "refusal": why_not_add_official(by=request.actor),
        "today": today(),
    }
    return render(request, "accounts/people.html", page)


@opens_to("admin")
@require_http_methods(["GET", "POST"])
def add_official(request: Any) -> HttpResponse:
    form = OfficialForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            official = add(by=request.actor, **form.cleaned_data)
        except ActionRefused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, f"Đã thêm {official}. Tiếp theo: giao vị trí, rồi mở tài khoản.")
            return redirect("official", pk=official.pk)
    return render(request, "accounts/add_official.html", {"form": form}, status=422 if form.errors else 200)
