"""How are points kept, rounded and written? As decimals; a half goes up; with a comma on the screen."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from pydantic import Field

Points = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=6)]
Number = Annotated[Decimal, Field(ge=0, max_digits=28)]  # an amount or a percentage that somebody reports
Percent = Annotated[Decimal, Field(ge=0, max_digits=12)]  # a bound of a rule, in percent
Count = Annotated[int, Field(ge=0, lt=10**9)]


def half_up(value: Decimal, places: int) -> Decimal:
    """Rounded to so many places, a half away from zero: 85.335 is 85.34."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def limited(value: Decimal, most: Decimal) -> Decimal:
    """Not below zero and not above the maximum."""
    return max(Decimal(0), min(value, most))


def plain(value: Decimal) -> str:
    """Without exponent and needless zeros, for files and programs: «0.25»."""
    return f"{value.normalize():f}" if value else "0"


def written(value: Decimal) -> str:
    """As people write it: «0,25»."""
    return plain(value).replace(".", ",")


def as_json(value: Decimal) -> int | str:
    """As JSON keeps it without losing anything: a whole number as a number, another as «12.5»."""
    return int(value) if value == value.to_integral_value() else plain(value)
