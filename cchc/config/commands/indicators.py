"""`cchc indicators check FILE`: can every definition of the file be computed? File, line and reason; exit status 2."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import django

from cchc.content.reading import ContentError, read

MALFORMED = 2


@click.group("indicators")
def command() -> None:
    """Chỉ tiêu: định nghĩa bằng dữ liệu, tính từ hồ sơ, nhiệm vụ, văn bản đã ghi."""


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Kiểm tra một tệp định nghĩa chỉ tiêu."""
    django.setup()
    from cchc.indicators.schema import IndicatorsFile

    try:
        found = read(file, IndicatorsFile)
    except ContentError as error:
        click.echo(str(error), err=True)
        sys.exit(MALFORMED)
    click.echo(f"{len(found.indicators)} chỉ tiêu đều tính được.")
