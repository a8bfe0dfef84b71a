"""Points as people write them."""

from __future__ import annotations

from decimal import Decimal

from django import template

from cchc.parindex.numbers import half_up, written

register = template.Library()
PLACES = 4  # as they are kept


@register.filter
def points(value: Decimal | None) -> str:
    """0.2500 → «0,25»; nothing for what is not scored."""
    return "" if value is None else written(half_up(value, PLACES))
