"""How procedures and processes come from content into the catalogue. A published version is never edited."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction

from cchc.catalogue.models import Procedure, ProcedureVersion, ProcessVersion, PublicationItem
from cchc.catalogue.schema import ProcedureContent, ProceduresFile, ProcessContent, ProcessesFile
from cchc.content.reading import ContentError, content_files, read
from cchc.organization.models import Field
from cchc.ui.text import fold


@transaction.atomic
def load_catalogue(roots: tuple[Path, ...]) -> tuple[int, int]:
    """Publish what is new; returns how many procedure and process versions were added."""
    fields = {field.code: field for field in Field.objects.all()}
    added = 0
    for path in content_files("procedures", roots=roots):
        file = read(path, ProceduresFile)
        if file.field not in fields:
            raise ContentError([(path, 1, f"không có lĩnh vực «{file.field}»")])
        for content in file.procedures:
            procedure, _ = Procedure.objects.get_or_create(code=content.code, defaults={"field": fields[file.field]})
            added += _publish(ProcedureVersion, procedure, content.version, version_columns(content), "parts", path)
    return added, _load_processes(roots)


def version_columns(content: ProcedureContent) -> dict[str, Any]:
    """The columns of a version with this content."""
    return {
        "name": content.name,
        "plain_name": content.plain_name,
        "search_text": fold(f"{content.code} {content.name} {content.plain_name}")[:700],
        "online": content.online.value,
        "interlinked": content.interlinked or "",
        "effective_from": content.effective_from,
        "effective_until": content.effective_until,
        "parts": content.model_dump(mode="json"),
    }


def _load_processes(roots: tuple[Path, ...]) -> int:
    procedures = {procedure.code: procedure for procedure in Procedure.objects.all()}
    added = 0
    for path in content_files("processes", roots=roots):
        for content in read(path, ProcessesFile).processes:
            if content.procedure is None:
                continue  # the source names the process but no procedure code to tie it to
            if content.procedure not in procedures:
                raise ContentError([(path, 1, f"không có thủ tục «{content.procedure}»")])
            columns = _process_columns(content)
            added += _publish(ProcessVersion, procedures[content.procedure], content.number, columns, "steps", path)
    return added


def _process_columns(content: ProcessContent) -> dict[str, Any]:
    return {
        "approval": content.approval,
        "mark": content.mark,
        "effective_from": content.effective_from,
        "steps": [step.model_dump(mode="json") for step in content.steps],
        "note": content.note,
    }


def _publish(
    model: type[ProcedureVersion] | type[ProcessVersion],
    procedure: Procedure,
    number: int,
    columns: dict[str, Any],
    body: str,
    path: Path,
) -> int:
    """Add a version and end the one before it; refuse a published version whose body changed."""
    every = ProcessVersion.objects.filter(unit=None) if model is ProcessVersion else model.objects.all()
    shipped = every.filter(procedure=procedure)  # what a unit has approved itself stays as it is
    existing = shipped.filter(number=number).first()
    if existing is not None:
        if _body(existing) != columns[body]:
            if PublicationItem.objects.filter(version_id=existing.pk).exclude(change="abolished").exists():
                return 0  # the office applied a publication decision here: it stands before what is shipped later
            reason = f"{procedure.code} phiên bản {number} đã công bố, không sửa được: hãy thêm phiên bản mới"
            raise ContentError([(path, 1, reason)])
        return 0
    shipped.filter(effective_until=None, effective_from__lt=columns["effective_from"]).update(
        effective_until=columns["effective_from"]
    )
    model(procedure=procedure, number=number, **columns).save(force_insert=True)
    return 1


def _body(version: ProcedureVersion | ProcessVersion) -> Any:
    """As the schema reads it today: a part that it learnt since publication stands at its default."""
    if isinstance(version, ProcedureVersion):
        return version.content.model_dump(mode="json")
    return [step.model_dump(mode="json") for step in version.path]
