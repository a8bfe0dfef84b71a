"""What does the Chair read on Monday morning?"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cchc.organization.access import opens_to
from cchc.plans.models import Digest
from cchc.plans.permissions import DIRECTING, digests_visible_to

KEPT = 12  # earlier ones that the page leads to
LISTS = (
    ("newly_late", "Mới quá hạn trong kỳ"), ("due", "Đến hạn tuần này"), ("unanswered", "Đã đôn đốc, chưa trả lời"),
    ("extensions", "Xin gia hạn, chờ quyết định"), ("late", "Tất cả đang quá hạn"), ("done", "Hoàn thành trong kỳ"),
)  # fmt: skip


@opens_to(*DIRECTING)
@require_safe
def digests(request: Any) -> HttpResponse:
    """The newest one."""
    rows = digests_visible_to(Digest.objects.select_related("unit"), request.actor)
    return _page(request, rows.first())


@opens_to(*DIRECTING)
@require_safe
def digest(request: Any, pk: UUID) -> HttpResponse:
    rows = digests_visible_to(Digest.objects.select_related("unit"), request.actor)
    return _page(request, get_object_or_404(rows, pk=pk))


def _page(request: Any, found: Digest | None) -> HttpResponse:
    """As it was sent, whatever happened since; three queries."""
    others = digests_visible_to(Digest.objects.all(), request.actor).defer("content")
    values: dict[str, Any] = {"digest": found, "others": list(others[:KEPT])}
    if found is not None:
        content = found.content
        values |= {
            "counts": content["counts"], "open": content["open"], "done_late": content["done_late"],
            "since": date.fromisoformat(content["from"]), "until": date.fromisoformat(content["to"]),
            "divisions": content["divisions"],
            "lists": [
                {"key": key, "title": title, "count": content["counts"][key], "lines": content["lists"][key]}
                for key, title in LISTS
                if content["counts"][key]
            ],
        }  # fmt: skip
    return render(request, "plans/digest.html", values)
