"""How does an interlinked dossier stand, which part may begin, which never will? Computed from its parts' dossiers.

Nothing of this is stored: whatever ends a part, by whichever verb, the whole follows (onestop.md §4.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.dossiers.interlinked import MemberContent
from cchc.dossiers.models import Dossier, DossierGroup, GroupMember, PaperHandOver, Status
from cchc.dossiers.rules import calendar_of
from cchc.organization.models import Unit
from cchc.worktime.limit import Limit


class GroupStatus(models.TextChoices):
    """Trạng thái của cả nhóm; the national code of each stands in GROUP_NATIONAL_CODES."""

    RUNNING = "running", "Đang giải quyết"
    AWAITING_SUPPLEMENT = "awaiting_supplement", "Chờ bổ sung"
    RESULT_READY = "result_ready", "Có kết quả"
    RETURNED = "returned", "Đã trả kết quả"
    STOPPED = "stopped", "Dừng giải quyết"


GROUP_NATIONAL_CODES = {
    GroupStatus.RUNNING: 4, GroupStatus.AWAITING_SUPPLEMENT: 5, GroupStatus.RESULT_READY: 9,
    GroupStatus.RETURNED: 10, GroupStatus.STOPPED: 8,
}  # fmt: skip


class Standing(models.TextChoices):
    """How one part stands."""

    WAITING = "waiting", "Chờ phần trước"
    READY = "ready", "Chờ chuyển xử lý"
    RUNNING = "running", "Đang giải quyết"
    PAUSED = "paused", "Chờ bổ sung"
    DONE = "done", "Có kết quả"
    REJECTED = "rejected", "Không đủ điều kiện"
    STOPPED = "stopped", "Dừng giải quyết"
    CALLED_OFF = "called_off", "Không thực hiện"


UNDER_WAY = (Standing.RUNNING, Standing.PAUSED)
FAILED = (Standing.REJECTED, Standing.STOPPED, Standing.CALLED_OFF)
OVER = (Standing.DONE, *FAILED)


@dataclass(frozen=True)
class Part:
    """One part with its dossier, if that has begun."""

    member: GroupMember
    content: MemberContent
    dossier: Dossier | None

    @property
    def name(self) -> str:
        return self.content.task

    @property
    def procedure_name(self) -> str:
        """Shorter, as a citizen would say it."""
        return self.member.procedure.plain_name


class Chain:
    """The parts of one group in order."""

    def __init__(self, group: DossierGroup, members: Iterable[GroupMember]):
        self.group = group
        self.parts = []
        for member in members:
            member.group = group
            content = group.version.member(member.key)
            self.parts.append(Part(member, content, getattr(member, "dossier", None)))
        self._by_key = {part.member.key: part for part in self.parts}
        self._standings: dict[str, Standing] = {}
        for part in self.parts:  # each after those it waits for
            self._standings[part.member.key] = self._standing(part)

    @classmethod
    def of(cls, group: DossierGroup) -> Chain:
        """One query, whatever the number of parts."""
        members = list(group.members.select_related("unit", "dossier").order_by("number"))
        for member in members:
            member.procedure = ProcedureVersion.met(member.procedure_id)
            member.process = ProcessVersion.met(member.process_id)
        return cls(group, members)

    def standing(self, part: Part) -> Standing:
        return self._standings[part.member.key]

    def causes(self, part: Part) -> list[Part]:
        """The parts chosen that this one waits for."""
        return [self._by_key[key] for key in part.content.after if key in self._by_key]

    def why_called_off(self, part: Part) -> str:
        """The reason of the part that failed first, or of the applicant who took the whole back."""
        if self.group.withdrawn_at is not None:
            return f"người nộp rút hồ sơ: {self.group.withdrawal_reason}"
        cause = next((each for each in self.causes(part) if self.standing(each) in FAILED), None)
        if cause is None:
            return ""
        if self.standing(cause) is Standing.CALLED_OFF:
            return self.why_called_off(cause)
        reason = cause.dossier.reason if cause.dossier else ""
        return f"phần «{cause.name}» {self.standing(cause).label.lower()}" + (f": {reason}" if reason else "")

    def startable(self) -> list[Part]:
        return [part for part in self.parts if self.standing(part) is Standing.READY]

    def with_standing(self, *standings: Standing) -> list[Part]:
        return [part for part in self.parts if self.standing(part) in standings]

    @property
    def is_over(self) -> bool:
        return all(standing in OVER for standing in self._standings.values())

    @property
    def to_hand_over(self) -> list[Part]:
        """Parts whose result, or written refusal, waits for the citizen."""
        return [part for part in self.parts if part.dossier and part.dossier.status == Status.RESULT_READY]

    @property
    def outcome(self) -> DossierGroup.Outcome:
        """Stopped when no part brought what was asked for."""
        done = self.with_standing(Standing.DONE)
        return DossierGroup.Outcome.SETTLED if done else DossierGroup.Outcome.STOPPED

    @property
    def status(self) -> GroupStatus:
        if self.with_standing(Standing.PAUSED):
            return GroupStatus.AWAITING_SUPPLEMENT
        if not self.is_over:
            return GroupStatus.RUNNING
        if self.outcome is DossierGroup.Outcome.STOPPED:
            return GroupStatus.STOPPED
        return GroupStatus.RESULT_READY if self.to_hand_over else GroupStatus.RETURNED

    def late(self, at: datetime) -> list[Part]:
        """Parts that ran, or still run, past their own due moment."""
        return [
            part
            for part in self.parts
            if part.dossier and part.dossier.due_at and (part.dossier.ended_at or at) > part.dossier.due_at
            and self.standing(part) is not Standing.PAUSED
        ]  # fmt: skip

    def projected_due(self) -> datetime:
        """When the last part is due: begun parts by their own clock, the others by the plan from there."""
        return max(plan([part.member for part in self.parts], self.group, begun=self._dues()).values())

    def _dues(self) -> dict[str, datetime]:
        return {part.member.key: part.dossier.due_at for part in self.parts if part.dossier and part.dossier.due_at}

    def _standing(self, part: Part) -> Standing:
        if part.dossier is not None:
            return _of_dossier(part.dossier)
        if self.group.withdrawn_at is not None:
            return Standing.CALLED_OFF
        if any(self.standing(cause) in FAILED for cause in self.causes(part)):
            return Standing.CALLED_OFF
        must_end: Sequence[Part] = self.causes(part)
        if self.group.travels == DossierGroup.Travels.PAPER:  # one bundle of papers: one part after another
            must_end = self.parts[: self.parts.index(part)]
        return Standing.READY if all(self.standing(each) in OVER for each in must_end) else Standing.WAITING


def _of_dossier(dossier: Dossier) -> Standing:
    if dossier.ended_at is None:
        return Standing.PAUSED if dossier.status == Status.AWAITING_SUPPLEMENT else Standing.RUNNING
    if dossier.issued_at is None:  # ended without a result: by lapse of time, by the citizen's wish
        return Standing.STOPPED
    return Standing.DONE if dossier.decision == Dossier.Decision.APPROVED else Standing.REJECTED


def plan(
    members: Sequence[GroupMember], group: DossierGroup, *, begun: Mapping[str, datetime] = {}
) -> dict[str, datetime]:
    """When each part is due: after those it waits for, on paper after the one before it (Article 20)."""
    due: dict[str, datetime] = {}
    for place, member in enumerate(members):
        after = [due[key] for key in group.version.member(member.key).after if key in due]
        if group.travels == DossierGroup.Travels.PAPER and place:
            after.append(due[members[place - 1].key])
        starts_at = max(after, default=group.received_at)
        calendar = calendar_of(member.unit.calendar)
        due[member.key] = begun.get(member.key) or calendar.due(starts_at, Limit.parse(member.limit))
    return due


def bundle_of(group: DossierGroup) -> PaperHandOver | None:
    """The last hand-over of the papers; None while they never left the place of receipt."""
    rows = group.hand_overs.select_related("from_unit", "to_unit", "handed_on_by__official", "confirmed_by__official")
    return rows.order_by("-number").first()


def place_of_papers(group: DossierGroup, last: PaperHandOver | None) -> Unit | None:
    """The unit that has the papers; None while they are on the way."""
    if last is None:
        return group.unit
    return last.to_unit if last.confirmed_at else None
