"""Which verbs does the catalogue know? Their tables, for the drawing of the life cycles and the rule of names."""

from __future__ import annotations

from cchc.catalogue.process_lifecycle import PROCESS_TRANSITIONS

TRANSITIONS = {**PROCESS_TRANSITIONS}
