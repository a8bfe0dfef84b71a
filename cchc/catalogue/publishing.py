"""How does one line of a publication decision enter the catalogue? A new version, or the end of the old one."""

from __future__ import annotations

from cchc.catalogue.loading import version_columns
from cchc.catalogue.models import Procedure, ProcedureVersion, PublicationItem
from cchc.lifecycle.refusal import Refusal, refuse

OF_THE_DECISION = {"version", "source", "effective_until"}  # what may differ where the content is the same


def publish(item: PublicationItem, newest: ProcedureVersion | None) -> ProcedureVersion:
    """The version that the line made or ended; running dossiers keep the one they began with."""
    if item.change == PublicationItem.Change.ABOLISHED:
        return _end(item, newest)
    content = item.content
    if content is None:
        raise ValueError(f"{item.code}: no content")  # the database refuses such a row
    if newest is not None and newest.effective_from == item.effective_from:
        refuse(_other_content(item, newest))
        return newest
    procedure, _ = Procedure.objects.get_or_create(code=item.code, defaults={"field": item.field})
    if newest is not None and newest.effective_until is None:
        ProcedureVersion.objects.filter(pk=newest.pk).update(effective_until=item.effective_from)
    number = newest.number + 1 if newest else 1
    columns = version_columns(content.model_copy(update={"version": number}))
    return ProcedureVersion.objects.create(procedure=procedure, number=number, **columns)


def _end(item: PublicationItem, newest: ProcedureVersion | None) -> ProcedureVersion:
    if newest is None:
        raise ValueError(f"{item.code}: nothing to abolish")  # the guard refuses it
    if newest.effective_until is None:
        ProcedureVersion.objects.filter(pk=newest.pk).update(effective_until=item.effective_from)
    return newest


def _other_content(item: PublicationItem, newest: ProcedureVersion) -> Refusal | None:
    """Two units of one installation share the catalogue: the second one may only say the same."""
    said, there = item.parts or {}, newest.parts
    different = [key for key in there if key not in OF_THE_DECISION and said.get(key) != there[key]]
    if not different:
        return None
    return Refusal(
        f"Thủ tục {item.code} đã có phiên bản khác cùng ngày {item.effective_from:%d/%m/%Y}. "
        "Hãy đối chiếu hai quyết định rồi sửa bản nhập."
    )
