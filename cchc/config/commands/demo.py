"""`cchc demo`: a year of an invented ward, played through the real actions with a simulated clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import click
import django

PASSWORD = "tan-lap-dong-2026"  # noqa: S105 (of invented people, printed for whoever tries the demonstration)


@click.command()
@click.option("--months", default=12.0, show_default=True, help="Số tháng diễn lại, tính đến --until.")
@click.option("--direction-months", default=24.0, show_default=True, help="Số tháng diễn lại kế hoạch, nhiệm vụ.")
@click.option("--seed", default=1, show_default=True, help="Cùng số này thì diễn ra như nhau.")
@click.option("--until", type=click.DateTime(["%Y-%m-%dT%H:%M"]), help="Diễn đến lúc này (mặc định: bây giờ).")
@click.option("--if-empty", is_flag=True, help="Bỏ qua nếu đã có đơn vị.")
def command(months: float, direction_months: float, seed: int, until: datetime | None, if_empty: bool) -> None:
    """Dựng phường minh họa và diễn lại công việc một cửa của phường đó."""
    django.setup()
    from cchc.config.demonstration.play import first_day_of_direction, found_ward, play
    from cchc.lifecycle.clock import now
    from cchc.organization.models import Unit
    from cchc.worktime.zone import ZONE

    if Unit.objects.exists():
        if not if_empty:
            raise click.ClickException(
                "Cơ sở dữ liệu này đã có đơn vị: minh họa chỉ dựng trên cơ sở dữ liệu trống. "
                "Hãy đặt CCHC_DATA thành một thư mục khác rồi chạy lại."
            )
        return _say_accounts()
    end = until.replace(tzinfo=ZONE) if until else now().replace(second=0, microsecond=0)
    start = end - timedelta(days=round(months * 365 / 12))
    unit = found_ward(PASSWORD)
    first = min(start, first_day_of_direction(unit, end, direction_months))
    with click.progressbar(length=(end - first).days + 1, label="Diễn lại phường minh họa") as bar:
        play(unit, seed=seed, start=start, until=end, progress=bar.update, directed_from=first)
    return _say_accounts()


def _say_accounts() -> None:
    from cchc.accounts.models import User
    from cchc.lifecycle.clock import today
    from cchc.organization.actor import actors_of

    known = User.objects.filter(username="motcua").exists()
    if not known:
        return
    click.echo(f"Tài khoản minh họa (mật khẩu chung: {PASSWORD}):")
    for user in User.objects.select_related("official").order_by("official__personal_number"):
        posts = "; ".join(actor.post_label for actor in actors_of(user.official, on=today()))
        click.echo(f"  {user.username:<18}{user.official.full_name}, {posts}")
