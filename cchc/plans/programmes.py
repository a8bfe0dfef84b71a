"""Which programmes does the content offer, and which value has a target in a year?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from uuid import UUID

from django.conf import settings

from cchc.content.reading import content_files, read
from cchc.organization.models import Unit
from cchc.plans.models import Programme, TargetYear
from cchc.plans.schema import ProgrammeFile


@cache
def offered() -> dict[str, ProgrammeFile]:
    """Every programme of the content, by code, the newest period first."""
    files = content_files("programmes", roots=settings.CONTENT_ROOTS)
    found = [read(path, ProgrammeFile) for path in files]
    return {each.code: each for each in sorted(found, key=lambda each: each.from_year, reverse=True)}


def programme_of(unit: Unit, year: int) -> Programme | None:
    """The programme that the unit adopted for a period with this year."""
    return unit.programmes.filter(from_year__lte=year, to_year__gte=year).order_by("-from_year").first()


def values_of(targets: Iterable[UUID], year: int) -> dict[UUID, Decimal]:
    """The values set for that very year, by target: what another year has is no guess for this one."""
    rows = TargetYear.objects.filter(target__in=list(targets), year=year)
    return dict(rows.values_list("target", "value"))
