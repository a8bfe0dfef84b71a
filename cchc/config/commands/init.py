"""`cchc init`: found a real unit in an empty database. Options, or questions when somebody sits at the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import click
import django
import yaml
from django.conf import settings
from django.core.exceptions import ValidationError as WeakPassword
from pydantic import ValidationError

from cchc.config.commands import prepare
from cchc.content.reading import ContentError

MALFORMED = 2
PASSWORD = "CCHC_ADMIN_PASSWORD"  # noqa: S105  an environment variable, so that no list of processes shows it
ASKED = {  # option: the question on a terminal
    "unit_code": "Định danh điện tử của đơn vị (QĐ 20/2020/QĐ-TTg), ví dụ H99.26.05",
    "unit_name": "Tên đầy đủ, ví dụ Ủy ban nhân dân phường Tân Lập Đông",
    "unit_short_name": "Tên gọn, ví dụ phường Tân Lập Đông",
    "province_name": "Tỉnh, thành phố, ví dụ tỉnh Đông Giang",
    "admin_name": "Họ và tên người quản trị đầu tiên",
    "admin_username": "Tên đăng nhập của người quản trị",
}
IN_REGISTER = ("unit_name", "unit_short_name", "province_name")


@click.command()
@click.option("--unit-code", help="Định danh điện tử của đơn vị, ví dụ H99.26.05.")
@click.option("--area-code", default="", help="Mã đơn vị hành chính 5 chữ số; có mã thì tên, tỉnh, đơn vị cũ tự điền.")
@click.option("--unit-name", help="Tên đầy đủ của đơn vị.")
@click.option("--unit-short-name", help="Tên gọn, như trong câu: phường Tân Lập Đông.")
@click.option("--province-name", help="Tên tỉnh, thành phố: tỉnh Đông Giang.")
@click.option("--province-code", default="", help="Định danh của tỉnh; mặc định là phần đầu của --unit-code.")
@click.option("--valid-from", type=click.DateTime(["%Y-%m-%d"]), help="Ngày thành lập; mặc định ngày vận hành hai cấp.")
@click.option("--address", default="", help="Địa chỉ trụ sở.")
@click.option("--phone", default="", help="Điện thoại, in trên giấy tờ và trang báo khóa đăng nhập.")
@click.option("--sessions", default="", help="Giờ làm việc riêng của đơn vị: 07:30-11:30,13:30-17:00.")
@click.option("--admin-name", help="Họ và tên người quản trị đầu tiên.")
@click.option(
    "--admin-username", help=f"Tên đăng nhập của người đó; mật khẩu đầu tiên lấy từ biến môi trường {PASSWORD}."
)
@click.pass_context
def command(ctx: click.Context, **options: Any) -> None:
    """Khởi tạo đơn vị mới: đơn vị, tỉnh, lịch làm việc, người quản trị đầu tiên. Không có dữ liệu minh họa."""
    answers = _answers(options)
    django.setup()
    from cchc.accounts.founding import found_unit, why_not_found
    from cchc.lifecycle.refusal import ActionRefused, refuse

    _refuse_weak_password(answers)
    units = _units(answers)
    calendar = _own_calendar(units[-1], answers["sessions"]) if answers["sessions"] else None
    ctx.invoke(prepare.command)
    try:
        refuse(why_not_found())
        if calendar:
            _write_calendar(calendar)
        user = found_unit(
            units,
            full_name=answers["admin_name"],
            username=answers["admin_username"],
            password=answers["password"],
        )
    except ActionRefused as refused:
        _stop(str(refused.refusal))
    click.echo(f"Đã khởi tạo {units[-1].name}, lịch làm việc «{units[-1].calendar}».")
    click.echo(
        f"Tiếp theo: cchc serve, rồi đăng nhập bằng tên «{user.username}»; trang Quản trị dẫn qua các bước còn lại."
    )


def _answers(options: dict[str, Any]) -> dict[str, Any]:
    """What was given, completed by questions on a terminal; elsewhere one line names all that is missing."""
    answers = options | {"password": os.environ.get(PASSWORD, "")}
    asked = [name for name in ASKED if not (options["area_code"] and name in IN_REGISTER)]
    missing = [name for name in asked if not answers[name]]
    if sys.stdin.isatty():
        answers |= {name: click.prompt(ASKED[name]) for name in missing}
        if not answers["password"]:
            answers["password"] = click.prompt("Mật khẩu đầu tiên", hide_input=True, confirmation_prompt="Gõ lại")
    elif missing or not answers["password"]:
        named = [f"--{name.replace('_', '-')}" for name in missing]
        if not answers["password"]:
            named.append(f"biến môi trường {PASSWORD}")
        _stop(f"Còn thiếu: {', '.join(named)}.")
    return {name: value.strip() if isinstance(value, str) else value for name, value in answers.items()}


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(MALFORMED)


def _refuse_weak_password(answers: dict[str, Any]) -> None:
    from django.contrib.auth.password_validation import validate_password

    from cchc.accounts.models import User
    from cchc.organization.models import Official

    user = User(username=answers["admin_username"], official=Official(full_name=answers["admin_name"]))
    try:
        validate_password(answers["password"], user)
    except WeakPassword as weak:
        _stop(" ".join(weak.messages))


def _units(answers: dict[str, Any]) -> list[Any]:
    """The unit, last in the list, with all that stands above it and before it."""
    from cchc.organization.register import UnknownAreaError, register, units_of_area
    from cchc.organization.schema import UnitContent

    code = answers["unit_code"].upper()
    province_code = answers["province_code"].upper() or code.partition(".")[0]
    since = answers["valid_from"].date() if answers["valid_from"] else register().two_tiers.since
    try:
        if answers["area_code"]:
            units = units_of_area(answers["area_code"], unit_code=code, province_code=province_code)
        else:
            short = answers["province_name"]
            full, gist = answers["unit_name"], answers["unit_short_name"]
            units = [
                UnitContent(code=province_code, name=f"Ủy ban nhân dân {short}", short_name=short, tier="province",
                            valid_from=since),
                UnitContent(code=code, name=full, short_name=gist, tier="commune", parent=province_code,
                            valid_from=since),
            ]  # fmt: skip
        own = {name: answers[name] for name in ("address", "phone")}
        calendar = {"calendar": code.lower()} if answers["sessions"] else {}
        return [*units[:-1], UnitContent.model_validate(units[-1].model_dump() | own | calendar)]
    except UnknownAreaError as error:
        _stop(str(error))
    except ValidationError as error:
        wrong = ", ".join(sorted({f"{fault['loc'][0]} «{fault['input']}»" for fault in error.errors()}))
        _stop(f"Không dùng được {wrong}. Định danh viết như H99.26.05; xem «cchc init --help».")


def _own_calendar(unit: Any, sessions: str) -> tuple[Path, str]:
    """The unit's calendar: the shipped one with other sessions; rest days and cut-off stay as they are there."""
    from cchc.worktime.loading import calendar as calendar_of
    from cchc.worktime.schema import Calendar

    hours = calendar_of("vn").days[-1].hours
    content = {
        "kind": "calendar",
        "code": unit.calendar,
        "name": f"Lịch làm việc của {unit.name}",
        "extends": "vn",
        "hours": [
            {
                "since": unit.valid_from,
                "sessions": [session.strip() for session in sessions.split(",")],
                "weekly_rest": list(hours.weekly_rest),
                "same_day_cutoff": f"{hours.same_day_cutoff:%H:%M}",
                "source": f"Giờ làm việc do {unit.name} khai khi khởi tạo",
                "certainty": "memory",
            }
        ],
    }
    try:
        Calendar.model_validate(content)
    except ValidationError as error:
        reasons = {str(fault["msg"]).removeprefix("Value error, ") for fault in error.errors()}
        _stop(f"--sessions viết như 07:30-11:30,13:30-17:30: {'; '.join(sorted(reasons))}.")
    path = settings.DATA / "content" / "calendars" / f"{unit.calendar}.yaml"
    return path, yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def _write_calendar(calendar: tuple[Path, str]) -> None:
    from cchc.worktime.loading import read_calendar

    path, text = calendar
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    try:
        read_calendar(path, settings.CONTENT_ROOTS)
    except ContentError as error:
        raise click.ClickException(str(error)) from error
