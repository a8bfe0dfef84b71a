"""`cchc verify-audit`: compute every chain and seal of the record again; exit status 1 when one contradicts itself."""

from __future__ import annotations

import sys

import click
import django


@click.command("verify-audit")
def command() -> None:
    """Kiểm tra sổ sự kiện: tìm sự kiện bị sửa, bị xóa hoặc bị chèn."""
    django.setup()
    from cchc.audit.models import Event, Seal
    from cchc.audit.verification import faults

    found = 0
    for fault in faults():
        found += 1
        click.echo(f"{fault.where}: {fault.sentence}", err=True)
    if found:
        click.echo(f"Sổ sự kiện có {found} chỗ không khớp.", err=True)
        sys.exit(1)
    click.echo(f"Sổ sự kiện nguyên vẹn: {Event.objects.count()} sự kiện, {Seal.objects.count()} niêm phong ngày.")
