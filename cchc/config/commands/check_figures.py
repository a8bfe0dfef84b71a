"""`cchc check-figures`: do the figures kept by day agree with the facts, to the last unit? Exit status 1 when not."""

from __future__ import annotations

import sys

import click
import django


@click.command("check-figures")
def command() -> None:
    """Tính lại mọi số liệu ngày từ hồ sơ gốc và so với số đã lưu."""
    django.setup()
    from cchc.indicators.daily import differences, keep_daily_figures
    from cchc.indicators.models import DailyFigure

    keep_daily_figures()
    found = 0
    for sentence in differences():
        found += 1
        click.echo(sentence, err=True)
    if found:
        click.echo(f"Có {found} số liệu ngày không khớp.", err=True)
        sys.exit(1)
    click.echo(f"{DailyFigure.objects.count()} số liệu ngày khớp với hồ sơ gốc.")
