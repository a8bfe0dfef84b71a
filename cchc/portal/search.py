"""Which procedure does somebody mean who writes as people speak, with or without accents?

Words that few procedures have count for more («khai» little, «thua ke» much); words that none has count for
nothing, so that «tôi muốn làm …» disturbs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from cchc.catalogue.models import ProcedureVersion
from cchc.ui.text import fold

ENOUGH = 0.6  # of the weight of the words that are known at all
AS_PHRASE = 1.5  # said in the same order as people or the office say it


@dataclass(frozen=True)
class Entry:
    """One procedure with all its folded names; `words` are their single words."""

    version: ProcedureVersion
    names: tuple[str, ...]
    words: frozenset[str]


def entries(versions: Iterable[ProcedureVersion], said: Mapping[str, Sequence[str]]) -> list[Entry]:
    """`said`: by code, in which words of their own people ask for it."""
    found = []
    for version in versions:
        code = version.procedure.code
        names = tuple(fold(name) for name in (version.plain_name, version.name, *said.get(code, ())))
        found.append(Entry(version, names, frozenset([code, *" ".join(names).replace(",", " ").split()])))
    return found


def best(entries: Sequence[Entry], query: str) -> list[ProcedureVersion]:
    """The fitting procedures, best first; none when too little of the question was understood."""
    asked = dict.fromkeys(fold(query).replace(",", " ").split())
    known = Counter(word for entry in entries for word in entry.words if word in asked)
    weight = {word: log(1 + len(entries) / known[word]) for word in asked if known[word]}
    total = sum(weight.values())
    scored = []
    for entry in entries:
        score = sum(weight.get(word, 0) for word in asked if word in entry.words)
        if total and score >= total * ENOUGH:
            phrase = " ".join(asked)
            is_phrase = any(name in phrase or phrase in name for name in entry.names)
            scored.append((-score * (AS_PHRASE if is_phrase else 1), len(entry.names[0]), entry.version))
    return [version for *_, version in sorted(scored, key=lambda each: each[:2])]
