"""`cchc process export|import`: an internal process as a file, and a file as a draft that the Chair may approve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import django

if TYPE_CHECKING:
    from cchc.catalogue.models import ProcessDraft
    from cchc.organization.actor import Actor

LAYOUTS = ["yaml", "bpmn"]
ONE_UNIT = click.option("--unit", "unit_code", default="", help="Mã đơn vị; bỏ qua khi chỉ có một đơn vị cấp xã.")


@click.group("process")
def command() -> None:
    """Quy trình nội bộ: xuất ra tệp, nhập từ tệp thành dự thảo."""


@command.command("export")
@click.argument("code")
@click.option("--format", "layout", type=click.Choice(LAYOUTS), default="yaml", show_default=True)
@ONE_UNIT
def export_process(code: str, layout: str, unit_code: str) -> None:
    """In quy trình đang áp dụng của thủ tục CODE, theo bố cục tệp nội dung hoặc BPMN 2.0."""
    django.setup()
    from cchc.catalogue.models import ProcessVersion
    from cchc.catalogue.processes.files import write_file
    from cchc.lifecycle.clock import today

    binding = ProcessVersion.objects.binding(_system_of(unit_code).unit_id, today())
    version = binding.filter(procedure__code=code).select_related("procedure__field").first()
    if version is None:
        raise click.ClickException(f"Thủ tục «{code}» không có quy trình nội bộ nào đang áp dụng.")
    click.echo(write_file(version, layout)[2], nl=False)


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--procedure", "code", default="", help="Mã thủ tục, khi tệp không ghi hoặc ghi nhiều thủ tục.")
@ONE_UNIT
def import_process(file: Path, code: str, unit_code: str) -> None:
    """Kiểm tra FILE (YAML hoặc BPMN 2.0), in khác biệt với quy trình đang áp dụng, lưu thành dự thảo."""
    django.setup()
    from cchc.catalogue.models import Procedure
    from cchc.catalogue.processes.faults import faults_of_draft
    from cchc.catalogue.processes.files import codes_in, read_file
    from cchc.catalogue.processes.importing import take_in
    from cchc.catalogue.processes.refused import FileRefused
    from cchc.lifecycle.clock import today
    from cchc.lifecycle.refusal import ActionRefused

    system, sent = _system_of(unit_code), file.read_bytes()
    try:
        codes = [code] if code else codes_in(file.name, sent)
        if len(codes) != 1:
            raise click.ClickException(f"Tệp ghi {len(codes)} thủ tục. Hãy chọn một bằng --procedure.")
        procedure = Procedure.objects.filter(code=codes[0]).first()
        if procedure is None:
            raise click.ClickException(f"Không có thủ tục «{codes[0]}» trong danh mục.")
        steps, remarks = read_file(file.name, sent, code=procedure.code)
        draft = take_in(procedure=procedure, by=system, steps=steps, what=f"Nhập từ tệp «{file.name}»")
    except (FileRefused, ActionRefused) as refused:
        raise click.ClickException(str(refused)) from refused
    for line in [*_differences(draft), *remarks, *(fault.sentence for fault in faults_of_draft(draft, on=today()))]:
        click.echo(line)
    click.echo(f"Đã lưu dự thảo quy trình của thủ tục {procedure.code}; Văn phòng trình Chủ tịch duyệt trên màn hình.")


def _differences(draft: ProcessDraft) -> list[str]:
    """What the draft changes beside the version from which it was drafted."""
    from cchc.catalogue.processes.comparison import compared

    comparison = compared(draft.based_on.path if draft.based_on else (), draft.path)
    lines = [f"{comparison.summary}."]
    for pair in comparison.pairs:
        step = pair.new or pair.old
        if pair.kind != "same" and step:
            changes = "; ".join(f"{each.label}: {each.before} → {each.after}" for each in pair.differences)
            lines.append(f"  {pair.said}: {step.number}. {step.name}{f' ({changes})' if changes else ''}")
    return lines


def _system_of(unit_code: str) -> Actor:
    """The system's own account of the unit: nobody signs in at a command line."""
    from cchc.lifecycle.clock import today
    from cchc.organization.actor import Actor
    from cchc.organization.models import Post

    posts = Post.objects.held(today()).filter(position__role="system").select_related("official", "unit", "position")
    found = [post for post in posts if unit_code in ("", post.unit.code)]
    if len(found) != 1:
        codes = ", ".join(sorted(post.unit.code for post in posts)) or "chưa có đơn vị nào"
        raise click.ClickException(f"Hãy chọn đơn vị bằng --unit: {codes}.")
    return Actor(found[0].official, found[0])
