"""How does one press bring many dossiers on? Each through the verb of one dossier, in a transaction of its own.

What was refused leaves the others done. The state in which a dossier was shown goes with its key, so that a batch
sent twice, or by two people at once, does nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.catalogue.schema import Does
from cchc.dossiers.actions.assign_dossier import assign_dossier, why_not_assign_dossier
from cchc.dossiers.actions.complete_step import complete_step, why_not_complete_step
from cchc.dossiers.actions.forward_dossier import forward_dossier, why_not_forward_dossier
from cchc.dossiers.actions.hand_over_result import hand_over_result, why_not_hand_over_result
from cchc.dossiers.actions.reassign_dossier import reassign_dossier, why_not_reassign_dossier
from cchc.dossiers.holders import Candidate, candidates
from cchc.dossiers.lifecycle import what_happened_last
from cchc.dossiers.models import Dossier
from cchc.dossiers.permissions import visible_to
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.actor import Actor
from cchc.worktime.zone import CalendarError

MOST = 300  # of one press: what a browser sends in one form, and what ends in seconds
BUSY = "Cơ sở dữ liệu đang bận: hồ sơ này chưa thay đổi. Hãy làm lại riêng hồ sơ này."
Shown = Mapping[UUID, str]  # key and the state in which it was shown, in the order chosen


@dataclass(frozen=True)
class Batched:
    """One verb for many: which step it enters, and what else than the person it asks."""

    why_not: Callable[..., Refusal | None]
    act: Callable[..., Dossier]
    enters: Callable[[Dossier], int | None] = lambda dossier: None
    asks: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


def _assigned(dossier: Dossier) -> int:
    step = dossier.step
    return step.number + 1 if dossier.process.path[step.number - 1].does is Does.ASSIGN else step.number


def _hand_over(*, dossier: Dossier, by: Actor) -> Dossier:
    """To the owner himself; who comes for another one is served alone."""
    return hand_over_result(dossier=dossier, by=by, to_name=dossier.for_whom)


BATCHED = {
    "forward_dossier": Batched(
        why_not_forward_dossier, forward_dossier, enters=lambda dossier: 2, asks=frozenset({"to"})
    ),
    "assign_dossier": Batched(why_not_assign_dossier, assign_dossier, enters=_assigned, asks=frozenset({"to"})),
    "complete_step": Batched(
        why_not_complete_step, complete_step, enters=lambda dossier: dossier.step.number + 1,
        asks=frozenset({"to", "note"}),
    ),
    "reassign_dossier": Batched(
        why_not_reassign_dossier, reassign_dossier, enters=lambda dossier: dossier.step.number,
        asks=frozenset({"to", "reason"}), needs=frozenset({"to", "reason"}),
    ),
    "hand_over_result": Batched(why_not_hand_over_result, _hand_over),
}  # fmt: skip


def state_of(dossier: Dossier) -> str:
    """What a page shows of the dossier's place: when it differs, somebody was there in between."""
    return f"{dossier.status} {dossier.current_step_id}"


def chosen(keys: Iterable[UUID], *, by: Actor) -> list[Dossier]:
    """The dossiers that the actor may see, in the order of their keys given; one query."""
    order = {key: place for place, key in enumerate(keys)}
    rows = visible_to(Dossier.objects.filter(pk__in=order), by)
    found = rows.select_related("unit", "current_step__holder__official", "current_step__holder__position")
    for dossier in found:
        dossier.procedure = ProcedureVersion.met(dossier.procedure_id)
        dossier.process = ProcessVersion.met(dossier.process_id)
    return sorted(found, key=lambda dossier: order[dossier.pk])


class Fitting:
    """Who may take each of the dossiers; asked once for each unit, field, process and step."""

    def __init__(self, verb: str) -> None:
        self.enters = BATCHED[verb].enters
        self._met: dict[tuple[object, ...], list[Candidate]] = {}

    def __call__(self, dossier: Dossier) -> list[Candidate] | None:
        """None when the verb gives the dossier to nobody."""
        number = self.enters(dossier)
        if number is None:
            return None
        key = (dossier.unit_id, dossier.procedure.procedure.field_id, dossier.process_id, number)
        if key not in self._met:
            self._met[key] = candidates(dossier, number)
        return self._met[key]


def run(shown: Shown, verb: str, *, by: Actor, words: Mapping[str, Any]) -> dict[UUID, str]:
    """Why not, or "" where it is done, for each dossier; whatever happens to one leaves the others alone."""
    known = {dossier.pk for dossier in chosen(shown, by=by)}
    act = partial(BATCHED[verb].act, by=by, **words)
    return {pk: _one(pk, state, act) for pk, state in shown.items() if pk in known}


def _one(pk: UUID, state: str, act: Callable[..., Dossier]) -> str:
    try:
        with transaction.atomic():
            dossier = Dossier.objects.lock(pk)
            if state_of(dossier) != state:
                refuse(Refusal(f"Đã thay đổi từ khi chọn nên không làm lại. {what_happened_last(dossier)}"))
            act(dossier=dossier)
    except (ActionRefused, CalendarError) as refused:
        return str(refused)
    except DatabaseError:
        return BUSY
    return ""


def candidates_of_all(dossiers: Sequence[Dossier], fitting: Fitting) -> dict[str, Candidate]:
    """Everybody who may take at least one of them, by name."""
    people = {str(one.pk): one for dossier in dossiers for one in fitting(dossier) or ()}
    return dict(sorted(people.items(), key=lambda each: each[1].official_name.split()[-1]))
