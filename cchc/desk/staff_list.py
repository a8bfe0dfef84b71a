"""How does the list of a unit's people leave the house? What its page shows, as a workbook or on paper."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.views.decorators.http import require_POST

from cchc.accounts.staff import staff_of
from cchc.documents.taking_out import Listing, take_out
from cchc.documents.workbooks import Cell, Column
from cchc.lifecycle.clock import today
from cchc.organization.access import opens_to_screen
from cchc.ui.templatetags.ui import ngay


@opens_to_screen("people")
@require_POST
def take_out_people(request: Any) -> HttpResponseBase:
    """Everybody of the unit with posts, fields, stand-ins and account."""
    columns = [
        Column("Cán bộ", 28), Column("Điện thoại", 16), Column("Vị trí công tác", 40), Column("Lĩnh vực", 44),
        Column("Làm thay", 30), Column("Tài khoản", 24),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            official.full_name, official.phone, "; ".join(map(_post, official.held)),
            "; ".join(dict.fromkeys(field.name for post in official.held for field in post.fields.all())),
            "; ".join(_substitute(each) for post in official.held for each in post.substituted), _account(official),
        ]
        for official in staff_of(request.actor.unit)
    ]  # fmt: skip
    return take_out(request, Listing("Cán bộ, tài khoản", "Đang giữ hoặc sắp giữ vị trí, theo thứ bậc vị trí",
                                     columns, rows, len(rows), "can-bo"))  # fmt: skip


def _post(post: Any) -> str:
    begins = f", từ {ngay(post.held_from)}" if post.held_from > today() else ""
    return f"{post.label}{begins}" + (f", đến {ngay(post.held_until)}" if post.held_until else "")


def _substitute(stand_in: Any) -> str:
    return f"{stand_in.substitute.full_name}, đến hết {ngay(stand_in.until_on)}"


def _account(official: Any) -> str:
    if not official.user:
        return "Chưa có"
    user = official.user
    if not user.is_active:
        return f"{user.username} (đã đóng)"
    return f"{user.username} (chưa đổi mật khẩu lần đầu)" if user.must_change_password else str(user.username)
