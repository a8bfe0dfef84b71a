"""`cchc tick`: one round of what is due by now. `cchc serve` does the same every few minutes."""

from __future__ import annotations

import click
import django


@click.command()
def command() -> None:
    """Việc định kỳ: đóng hồ sơ quá hạn bổ sung, nhắc nhiệm vụ, tự kiểm tra, niêm phong sổ sự kiện, cập nhật số liệu."""
    django.setup()
    from cchc.config.rounds import tick

    done = tick()
    click.echo(
        f"Đã đóng {done.closed} hồ sơ quá hạn bổ sung; niêm phong {done.sealed} ngày; "
        f"tính thời gian thông thường của {done.usual_times} thủ tục; nhắc nhiệm vụ {done.reminders} lượt; "
        f"lập {done.digests} bản tin tuần; mở {done.self_inspections} cuộc tự kiểm tra; "
        f"cập nhật số liệu {done.days_counted} ngày."
    )
    if done.failed:
        click.echo(f"Chưa xong ở {len(done.failed)} đơn vị, lượt sau làm tiếp: {', '.join(done.failed)}.", err=True)
