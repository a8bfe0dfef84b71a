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
from cchc.plans.reminding import each_batch


def compile_all_digests() -> tuple[int, tuple[str, ...]]:
    """How many were made, and the codes of the units where it failed; one that fails stops no other."""
    tasks = Task.objects.filter(unit=OuterRef("pk"), status__in=OPEN)
    made = Digest.objects.filter(unit=OuterRef("pk"), monday=monday_of(now()))
    units = list(Unit.objects.filter(~Exists(made), Exists(tasks)).order_by("code", "id"))
    if not units:
        return 0, ()
    return each_batch([[unit] for unit in units], _compile)


def _compile(systems: list[Actor]) -> int:
    """One for each unit where nothing speaks against it."""
    ready = [by for by in systems if not why_not_compile_digest(unit=by.unit, by=by)]
    for by in ready:
        compile_digest(unit=by.unit, by=by)
    return len(ready)
