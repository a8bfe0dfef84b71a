"""`cchc tick`: do what is due by now. Computed from the database each time, so that a missed run loses nothing."""

from __future__ import annotations

import click
import django


@click.command()
def command() -> None:
    """Việc định kỳ: đóng hồ sơ quá hạn bổ sung, niêm phong sổ sự kiện của các ngày đã qua."""
    django.setup()
    from cchc.audit.sealing import seal_ended_days
    from cchc.dossiers.due import close_all_unsupplemented

    closed = close_all_unsupplemented()
    seals = seal_ended_days()
    click.echo(f"Đã đóng {len(closed)} hồ sơ quá hạn bổ sung; niêm phong {len(seals)} ngày.")
