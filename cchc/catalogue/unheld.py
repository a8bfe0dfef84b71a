"""Which steps of the processes in force can nobody of the unit hold? Asked before a unit opens its one-stop shop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.catalogue.schema import DraftStep
from cchc.lifecycle.clock import today
from cchc.organization.models import Field, Post, Unit
from cchc.organization.roles import ROLES

Holders = Mapping[str, set[str]]  # role → codes of the fields somebody answers for; "" stands for every field


@dataclass
class Unheld:
    """A role that somebody should hold in these fields, and the procedures that would stop there."""

    roles: str
    fields: list[str] = field(default_factory=list)
    procedures: set[str] = field(default_factory=set)


def unheld_steps(unit: Unit) -> list[Unheld]:
    """By role, the one on which most procedures wait first. A post without fields answers for every field."""
    holders = fields_by_role(unit)
    found: dict[str, Unheld] = {}
    processes = ProcessVersion.objects.binding(unit.pk, today()).select_related("procedure__field")
    processes = processes.exclude(procedure__in=done_elsewhere(unit))
    for process in processes.order_by("procedure__field__order", "procedure__code"):
        area = process.procedure.field
        for step in process.path:
            if is_held(step, area, holders):
                continue
            roles = " hoặc ".join(ROLES[role].name for role in step.roles)
            unheld = found.setdefault(roles, Unheld(roles))
            unheld.procedures.add(process.procedure.code)
            if area.name not in unheld.fields:
                unheld.fields.append(area.name)
    return sorted(found.values(), key=lambda unheld: -len(unheld.procedures))


def done_elsewhere(unit: Unit) -> models.QuerySet[ProcedureVersion, Any]:
    """Keys of the procedures that are never done by the unit's own posts: what the insurance office does, in a ward."""
    theirs = ProcedureVersion.objects.in_force(today()).filter(parts__agency=Unit.Agency.INSURANCE)
    return (theirs if unit.agency == Unit.Agency.COMMITTEE else theirs.none()).values("procedure")


def is_held(step: DraftStep, area: Field, holders: Holders) -> bool:
    """Whether somebody with one of the step's roles answers for the field."""
    return any({area.code, ""} & holders[role] for role in step.roles)


def fields_by_role(unit: Unit) -> dict[str, set[str]]:
    """For each role the codes of the fields that somebody answers for; "" stands for every field."""
    fields: dict[str, set[str]] = defaultdict(set)
    posts = Post.objects.held(today()).filter(unit=unit).select_related("position").prefetch_related("fields")
    for post in posts:
        fields[post.role] |= {each.code for each in post.fields.all()} or {""}
    return fields
