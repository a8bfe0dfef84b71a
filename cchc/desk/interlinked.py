"""What of interlinked dossiers must this desk do or know? The whole at the lead unit, elsewhere the late part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import DateTimeField, F, Prefetch, QuerySet, UUIDField, prefetch_related_objects
from django.urls import reverse

from cchc.desk.groups import SOME, FirstFew, Group, group_of
from cchc.desk.rows import Desk, Row, moment_said
from cchc.dossiers.chain import Chain, GroupStatus, Standing
from cchc.dossiers.group_lifecycle import TRANSITIONS
from cchc.dossiers.models import Dossier, DossierGroup, DossierGroupQuerySet, DossierStep, GroupMember, PaperHandOver
from cchc.dossiers.presentation.group import holdings_of, whole_left
from cchc.lifecycle.built_once import BuiltOnce

OPEN = 200  # open groups of one ward that are looked at; the most urgent first
MEMBERS = Prefetch(
    "members", GroupMember.objects.select_related("unit", "dossier", "procedure", "process").order_by("number")
)


def interlinked_to_do(desk: Desk) -> Iterator[Group]:
    """At the counter: what to hand over, to send on, to receive; then the parts that are late, wherever they are."""
    chains = _chains(desk)
    rows = [row for chain in chains if (row := _to_do(chain, desk))]
    if rows:
        yield Group("Hồ sơ liên thông cần làm", len(rows), rows[:SOME])
    yield from interlinked_late(desk, chains)


def interlinked_late(desk: Desk, chains: list[Chain] | None = None) -> Iterator[Group]:
    """Late parts of the groups received here, and late parts done here of groups received elsewhere."""
    chains = _chains(desk) if chains is None else chains
    yield from _late_group("Hồ sơ liên thông có phần trễ", chains, desk)
    theirs = _chains_of(OF_LATE_PARTS(unit=desk.actor.unit_id, at=desk.at))
    yield from _late_group("Phần liên thông đang trễ ở đơn vị mình, nơi khác tiếp nhận", theirs, desk)


def _late_group(title: str, chains: list[Chain], desk: Desk) -> Iterator[Group]:
    """Whole dossiers of which a part is late now, with the hours that each agency held them."""
    late = [chain for chain in chains if _running_late(chain, desk.at)]
    if late:
        shown = late[:SOME]
        steps = _steps_of(shown)
        rows = [_late_row(chain, desk, steps[chain.group.pk]) for chain in shown]
        yield Group(title, len(late), rows, "giờ làm việc mỗi cơ quan đã giữ")


def papers_on_the_way(desk: Desk) -> Iterator[Group]:
    """Bundles handed on to this unit that nobody here has signed for."""
    yield from group_of("Giấy tờ liên thông đang chuyển đến", COMING(unit=desk.actor.unit_id), desk, _paper_row)


def _chains(desk: Desk) -> list[Chain]:
    """Open groups of the unit with their parts."""
    return _chains_of(OPEN_GROUPS(unit=desk.actor.unit_id))


def _chains_of(found: list[DossierGroup]) -> list[Chain]:
    """The same few queries however many there are."""
    prefetch_related_objects(found, MEMBERS)
    return [Chain(group, group.members.all()) for group in found]


def _most_urgent(rows: DossierGroupQuerySet) -> DossierGroupQuerySet:
    return rows.select_related("unit", "procedure").order_by("due_at", "id")[:OPEN]


def _of_late_parts(unit: UUID, at: datetime) -> DossierGroupQuerySet:
    """Groups received elsewhere of which the unit handles a part that is late."""
    parts = Dossier.objects.overdue(at).filter(unit=unit, member__isnull=False)
    theirs = parts.exclude(member__group__unit=unit).values("member__group")
    return _most_urgent(DossierGroup.objects.filter(pk__in=theirs))


def _coming(unit: UUID) -> QuerySet[PaperHandOver]:
    rows = PaperHandOver.objects.filter(to_unit=unit, confirmed_at=None)
    return rows.select_related("group", "from_unit").order_by("handed_on_at")


UNIT = UUIDField()
OPEN_GROUPS = BuiltOnce(lambda unit: _most_urgent(DossierGroup.objects.open().filter(unit=unit)), unit=UNIT)
OF_LATE_PARTS = BuiltOnce(_of_late_parts, unit=UNIT, at=DateTimeField())
COMING = FirstFew(_coming, unit=UNIT)


def _running_late(chain: Chain, at: datetime) -> bool:
    running = chain.with_standing(Standing.RUNNING)
    return any(part in running for part in chain.late(at))


def _to_do(chain: Chain, desk: Desk) -> Row | None:
    """The next verb at the place of receipt, or none."""
    if chain.status is GroupStatus.AWAITING_SUPPLEMENT:
        return _row(chain, desk, "receive_group_supplement", f"Chờ {chain.group.applicant_name} bổ sung")
    if chain.to_hand_over:
        ready = ", ".join(part.procedure_name for part in chain.to_hand_over)
        return _row(chain, desk, "hand_over_group_result", f"{chain.group.for_whom}; có kết quả: {ready}")
    if startable := chain.startable():
        return _row(chain, desk, "start_member", f"{chain.group.for_whom}; chuyển phần {startable[0].procedure_name}")
    return None


def _row(chain: Chain, desk: Desk, verb: str, whom: str) -> Row:
    group, left = chain.group, whole_left(chain, at=desk.at)
    return Row(
        due=group.due_at,
        kind=left.kind,
        what=group.version.name,
        url=reverse("group", args=[group.pk]),
        code=group.code,
        whom=whom,
        time_text=left.text,
        due_text=f"Hẹn trả {moment_said(group.due_at, desk.today)}",
        action=TRANSITIONS[verb].label if verb else "",
        action_url=reverse(verb, args=[group.pk]) if verb else "",
    )


def _steps_of(chains: list[Chain]) -> dict[UUID, list[DossierStep]]:
    """The steps of every part of these groups, in one query."""
    found: dict[UUID, list[DossierStep]] = {chain.group.pk: [] for chain in chains}
    rows = DossierStep.objects.filter(dossier__member__group__in=found).select_related("unit")
    for step in rows.annotate(group=F("dossier__member__group")):
        found[step.group].append(step)
    return found


def _late_row(chain: Chain, desk: Desk, steps: list[DossierStep]) -> Row:
    """Who is late, and how long each unit has held it."""
    held = holdings_of(chain, steps=steps, at=desk.at)
    said = "; ".join(f"{each.unit} giữ {each.held}" + (f", trễ {each.late}" if each.late else "") for each in held)
    return _row(chain, desk, "", f"{chain.group.for_whom}. {said}")


def _paper_row(hand_over: PaperHandOver, desk: Desk) -> Row:
    group = hand_over.group
    return Row(
        due=hand_over.handed_on_at,
        kind="wait",
        what=f"Giấy tờ từ {hand_over.from_unit.name}",
        url=reverse("group", args=[group.pk]),
        code=group.code,
        whom=hand_over.papers,
        time_text="Chờ xác nhận",
        due_text=f"Giao {moment_said(hand_over.handed_on_at, desk.today)}",
        action=TRANSITIONS["confirm_papers"].label,
        action_url=reverse("confirm_papers", args=[group.pk]),
    )
