"""What happens after repeated wrong passwords? The settings AXES_… name the functions here."""

from __future__ import annotations

from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cchc.lifecycle.clock import now, today
from cchc.organization.models import Unit


def username_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The name as accounts keep it, so that capitals give nobody five more tries."""
    given = (credentials or {}).get("username") or request.POST.get("username", "")
    return str(given).strip().lower()[:60]


def locked_out(request: Any, response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """Instead of the form: until when signing in is closed for this name from this machine, and whom to call."""
    attempts = AccessAttempt.objects.filter(
        username=username_of(request, credentials), ip_address=request.axes_ip_address
    )
    last = attempts.aggregate(last=Max("attempt_time"))["last"] or now()
    units = Unit.objects.in_force(today()).filter(posts__position__role="admin").exclude(phone="").distinct()
    said = {
        "limit": settings.AXES_FAILURE_LIMIT,
        "opens_at": last + settings.AXES_COOLOFF_TIME,
        "units": units.order_by("code")[:3],
    }
    return render(request, "accounts/locked_out.html", said, status=429)


def address_of(request: HttpRequest) -> str | None:
    """Of the visitor's machine: what the outermost of our own proxies saw; what stands before it, anybody may write."""
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    behind = settings.PROXIES and len(hops) >= settings.PROXIES and hops[-settings.PROXIES].strip()
    return behind or request.META.get("REMOTE_ADDR")
