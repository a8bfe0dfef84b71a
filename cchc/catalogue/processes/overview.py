"""Which procedures need another process: none in force, a step that nobody can hold, longer than the law allows?"""

from __future__ import annotations

from dataclasses import dataclass

from cchc.catalogue.models import OPEN, ProcedureVersion, ProcessDraft, ProcessVersion
from cchc.catalogue.processes.faults import faults_of
from cchc.catalogue.unheld import done_elsewhere, fields_by_role
from cchc.lifecycle.clock import today
from cchc.organization.models import Unit

MISSING = "Chưa có quy trình nội bộ đang áp dụng, nên chưa tiếp nhận được hồ sơ."


@dataclass(frozen=True)
class Trouble:
    """A procedure in force whose process would not be approved as it stands."""

    version: ProcedureVersion
    sentences: tuple[str, ...]
    draft: ProcessDraft | None


def troubles_of(unit: Unit) -> list[Trouble]:
    """In the order of the fields; the same few queries however many procedures there are."""
    holders = fields_by_role(unit)
    processes = {each.procedure_id: each for each in ProcessVersion.objects.binding(unit.pk, today())}
    drafts = {each.procedure_id: each for each in open_drafts(unit)}
    rows = ProcedureVersion.objects.in_force(today()).exclude(procedure__in=done_elsewhere(unit))
    rows = rows.select_related("procedure__field")
    found = []
    for version in rows.order_by("procedure__field__order", "procedure__code"):
        process = processes.get(version.procedure_id)
        if process is None:
            sentences: tuple[str, ...] = (MISSING,)
        else:
            field = version.procedure.field
            sentences = tuple(
                fault.sentence for fault in faults_of(process.path, field=field, holders=holders, version=version)
            )
        if sentences:
            found.append(Trouble(version, sentences, drafts.get(version.procedure_id)))
    return found


def open_drafts(unit: Unit) -> list[ProcessDraft]:
    """What is being written or waits for the Chair; what waits first."""
    rows = ProcessDraft.objects.filter(unit=unit, status__in=OPEN).select_related("procedure__field")
    return sorted(rows, key=lambda draft: (draft.status != "submitted", draft.procedure.code))
