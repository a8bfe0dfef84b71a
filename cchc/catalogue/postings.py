"""What must be posted where, what is posted by now, and where does that differ from the catalogue?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from cchc.catalogue.models import PostingDuty, PostingPlace, ProcedureVersion, Publication, PublicationItem
from cchc.catalogue.posting_rules import due_at, posting_rules_on
from cchc.lifecycle.clock import now, today
from cchc.organization.models import Unit

Task, Change = PostingDuty.Task, PublicationItem.Change
TASK_OF = {Change.NEW.value: Task.POST, Change.AMENDED.value: Task.REPLACE, Change.ABOLISHED.value: Task.REMOVE}


class Wanted(NamedTuple):
    """One thing that a board must say from a day on."""

    version: ProcedureVersion
    task: str
    starts_on: date


def open_duties(places: Sequence[PostingPlace], wanted: Sequence[Wanted], publication: Publication | None) -> int:
    """New duties for every place; an open one for the same procedure is overtaken. Three statements in all."""
    procedures = [each.version.procedure_id for each in wanted]
    overtaken = PostingDuty.objects.open().filter(place__in=places, procedure__in=procedures)
    overtaken.update(ended_at=now())
    rules = posting_rules_on(today())
    duties = [
        PostingDuty(
            unit_id=place.unit_id,
            place=place,
            procedure_id=each.version.procedure_id,
            version=each.version,
            publication=publication,
            task=each.task,
            starts_on=each.starts_on,
            due_at=due_at(place.unit, rules.kind(place.kind), each.task, each.starts_on),
        )
        for place in places
        for each in wanted
    ]
    PostingDuty.objects.bulk_create(duties)
    return len(duties)


@dataclass(frozen=True)
class Difference:
    """A place that does not say what the catalogue says; `duty` is the open work on it, if any."""

    place: PostingPlace
    version: ProcedureVersion
    task: str
    duty: PostingDuty | None

    @property
    def said(self) -> str:
        return DIFFERENCES[self.task]


DIFFERENCES = {
    Task.POST.value: "Đang có hiệu lực, chưa niêm yết",
    Task.REPLACE.value: "Đang niêm yết bản cũ",
    Task.REMOVE.value: "Hết hiệu lực, còn niêm yết",
}


def differences_of(unit: Unit, on: date) -> list[Difference]:
    """By place, then as the catalogue is ordered; four queries, whatever the number of procedures."""
    places = list(PostingPlace.objects.in_use().filter(unit=unit).select_related("unit").order_by("opened_at", "id"))
    in_force = ProcedureVersion.objects.in_force(on).select_related("procedure__field")
    versions = list(in_force.order_by("procedure__field__order", "procedure__code"))
    posted = _posted(places)
    opened = {(duty.place_id, duty.procedure_id): duty for duty in PostingDuty.objects.open().filter(place__in=places)}
    of_catalogue = {version.procedure_id: version for version in versions}
    found = []
    for place in places:
        there = posted.get(place.pk, {})
        for version in versions:
            up = there.get(version.procedure_id)
            if up is None or (up != version and up.effective_from <= on):
                found.append((place, version, Task.REPLACE if up else Task.POST))
        gone = [version for procedure, version in there.items() if procedure not in of_catalogue]
        found += [(place, version, Task.REMOVE) for version in gone if version.effective_from <= on]
    return [
        Difference(place, version, task.value, opened.get((place.pk, version.procedure_id)))
        for place, version, task in found
    ]


def _posted(places: Iterable[PostingPlace]) -> dict[UUID, dict[UUID, ProcedureVersion]]:
    """By place and procedure the version that hangs there, as the confirmed duties tell."""
    done = PostingDuty.objects.exclude(done_at=None).filter(place__in=list(places))
    there: dict[UUID, dict[UUID, ProcedureVersion]] = {}
    for duty in done.select_related("version__procedure__field").defer("version__parts").order_by("done_at", "id"):
        if duty.task == Task.REMOVE:
            there.get(duty.place_id, {}).pop(duty.procedure_id, None)
        else:
            there.setdefault(duty.place_id, {})[duty.procedure_id] = duty.version
    return there
