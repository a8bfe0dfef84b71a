"""What does a person file who asks for an interlinked group, and which parts come of it at which units?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cchc.catalogue.limits import total_of
from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.catalogue.unheld import fields_by_role
from cchc.dossiers.filing import Filing, why_not_complete, why_not_file
from cchc.dossiers.interlinked import GroupContent, MemberContent
from cchc.dossiers.models import DossierGroup, GroupMember
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import Refusal
from cchc.worktime.limit import Limit


@dataclass(frozen=True)
class GroupFiling:
    """The request as an ordinary one of the group's procedure, the optional parts chosen, and how it travels."""

    request: Filing
    content: GroupContent
    chosen: frozenset[str]
    travels: str = DossierGroup.Travels.ELECTRONIC

    @property
    def submission(self) -> UUID:
        return self.request.submission

    def parts(self, on: date) -> list[MemberContent]:
        """The parts asked for, in the order of the chain."""
        return [part for part in self.content.offered(on) if not part.optional or part.key in self.chosen]


def why_not_file_group(filing: GroupFiling) -> Refusal | None:
    """Faults of the request: the person, whom it is about, the papers, the parts chosen."""
    if refusal := why_not_file(filing.request):
        return refusal
    if not filing.request.owner_name.strip():
        return Refusal(f"Ghi họ tên của {filing.content.owner.lower()}.")
    if refusal := why_not_complete(filing.request):
        return refusal
    parts = filing.parts(today())
    keys = {part.key for part in parts}
    for part in parts:
        if missing := [key for key in part.after if key not in keys]:
            needed = filing.content.member(missing[0]).task
            return Refusal(f"Phần «{part.task}» cần phần «{needed}»: hãy chọn cả hai, hoặc bỏ phần sau.")
    for choice, count in Counter(part.choice for part in parts if part.choice).items():
        if count > 1:
            names = "; ".join(part.task for part in parts if part.choice == choice)
            return Refusal(f"Chỉ chọn một trong các phần: {names}.")
    return None


def members_of(group: DossierGroup, parts: Sequence[MemberContent]) -> list[GroupMember]:
    """The parts at the units that handle them, with the versions in force today; not saved yet."""
    codes = [part.procedure for part in parts]
    day = today()
    procedures = {
        version.procedure.code: version
        for version in ProcedureVersion.objects.in_force(day)
        .select_related("procedure__field")
        .filter(procedure__code__in=codes)
    }
    units = {agency: group.unit.handling(agency, on=day) for agency in {part.agency for part in parts}}
    processes = {
        (unit.pk, process.procedure_id): process
        for unit in set(units.values())
        for process in ProcessVersion.objects.binding(unit.pk, day).filter(procedure__code__in=codes)
    }
    members = []
    for number, part in enumerate(parts, 1):
        version = procedures[part.procedure]
        process = processes[units[part.agency].pk, version.procedure_id]
        limit = Limit.parse(part.limit.value) if part.limit.value else total_of(process)
        members.append(
            GroupMember(group=group, key=part.key, number=number, unit=units[part.agency], procedure=version,
                        process=process, limit=str(limit))
        )  # fmt: skip
    return members


def why_not_held(members: Sequence[GroupMember]) -> Refusal | None:
    """A step of a part that nobody of its unit can hold would stop the chain: said before the citizen leaves."""
    holders = {unit: fields_by_role(unit) for unit in {member.unit for member in members}}
    for member in members:
        field = member.procedure.procedure.field
        for step in member.process.path:
            if not any({field.code, ""} & holders[member.unit][role] for role in step.roles):
                part = member.group.version.member(member.key)
                return Refusal(f"Chưa ai ở {member.unit.name} giữ được bước «{step.name}» của phần «{part.task}». "
                               "Hãy báo quản trị giao vị trí công tác, hoặc bỏ phần này.")  # fmt: skip
    return None
