"""`cchc figures`: the value of every indicator of a unit in a period, counted from the facts."""

from __future__ import annotations

import csv
import json
import sys
from datetime import datetime
from typing import Any, NoReturn

import click
import django

MALFORMED = 2
DAY = click.DateTime(["%Y-%m-%d"])


@click.command("figures")
@click.option("--unit", "code", required=True, help="Mã đơn vị, ví dụ H99.26.05.")
@click.option("--from", "first", type=DAY, required=True, help="Ngày đầu kỳ, dạng 2026-01-01.")
@click.option("--to", "last", type=DAY, required=True, help="Ngày cuối kỳ, tính cả ngày đó.")
@click.option("--indicator", "only", multiple=True, help="Mã chỉ tiêu; lặp lại được. Mặc định: mọi chỉ tiêu.")
@click.option("--format", "layout", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
def command(code: str, first: datetime, last: datetime, only: tuple[str, ...], layout: str) -> None:
    """Tính các chỉ tiêu của một đơn vị trong một kỳ, trực tiếp từ hồ sơ, nhiệm vụ, văn bản đã ghi."""
    django.setup()
    from cchc.indicators.definitions import indicators_on
    from cchc.indicators.figures import Window, figures, whole
    from cchc.lifecycle.clock import now
    from cchc.organization.models import Unit

    if last < first:
        _stop("Ngày cuối kỳ đứng trước ngày đầu kỳ.")
    unit = Unit.objects.filter(code=code).order_by("-valid_from").first()
    if unit is None:
        _stop(f"Không có đơn vị nào mang mã «{code}».")
    known = indicators_on(last.date())
    if unknown := [each for each in only if each not in known]:
        _stop(f"Không có chỉ tiêu «{unknown[0]}».")
    asked = [known[each] for each in only or known]
    found = figures(asked, Window(first.date(), last.date(), now()), [unit.pk])
    rows = [_row(whole(found[each.code], each)) for each in asked]
    OUTPUT[layout](rows)


def _row(figure: Any) -> dict[str, Any]:
    """Exact decimals as texts; null where nothing was to be counted."""
    each = figure.indicator
    value = None if figure.value is None else str(figure.value)
    return {
        "code": each.code, "name": each.name, "value": value, "measure": each.measure, "of": figure.of,
        "met": figure.met if each.met else None,
    }  # fmt: skip


def _table(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        counted = f"{row['met']}/{row['of']}" if row["met"] is not None else str(row["of"])
        value = "không có gì để tính" if row["value"] is None else f"{row['value'].replace('.', ',')} {row['measure']}"
        click.echo(f"{row['code']:<32} {value:>24}  {counted:>12}  {row['name']}")


def _csv(rows: list[dict[str, Any]]) -> None:
    writer = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


OUTPUT = {
    "table": _table,
    "json": lambda rows: click.echo(json.dumps(rows, ensure_ascii=False, indent=2)),
    "csv": _csv,
}


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(MALFORMED)
