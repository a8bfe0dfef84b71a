"""Which units are still owed the digest of this week?"""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from cchc.lifecycle.clock import now
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.plans.actions.compile_digest import compile_digest, why_not_compile_digest
from cchc.plans.digest import monday_of
from cchc.plans.models import Digest, Task
from cchc.plans.models.task import OPEN
from cchc.plans.reminding import each_unit


def compile_all_digests() -> tuple[int, tuple[str, ...]]:
    """How many were made, and the codes of the units where it failed; one that fails stops no other."""
    tasks = Task.objects.filter(unit=OuterRef("pk"), status__in=OPEN)
    made = Digest.objects.filter(unit=OuterRef("pk"), monday=monday_of(now()))
    units = list(Unit.objects.filter(~Exists(made), Exists(tasks)).order_by("code", "id"))
    if not units:
        return 0, ()
    done, failed = each_unit(units, _compile)
    return sum(done), failed


def _compile(unit: Unit, by: Actor) -> int:
    """One, where nothing speaks against it."""
    if why_not_compile_digest(unit=unit, by=by):
        return 0
    compile_digest(unit=unit, by=by)
    return 1
