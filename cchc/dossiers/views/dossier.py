"""What does an official see of one dossier? How it stands, its clock, its story, its facts, and what he may do."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cchc.audit.recording import events_of
from cchc.catalogue.models import ProcedureVersion, ProcessVersion, UsualTime
from cchc.documents.forms import has_word
from cchc.dossiers.actions.attach_paper import why_not_attach_paper
from cchc.dossiers.actions.explain_lateness import why_not_explain_lateness
from cchc.dossiers.forms.verbs import AttachForm
from cchc.dossiers.lateness import months_late
from cchc.dossiers.models import Consultation, Dossier, DossierStep, Status, SupplementRequest
from cchc.dossiers.models.status import RUNNING
from cchc.dossiers.permissions import consulted_on, only_consulted, open_to
from cchc.dossiers.presentation.clock import clock_of
from cchc.dossiers.presentation.elsewhere import elsewhere_of
from cchc.dossiers.presentation.facts import applicant_facts, papers_of, result_facts
from cchc.dossiers.presentation.holding import holding_of
from cchc.dossiers.presentation.promise import spoken_fee
from cchc.dossiers.presentation.sheets import sheets_for
from cchc.dossiers.presentation.story import story_of
from cchc.dossiers.presentation.time_left import TimeLeft, consultation_left, correction_left, step_time_left, time_left
from cchc.dossiers.presentation.verbs import buttons_of
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import now, today
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import Actor
from cchc.worktime.calendar import WorkingCalendar
from cchc.worktime.limit import Limit


def visible_dossier(actor: Actor, pk: UUID) -> Dossier:
    """The dossier with all that belongs to it; 404 when the actor may not see it."""
    steps = DossierStep.objects.select_related("holder__official", "holder__position")
    rows = Dossier.objects.select_related(
        "unit__parent", "received_at_unit", "member__group__unit", "extension", "stoppage",
        "current_step__holder__official", "current_step__holder__position",
    ).prefetch_related(
        Prefetch("steps", steps), "clock_runs", "papers", "supplement_requests", "payment_requests", "corrections",
        Prefetch("consultations", Consultation.objects.select_related("consulted__official", "consulted__position")),
    )  # fmt: skip
    found = open_to(rows, actor).filter(pk=pk).first() or get_object_or_404(consulted_on(rows, actor), pk=pk)
    found.procedure = ProcedureVersion.met(found.procedure_id)
    found.process = ProcessVersion.met(found.process_id)
    return found


@opens_to_screen("one_stop")
@require_safe
def dossier(request: Any, pk: UUID) -> HttpResponse:
    return render(request, "dossiers/dossier.html", dossier_page(request, visible_dossier(request.actor, pk)))


def dossier_page(request: Any, found: Dossier) -> dict[str, Any]:
    """The values of the page; every query of it is made here."""
    actor = request.actor
    at, calendar, events = now(), calendar_of(found.unit.calendar), list(events_of(found))
    asked = list(found.supplement_requests.all())
    told: dict[str, Any] = {
        "supplement": next((each for each in asked if each.phase == SupplementRequest.Phase.AFTER), None),
        "payments": list(found.payment_requests.all()),
        "at": at,
        "calendar": calendar,
    }
    return {
        "dossier": found,
        "title": title_of(found),
        "where": where_it_is(found),
        "left": time_left(found, at=at, calendar=calendar),
        "warning": step_warning(found, at=at, calendar=calendar),
        "held_elsewhere": held_in_another_post(found, actor, request.actors),
        "clock": clock_of(found, runs=list(found.clock_runs.all()), **told),
        "story": story_of(found, steps=list(found.steps.all()), events=events, **told),
        "holding": holding_of(found, steps=list(found.steps.all()), at=at, calendar=calendar),
        "usual": UsualTime.of(found.procedure.procedure_id, found.unit_id),
        **lateness_told(found, actor, at=at),
        "facts": applicant_facts(found, by=actor),
        "result": result_facts(found),
        "fee": spoken_fee(found.fee_due),
        "elsewhere": elsewhere_of(found, at=at) if found.received_at_unit else None,
        "papers": papers_of(found, by=actor),
        "attaching": None if why_not_attach_paper(dossier=found, by=actor) else AttachForm(dossier=found),
        "asked": asked,
        "extension": found.extension if found.extensions else None,
        "stoppage": getattr(found, "stoppage", None),
        "payments": told["payments"],
        "consultations": asked_for_opinions(found, at=at, calendar=calendar),
        "corrections": [(each, correction_left(each, at=at, calendar=calendar)) for each in found.corrections.all()],
        "sheets": to_print(found, actor),
        "control_url": _control_url(found, actor),
        "buttons": buttons_of(found, by=actor),
        "events": {"count": len(events), "last_at": events[-1].at, "last_by": events[-1].official_name},
    }


def asked_for_opinions(
    found: Dossier, *, at: datetime, calendar: WorkingCalendar
) -> list[tuple[Consultation, TimeLeft]]:
    """Every consultation with what its own clock says."""
    return [(each, consultation_left(each, at=at, calendar=calendar)) for each in found.consultations.all()]


def to_print(found: Dossier, actor: Actor) -> list[dict[str, str]]:
    """Every form that exists now and that the actor's unit may print, as PDF, and for Word where the set has it;
    none for who is only consulted."""
    if only_consulted(found, actor):
        return []
    return [
        {
            "label": sheet.label,
            "url": reverse("print_form", args=[found.pk, word]),
            "word_url": reverse("edit_form", args=[found.pk, word]) if has_word(sheet.number, today()) else "",
        }
        for word, sheet in sheets_for(found, actor.unit_id).items()
    ]


def _control_url(found: Dossier, actor: Actor) -> str:
    """The control sheet, beside the story that it prints, for whoever may print it."""
    may_print = not only_consulted(found, actor) and "06" in sheets_for(found, actor.unit_id)
    return reverse("print_form", args=[found.pk, "06"]) if may_print else ""


def lateness_told(found: Dossier, actor: Actor, *, at: datetime) -> dict[str, Any]:
    """The months in which it went late, with the way to explain what nobody has explained yet; and what was stated."""
    explained = list(found.explained.select_related("explanation__stated_by__official").order_by("id"))
    standing = {line.month for line in explained if line.standing}
    months = months_late(found, at=at)
    may_explain = bool(set(months) - standing) and why_not_explain_lateness(dossier=found, by=actor) is None
    told = []
    for month in months:
        asked = urlencode({"thang": f"{month:%Y-%m}", "ho-so": found.pk})
        explain_url = f"{reverse('explain_lateness')}?{asked}" if may_explain and month not in standing else ""
        told.append({"month": month, "url": f"{reverse('late_this_month')}?thang={month:%Y-%m}",
                     "explain_url": explain_url})  # fmt: skip
    return {"late_months": told, "explained": explained}


def title_of(found: Dossier) -> str:
    return f"{found.procedure.plain_name}: {found.for_whom}"


def where_it_is(found: Dossier) -> str:
    """Who holds it, as the second line of the page says."""
    step = found.current_step
    if step is None:
        return f"ở trạng thái «{Status(found.status).label}»"
    waits = ", chờ nhận xử lý" if found.status == Status.FORWARDED else ""
    return f"đang ở bước «{step.name}», {step.holder.official.full_name} giữ{waits}"


def step_warning(found: Dossier, *, at: datetime, calendar: WorkingCalendar) -> dict[str, str] | None:
    """Said while the step is late, or nearly, although the dossier is not: lateness begins with one step."""
    step = found.current_step
    if step is None or found.status not in RUNNING or (found.due_at and at > found.due_at):
        return None
    left = step_time_left(step, at=at, calendar=calendar)
    if left.kind not in ("late", "soon"):
        return None
    return {
        "title": "Chậm ở bước này." if left.kind == "late" else "Sắp hết giờ của bước này.",
        "text": f"{left.text} theo định mức {Limit.parse(step.limit).label} của bước «{step.name}», "
        f"{step.holder.official.full_name} giữ; hạn chung của hồ sơ vẫn còn.",
    }


def held_in_another_post(found: Dossier, actor: Actor, actors: list[Actor]) -> str:
    """The post that one should choose: the holder's, when it is one's own too."""
    step = found.current_step
    if step is None or step.holder_id == actor.post_id:
        return ""
    return next((each.post_label for each in actors if each.post_id == step.holder_id), "")
