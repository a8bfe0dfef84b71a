"""Which internal processes wait for the Chair's approval?"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from cchc.catalogue.models import ProcedureVersion
from cchc.catalogue.models.process_draft import DraftStatus, ProcessDraft
from cchc.catalogue.permissions import drafts_visible_to
from cchc.desk.groups import Group
from cchc.desk.rows import Desk, Row


def drafts_to_approve(desk: Desk) -> Iterator[Group]:
    """Nothing when none waits; a unit writes few at a time, so all are shown."""
    if desk.actor.role != "chair":
        return
    waiting = list(drafts_visible_to(desk.actor).filter(status=DraftStatus.SUBMITTED).order_by("id"))
    if waiting:
        named = ProcedureVersion.objects.in_force(desk.today).filter(
            procedure__in=[each.procedure_id for each in waiting]
        )
        names = dict(named.values_list("procedure", "plain_name"))
        rows = [_row(each, names.get(each.procedure_id, "")) for each in waiting]
        yield Group("Quy trình nội bộ chờ phê duyệt", len(rows), rows, "đối chiếu với quy trình đang áp dụng")


def _row(draft: ProcessDraft, name: str) -> Row:
    url = reverse("process_draft", args=[draft.pk])
    return Row(
        due=None,
        kind="wait",
        what=name or draft.procedure.code,
        url=url,
        code=draft.procedure.code,
        whom="Văn phòng trình",
        time_text="Chờ phê duyệt",
        due_text="",
        action="Xem, phê duyệt",
        action_url=url,
    )
