"""How icons, money, days, hours and personal numbers are written on every screen."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SPRITE = Path(__file__).resolve().parent.parent / "static/ui/vendor/icons.svg"
ICONS = frozenset(re.findall(r'<symbol id="i-([a-z0-9-]+)"', SPRITE.read_text()))
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
NBSP = "\N{NO-BREAK SPACE}"


@register.simple_tag
@cache
def icon(name: str, size: str = "") -> SafeString:
    """One icon of the sprite, hidden from screen readers: the words beside it speak. Size: "", "s" or "l"."""
    if name not in ICONS:
        raise ValueError(f"No icon “{name}” in {SPRITE.name}; add it to scripts/vendor_assets.mjs.")
    return format_html(
        '<svg class="i{}" aria-hidden="true" focusable="false"><use href="{}#i-{}"></use></svg>',
        f" i-{size}" if size else "",
        static("ui/vendor/icons.svg"),
        name,
    )


STATUS_ICONS = {"late": "alert-triangle", "soon": "clock", "ok": "circle-check", "wait": "hourglass"}


@register.simple_tag
def status(kind: str, text: str) -> SafeString:
    """How something stands, in words with the icon and colour of its kind: late, soon, ok, wait or rest."""
    drawn = icon(STATUS_ICONS.get(kind, "clock-pause"))
    return format_html('<span class="c-st is-{}">{}<span>{}</span></span>', kind, drawn, text)


def _on_screen(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


@register.filter
def vnd(amount: int) -> str:
    """2005000 -> "2.005.000 đ"; a whole number of đồng."""
    return f"{amount:,}".replace(",", ".") + f"{NBSP}đ"


@register.filter
def ngay(day: date | None) -> str:
    """23/11/2026; an aware moment is shown on the wall of the office."""
    if day is None:
        return ""
    return f"{_on_screen(day) if isinstance(day, datetime) else day:%d/%m/%Y}"


@register.filter
def gio(moment: datetime | None) -> str:
    """14:30"""
    return "" if moment is None else f"{_on_screen(moment):%H:%M}"


@register.filter
def ngay_gio(moment: datetime | None) -> str:
    """14:30, 23/11/2026"""
    return "" if moment is None else f"{_on_screen(moment):%H:%M, %d/%m/%Y}"


@register.filter
def thu(day: date | None) -> str:
    """The weekday as it stands inside a sentence: "thứ Hai", "Chủ nhật"."""
    if day is None:
        return ""
    return WEEKDAYS[(_on_screen(day) if isinstance(day, datetime) else day).weekday()]


@register.filter
def masked_number(number: str) -> str:
    """099090000276 -> "099 090 ••• 276": enough to recognise a person, not enough to use the number."""
    if len(number) < 9:
        return "•••" if number else ""
    groups = [number[at : at + 3] for at in range(0, len(number), 3)]
    return " ".join([*groups[:-2], "•••", groups[-1]])
