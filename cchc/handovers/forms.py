"""What does a hand-over ask? Which steps go on the list; which of its lines are there, and what is different."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict


def keys(values: QueryDict, name: str) -> list[UUID]:
    """The keys that were ticked; what is no key is left out."""
    found = []
    for value in values.getlist(name):
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found


def answers(values: QueryDict, open_lines: list[UUID]) -> dict[UUID, str]:
    """By line the difference typed beside it: every open line with «all», else those ticked."""
    chosen = open_lines if "all" in values else [key for key in keys(values, "line") if key in set(open_lines)]
    return {key: values.get(f"difference-{key}", "").strip()[:300] for key in chosen}
