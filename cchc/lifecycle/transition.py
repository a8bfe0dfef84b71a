"""From which statuses, by whom, to which status may a verb be done: the shape of every transition table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Transition:
    """One line of a package's TRANSITIONS: `sources` → `target`, permitted to those whom `who` names.

    `target` is None when the verb leaves the status as it is; several targets are given as a set.
    """

    sources: frozenset[Any] | set[Any]
    target: Any
    who: Callable[..., bool]
    label: str

    @property
    def targets(self) -> frozenset[Any]:
        if self.target is None:
            return frozenset()
        return frozenset(self.target) if isinstance(self.target, set | frozenset) else frozenset({self.target})


def mermaid(transitions: Mapping[str, Transition], initial: str = "[*]") -> str:
    """The table as a Mermaid state diagram, for docs/lifecycle."""
    lines = ["stateDiagram-v2"]
    for verb, transition in transitions.items():
        sources = sorted(str(source) for source in transition.sources) or [initial]
        for source in sources:
            for target in sorted(str(t) for t in transition.targets) or [source]:
                lines.append(f"    {source} --> {target}: {verb}")
    return "\n".join(lines) + "\n"
