"""How does a dossier go from one holder to the next, and its clock start and stop? Used by the verbs only."""

from __future__ import annotations

from datetime import datetime

from uuid_utils.compat import uuid7

from cchc.dossiers.holders import Candidate
from cchc.dossiers.models import ClockRun, Consultation, Dossier, DossierStep
from cchc.dossiers.rules import calendar_of
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.worktime.limit import Limit


def enter_step(
    dossier: Dossier,
    number: int,
    *,
    holder: Post | Candidate,
    order: int,
    at: datetime,
    due_at: datetime | None = None,
) -> DossierStep:
    """Open a step for its holder under the step's limit, the shorter one of its group, or what a pause left of it.

    The caller saves the dossier's current_step.
    """
    step = dossier.process.path[number - 1]
    time = (dossier.member.step_time(number) if dossier.member else "") or step.time
    entered = DossierStep(
        id=uuid7(),
        dossier=dossier,
        unit_id=dossier.unit_id,
        order=order,
        number=number,
        name=step.name,
        does=step.does,
        holder_id=holder.pk,
        limit=time,
        entered_at=at,
        due_at=due_at or calendar_of(dossier.unit.calendar).due(at, Limit.parse(time)),
    )
    entered.save(force_insert=True)
    dossier.current_step = entered
    return entered


def leave_step(dossier: Dossier, outcome: DossierStep.Outcome, *, by: Actor, at: datetime) -> DossierStep:
    """Close the current step with the working time it was held; the caller opens the next one or none."""
    step = dossier.step
    step.left_at = at
    step.left_by = by.post
    step.outcome = outcome
    calendar = calendar_of(dossier.unit.calendar)
    step.held_minutes = calendar.working_minutes(step.entered_at, at)
    step.late_minutes = max(0, calendar.working_minutes(step.due_at, at))
    step.save(update_fields=["left_at", "left_by", "outcome", "held_minutes", "late_minutes"])
    dossier.current_step = None
    return step


def go_to_step(
    dossier: Dossier, number: int, *, holder: Post | Candidate, outcome: DossierStep.Outcome, by: Actor, at: datetime
) -> DossierStep:
    """Leave the current step and enter another one in the same moment."""
    left = leave_step(dossier, outcome, by=by, at=at)
    return enter_step(dossier, number, holder=holder, order=left.order + 1, at=at)


def leave_answers_behind(dossier: Dossier, reason: str) -> None:
    """The dossier goes on without the answers it still waits for; they may come later. The caller saves it."""
    Consultation.objects.open().filter(dossier=dossier, left_behind="").update(left_behind=reason.strip())
    dossier.awaited_answers = 0


def start_clock(
    dossier: Dossier,
    ground: ClockRun.Ground,
    *,
    source: str,
    limit: Limit,
    due_at: datetime,
    number: int,
    at: datetime,
) -> None:
    """Begin a run of the clock; its due moment becomes the dossier's. The caller saves due_at and clock_stopped_at."""
    ClockRun(
        dossier=dossier,
        number=number,
        ground=ground,
        source=source,
        starts_at=at,
        limit=str(limit),
        due_at=due_at,
    ).save(force_insert=True)
    dossier.due_at, dossier.clock_stopped_at = due_at, None


def stop_clock(dossier: Dossier, *, at: datetime) -> None:
    """End the running run: paused, replaced, or processing has ended. Its due moment is still the dossier's. One that
    ends while it is paused stopped with the pause. The caller saves clock_stopped_at.
    """
    late = calendar_of(dossier.unit.calendar).working_minutes(dossier.due_at, at) if dossier.due_at else 0
    dossier.clock_runs.filter(stopped_at=None).update(stopped_at=at, late_minutes=max(0, late))
    dossier.clock_stopped_at = dossier.clock_stopped_at or at
