"""What a row of the access matrix says: the roles, the methods, whose object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.access.world import World

HEADS = frozenset({"chair", "vice_chair", "field_lead"})
WITH_DOSSIERS = HEADS | {"office", "counter", "officer", "supervisor", "appraiser", "inspector"}
OFFICIALS = WITH_DOSSIERS | {"admin"}
SIGNED_IN = OFFICIALS | {"system"}  # nobody signs in as the system: it has no account
DIRECTING = frozenset({"chair", "vice_chair", "office"})
HANDING = HEADS | {"office", "counter", "officer"}
BATCHERS = HEADS | {"counter", "officer"}
COUNTER = frozenset({"counter"})
CHAIR = frozenset({"chair"})
ADMIN = frozenset({"admin"})
PEOPLE = frozenset({"admin", "chair"})
LEADING = frozenset({"chair", "vice_chair", "office", "admin"})
DRAFTERS = frozenset({"office", "field_lead"})
OFFICE = frozenset({"office"})

GET, POST, BOTH = frozenset({"GET"}), frozenset({"POST"}), frozenset({"GET", "POST"})


@dataclass(frozen=True)
class Row:
    roles: frozenset[str]
    methods: frozenset[str] = GET
    of: str = ""
    path: dict[str, str] = field(default_factory=dict)  # arguments of the address that name no unit's object
    sent: Callable[[World, Any], dict[str, str]] | None = None
