"""How does one internal process change in the course of the demonstrated year, while its dossiers run?"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from cchc.catalogue.actions.approve_process import approve_process
from cchc.catalogue.actions.draft_process import draft_process
from cchc.catalogue.actions.return_process import return_process
from cchc.catalogue.actions.save_process_draft import save_process_draft
from cchc.catalogue.actions.submit_process import submit_process
from cchc.catalogue.models import Procedure, ProcessDraft
from cchc.config.demonstration.town import Town
from cchc.config.demonstration.ward import Life, Ward
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor
from cchc.worktime.zone import ZONE

CHANGED = "1.001776"  # monthly social allowance: ten working days, eight steps
TOO_LONG = "1.004837"  # guardianship: three working days, two since the decision
EXAMINATION = 3
NOTICE = timedelta(days=7)  # from the decision to the first dossier that goes the new way


def process_change(town: Town, ward: Ward) -> Life:
    """The office shortens the examination, is sent back once, and the Chair decides."""
    chair = next(actor for actor in ward.actors.values() if actor.role == "chair")
    draft = draft_process(procedure=Procedure.objects.get(code=CHANGED), by=ward.office)
    yield ward.calendar.add_working_minutes(now(), 90)
    draft = _examine_in(draft, "24h", ward.office)
    yield ward.calendar.add_working_minutes(now(), 600)
    draft = return_process(
        draft=draft, by=chair, reason="24 giờ không đủ để xác minh tại tổ dân phố; đề nghị để 32 giờ."
    )
    yield ward.calendar.add_working_minutes(now(), 240)
    draft = _examine_in(draft, "32h", ward.office)
    yield ward.calendar.add_working_minutes(now(), 480)
    version = approve_process(
        draft=draft, by=chair, seen=draft.last.number, decision_number="118/QĐ-UBND", decided_on=today(),
        effective_from=today() + NOTICE,
    )  # fmt: skip
    yield datetime.combine(version.effective_from, time(), ZONE)
    town.follow(version)


def process_waiting(ward: Ward) -> Life:
    """Another one, too long since a publication decision shortened its limit, lies before the Chair at the end."""
    draft = draft_process(procedure=Procedure.objects.get(code=TOO_LONG), by=ward.office)
    yield ward.calendar.add_working_minutes(now(), 60)
    _examine_in(draft, "2h", ward.office)


def _examine_in(draft: ProcessDraft, limit: str, by: Actor) -> ProcessDraft:
    """The draft with another time for the examination, submitted."""
    steps = list(draft.path)
    steps[EXAMINATION - 1] = steps[EXAMINATION - 1].model_copy(update={"time": limit})
    what = f"Sửa bước {EXAMINATION}"
    draft = save_process_draft(draft=draft, by=by, seen=draft.last.number, steps=steps, what=what)
    return submit_process(draft=draft, by=by, seen=draft.last.number)
