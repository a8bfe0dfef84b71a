"""Who issues a paper: how does a unit stand in its heading?"""

from __future__ import annotations

from itertools import dropwhile

from cchc.documents.form_values import Office
from cchc.organization.models import Unit


def office_of(unit: Unit) -> Office:
    """The committee itself, below the one above it; a place is written by its own name: «Tân Lập Đông»."""
    place = " ".join(dropwhile(str.islower, unit.short_name.split()))
    above = unit.parent.name if unit.parent else ""
    return Office(parent=above, name=unit.name, place=place, address=unit.address, phone=unit.phone)
