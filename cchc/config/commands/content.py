"""`cchc content check PATH…`: is every content file usable? Each fault with file, line and reason; exit status 1."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import django
from django.conf import settings

from cchc.content.reading import SHIPPED, ContentError, read, read_unchecked


@click.group("content")
def command() -> None:
    """Nội dung: lịch, vai trò, thủ tục, quy trình, mẫu đơn."""


@command.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Kiểm tra tệp nội dung (mặc định: toàn bộ nội dung kèm theo chương trình)."""
    django.setup()
    files = [file for path in paths or (SHIPPED,) for file in _files(path)]
    faults = [fault for file in files for fault in _faults(file)]
    for path, line, reason in faults:
        click.echo(f"{path}:{line}: {reason}", err=True)
    if faults:
        sys.exit(1)
    click.echo(f"{len(files)} tệp nội dung đều hợp lệ.")


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.yaml")) if path.is_dir() else [path]


def _faults(path: Path) -> list[tuple[Path, int, str]]:
    from cchc.config.kinds import KINDS
    from cchc.dossiers.interlinked import check_group
    from cchc.parindex.reading import read_rubric
    from cchc.worktime.loading import read_calendar

    try:
        values, lines = read_unchecked(path)
        kind = values.get("kind") if isinstance(values, dict) else None
        if kind not in KINDS:
            known = ", ".join(sorted(KINDS))
            return [(path, lines.get(("kind",), 1), f"kind: phải là một trong {known}")]
        read(path, KINDS[kind])
        if kind == "calendar":
            read_calendar(path, settings.CONTENT_ROOTS)  # what only shows across days, and across files
        if kind == "interlinked_group":
            check_group(path, settings.CONTENT_ROOTS)
        if kind in ("rubric", "rubric_extension"):
            read_rubric(path, roots=settings.CONTENT_ROOTS)  # sums and bands, which no single value shows
    except ContentError as error:
        return error.faults
    return []
