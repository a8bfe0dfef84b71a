"""Which procedures does the reception offer as keys 1 to 9? The frequent ones of this counter, or what was searched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Count

from cchc.catalogue.limits import limit_of
from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.dossiers.interlinked import group_on
from cchc.dossiers.models import Dossier
from cchc.lifecycle.built_once import BuiltOnce
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor
from cchc.organization.models import Unit
from cchc.ui.text import fold

KEYS = 9
RECENTLY = timedelta(days=90)
# Until a counter has a history of its own: copies and signatures certified, civil status, marital status.
EVERYDAY = (
    "2.000815", "2.000635", "1.001193", "1.004873", "2.000884", "1.000656", "1.000894", "2.000908", "2.001035",
)  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """A procedure in force with its internal process."""

    version: ProcedureVersion
    process: ProcessVersion

    @property
    def code(self) -> str:
        return self.version.procedure.code

    @property
    def is_group(self) -> bool:
        """Interlinked: received by a form of its own."""
        return group_on(self.code, today()) is not None

    @property
    def time(self) -> str:
        return limit_of(self.version, self.process, case="", channel=Dossier.Channel.DIRECT).label


def offers(*, by: Actor, words: str, chosen: str) -> list[Offer]:
    """At most nine, the best first; the chosen one stays unless others were searched for and found."""
    codes = _codes(by, words)
    stays = chosen and (chosen in codes or not words.strip() or not codes)
    return in_force(codes[:KEYS] if not stays or chosen in codes[:KEYS] else [*codes[: KEYS - 1], chosen], by=by)


def in_force(codes: list[str], *, by: Actor) -> list[Offer]:
    """Those of the procedures that can be received today, in the order of their codes given."""
    versions = ProcedureVersion.objects.in_force(today()).select_related("procedure")
    processes = {
        process.procedure_id: process
        for process in ProcessVersion.objects.binding(by.unit_id, today()).filter(procedure__code__in=codes)
    }
    found = {
        version.procedure.code: Offer(version, processes[version.procedure_id])
        for version in versions.filter(procedure__code__in=codes)
        if version.procedure_id in processes
    }
    return [found[code] for code in codes if code in found]


def offer_of(code: str, *, by: Actor) -> list[Offer]:
    """The one of `in_force` that a sent form names, or none."""
    asked = {"code": code, "on": today()}
    processes = PROCESS(unit=by.unit_id, **asked)
    return [Offer(version, process) for version in VERSION(**asked) for process in processes]


PLACES: dict[str, models.Field[Any, Any]] = {"code": models.CharField(), "on": models.DateField()}
VERSION = BuiltOnce(
    lambda code, on: ProcedureVersion.objects.in_force(on).filter(procedure__code=code).select_related("procedure"),
    **PLACES,
)
PROCESS = BuiltOnce(
    lambda code, unit, on: ProcessVersion.objects.binding(unit, on).filter(procedure__code=code),
    unit=models.UUIDField(),
    **PLACES,
)


def _codes(by: Actor, words: str) -> list[str]:
    """Codes of the procedures that contain every word: named so first, then the most used, the everyday, the short."""
    rows, words = ProcedureVersion.objects.in_force(today()), fold(words)
    if by.unit.agency != Unit.Agency.INSURANCE:  # its procedures reach a ward only as parts of a group
        rows = rows.exclude(parts__agency=Unit.Agency.INSURANCE)
    for word in words.split():
        rows = rows.filter(search_text__contains=word)
    used = dict(
        Dossier.objects.filter(unit=by.unit_id, filed_at__gte=now() - RECENTLY)
        .values_list("procedure__procedure__code")
        .annotate(Count("id"))
        .order_by()
    )
    everyday = {code: place for place, code in enumerate(EVERYDAY)}
    begins = _plain(words)

    def rank(row: tuple[str, str]) -> tuple[bool, int, int, int, str]:
        code, name = row
        return not _plain(name).startswith(begins), -used.get(code, 0), everyday.get(code, KEYS), len(name), code

    return [code for code, _ in sorted(rows.values_list("procedure__code", "plain_name"), key=rank)]


def _plain(name: str) -> str:
    """«Đăng ký kết hôn» is looked for as «kết hôn»."""
    return fold(name).removeprefix("dang ky ")
