"""What must change hands? Papers between two units, results handed over for another unit, lists not yet confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, UUIDField
from django.urls import reverse

from cchc.catalogue.models import ProcedureVersion
from cchc.desk.groups import FirstFew, Group, group_of
from cchc.desk.rows import Desk, Row, result_row
from cchc.dossiers.models import Dossier, DossierQuerySet, PaperTransfer, Status
from cchc.dossiers.models.elsewhere import PaperTransferQuerySet
from cchc.dossiers.presentation.elsewhere import transfer_left, transfer_verb
from cchc.dossiers.presentation.time_left import TimeLeft
from cchc.handovers.models import HandOverList
from cchc.handovers.permissions import at_either_end, confirms
from cchc.worktime.spoken import spoken_minutes, spoken_moment

WORKING_DAY = 480  # minutes


def between_units(desk: Desk) -> Iterator[Group]:
    """For the counter: papers on their way, at both ends, and results of other units that are collected here."""
    unit, more = desk.actor.unit_id, reverse("elsewhere")
    yield from group_of(
        "Bản giấy giữa các đơn vị", PAPERS(unit=unit), desk, paper_row, more_url=more, note="trong một ngày làm việc"
    )
    yield from group_of(
        "Kết quả của đơn vị khác, trả tại đây", RESULTS_HERE(unit=unit), desk, result_row, more_url=more
    )


def papers_at(unit: UUID) -> PaperTransferQuerySet:
    papers = PaperTransfer.objects.open().at_either_end(unit).order_by("due_at", "id")
    return papers.select_related("dossier", "from_unit", "to_unit")


def results_at(unit: UUID) -> DossierQuerySet:
    """Received here for another unit, its result here too: on paper it has arrived. The counter sees all of these."""
    coming = PaperTransfer.objects.open().filter(dossier=OuterRef("pk"), what=PaperTransfer.What.RESULT)
    collected = Q(result_at_receiving_unit=True) | Q(handled_outside=True)
    rows = Dossier.objects.received_for_others(unit)
    rows = rows.filter(collected, ~Exists(coming), status=Status.RESULT_READY)
    return rows.select_related("current_step").order_by("due_at", "id")


PAPERS = FirstFew(papers_at, unit=UUIDField())
RESULTS_HERE = FirstFew(results_at, unit=UUIDField())


def hand_over_lists(desk: Desk) -> Iterator[Group]:
    """Unconfirmed lists at either end: a button for who must confirm, the other's name for who waits."""
    rows = at_either_end(HandOverList.objects.select_related("giver__official", "receiver__official"), desk.actor)
    counted = rows.annotate(still_open=Count("lines", filter=Q(lines__answered_at=None))).order_by("made_at", "id")
    yield from group_of("Bàn giao chưa xác nhận", counted, desk, list_row, more_url=reverse("hand_overs"))


def paper_row(transfer: Any, desk: Desk) -> Row:
    dossier = transfer.dossier
    left = transfer_left(transfer, at=desk.at)
    verb, label = transfer_verb(transfer, desk.actor)
    to_us = transfer.to_unit_id == desk.actor.unit_id
    way = f"từ {transfer.from_unit.short_name}" if to_us else f"đến {transfer.to_unit.short_name}"
    return Row(
        due=None,
        kind=left.kind,
        what=f"{transfer.get_what_display()}: {ProcedureVersion.met(dossier.procedure_id).plain_name}",
        url=reverse("dossier", args=[dossier.pk]),
        code=dossier.code or "",
        whom=f"{dossier.for_whom}; {way}",
        time_text=left.text,
        due_text=f"{'Đã gửi' if transfer.sent_at else 'Chưa gửi'}, đến nơi trước {spoken_moment(transfer.due_at)}",
        action=label,
        action_url=reverse(verb, args=[dossier.pk]) if verb else "",
    )


def list_row(made: Any, desk: Desk) -> Row:
    minutes = desk.calendar.working_minutes(made.made_at, desk.at)
    left = TimeLeft("soon" if minutes > WORKING_DAY else "wait", f"Đã chờ {spoken_minutes(minutes)}")
    mine = confirms(made, desk.actor)
    whom = f"{made.giver.official.full_name} giao" if mine else f"chờ {made.receiver.official.full_name} xác nhận"
    address = reverse("hand_over", args=[made.pk])
    return Row(
        due=None, kind=left.kind, what=str(made), url=address, code=f"{made.still_open} dòng", whom=whom,
        time_text=left.text, due_text=f"Lập lúc {spoken_moment(made.made_at)}", action="Xác nhận" if mine else "",
        action_url=address,
    )  # fmt: skip
