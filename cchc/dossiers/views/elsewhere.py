"""What goes on between our unit and others? Papers not yet where they belong, and what we received for others."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cchc.catalogue.models import ProcedureVersion
from cchc.documents.taking_out import Listing, take_out
from cchc.documents.workbooks import Cell, Column
from cchc.dossiers.forms.find import CursorField
from cchc.dossiers.models import Dossier, PaperTransfer
from cchc.dossiers.permissions import RECEIVERS, open_to
from cchc.dossiers.presentation.elsewhere import transfer_left, transfer_said, transfer_verb
from cchc.dossiers.presentation.time_left import time_left
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import now
from cchc.organization.access import opens_to
from cchc.organization.actor import Actor
from cchc.ui.templatetags.ui import masked_number

ROWS, PAPERS = 30, 100


class OlderForm(forms.Form):
    """Beside which row the page goes on."""

    sau = CursorField(required=False)


@opens_to(*sorted(RECEIVERS))
@require_http_methods(["GET", "HEAD", "POST"])
def elsewhere(request: Any) -> HttpResponseBase:
    """Newest first; the paper parts that are late come first."""
    actor, at = request.actor, now()
    if request.method == "POST":
        return take_out(request, _listing(actor, at))
    related = ("dossier", "from_unit", "to_unit", "sent_by__official")
    papers = PaperTransfer.objects.open().at_either_end(actor.unit_id).select_related(*related)
    open_papers = list(papers.order_by("due_at", "id")[:PAPERS])
    received = _received(request)
    shown = received[:ROWS]
    for row in [*shown, *(each.dossier for each in open_papers)]:
        row.procedure = ProcedureVersion.met(row.procedure_id)
    values = {
        "papers": [
            (each, transfer_left(each, at=at), transfer_said(each), *_button(each, actor)) for each in open_papers
        ],
        "late": sum(each.is_late(at) for each in open_papers),
        "rows": [(each, time_left(each, at=at, calendar=calendar_of(each.unit.calendar))) for each in shown],
        "older_url": _older(shown[-1]) if len(received) > ROWS else "",
        "newer_url": reverse("elsewhere") if request.GET.get("sau") else "",
    }
    return render(request, "dossiers/elsewhere.html", values)


FILE = (
    Column("Mã hồ sơ", 28), Column("Thủ tục", 36), Column("Chủ hồ sơ", 26), Column("Số định danh người nộp", 18),
    Column("Nơi giải quyết", 30), Column("Ngày nộp", 18), Column("Thời hạn", 34), Column("Hẹn trả", 18),
)  # fmt: skip


def _listing(actor: Actor, at: datetime) -> Listing:
    """Everything that the unit received for others, the newest first."""
    rows = open_to(Dossier.objects.all(), actor).received_for_others(actor.unit_id)
    return Listing(
        title="Hồ sơ nhận thay đơn vị khác",
        asked="Mọi hồ sơ đã nhận thay, mới nộp trước; không tính vào tiến độ của đơn vị nhận",
        columns=FILE,
        rows=map(partial(_line, at=at), rows.select_related("unit").order_by("-filed_at", "-id").iterator()),
        count=rows.count(),
        name="nhan-thay",
    )


def _line(each: Dossier, *, at: datetime) -> list[Cell]:
    left = time_left(each, at=at, calendar=calendar_of(each.unit.calendar))
    what = ProcedureVersion.met(each.procedure_id).plain_name
    return [each.code, what, each.for_whom, masked_number(each.applicant_number), each.unit.name, each.filed_at,
            left.text, each.due_at]  # fmt: skip


def _received(request: Any) -> list[Dossier]:
    """One more than a page holds, after the row of the address."""
    rows = open_to(Dossier.objects.all(), request.actor).received_for_others(request.actor.unit_id)
    form = OlderForm(request.GET)
    if form.is_valid() and (cursor := form.cleaned_data["sau"]):
        filed_at, pk = cursor
        rows = rows.filter(Q(filed_at__lt=filed_at) | Q(filed_at=filed_at, id__lt=pk))
    return list(rows.select_related("unit").order_by("-filed_at", "-id")[: ROWS + 1])


def _older(last: Dossier) -> str:
    return "?" + urlencode({"sau": f"{last.filed_at.isoformat()} {last.pk}"})


def _button(transfer: PaperTransfer, actor: Actor) -> tuple[str, str]:
    verb, label = transfer_verb(transfer, actor)
    mine = verb and actor.role == "counter"
    return (label, reverse(verb, args=[transfer.dossier_id])) if mine else ("", "")
