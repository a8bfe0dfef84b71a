"""How far was a fact of the content checked?"""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """How far a fact was checked: read in a public source or in the unit's own decision, remembered, or composed."""

    FOUND = "found"
    MEMORY = "memory"
    COMPOSED = "composed"
