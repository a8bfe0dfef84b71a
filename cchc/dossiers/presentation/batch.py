"""What will happen to each of many dossiers, or why not; and what has become of each?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from cchc.dossiers.batch import BATCHED, Fitting, state_of
from cchc.dossiers.holders import Candidate
from cchc.dossiers.models import Dossier, Status
from cchc.organization.actor import Actor


@dataclass(frozen=True)
class Line:
    """One row of the preview or of the outcome: `refusal` says why not, else `said` what."""

    dossier: Dossier
    value: str
    said: str
    refusal: str


def previewed(
    dossiers: Sequence[Dossier], verb: str, *, by: Actor, fitting: Fitting, to: Candidate | None
) -> list[Line]:
    """The guard of each dossier, then who will have it."""
    lines = []
    for dossier in dossiers:
        refused = BATCHED[verb].why_not(dossier=dossier, by=by, **({"to": to} if verb == "reassign_dossier" else {}))
        refusal = str(refused or "") or _nobody(dossier, verb, fitting, to)
        said = "" if refusal else _will(dossier, verb, fitting, to)
        lines.append(Line(dossier, f"{dossier.pk} {state_of(dossier)}", said, refusal))
    return lines


def outcomes(dossiers: Sequence[Dossier], done: Mapping[UUID, str]) -> list[Line]:
    """After the run: where each dossier is now, or why it stayed."""
    return [
        Line(dossier, f"{dossier.pk} {state_of(dossier)}", _where(dossier), done[dossier.pk]) for dossier in dossiers
    ]


def _nobody(dossier: Dossier, verb: str, fitting: Fitting, to: Candidate | None) -> str:
    people = fitting(dossier)
    if people is None:
        return ""
    name = dossier.process.path[(BATCHED[verb].enters(dossier) or 1) - 1].name
    if not people:
        return f"Chưa ai được giao bước «{name}». Hãy báo quản trị giao vị trí công tác."
    if to and to.pk not in {one.pk for one in people}:
        return f"{to} không giữ được bước «{name}». Hãy chọn người khác cho hồ sơ này."
    return ""


def _will(dossier: Dossier, verb: str, fitting: Fitting, to: Candidate | None) -> str:
    people = fitting(dossier)
    if people is None:
        return f"Trả cho {dossier.for_whom}"
    number = BATCHED[verb].enters(dossier) or 1
    name = dossier.process.path[number - 1].name
    if verb == "assign_dossier" and to is None and number == dossier.step.number:
        return f"{dossier.step.holder} nhận bước «{name}»"
    if to or len(people) == 1:
        return f"Bước «{name}»: {to or people[0]}"
    return f"Bước «{name}»: người ít việc nhất trong {len(people)} người giữ được"


def _where(dossier: Dossier) -> str:
    if dossier.current_step is None:
        return Status(dossier.status).label
    return f"Bước «{dossier.step.name}»: {dossier.step.holder} giữ"
