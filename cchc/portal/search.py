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

UNDERSTOOD = 0.35  # least share of the question's weight that the best answer must have
BESIDE = 0.7  # an answer stands beside the best one from this share of its score


@dataclass(frozen=True)
class Entry:
    """One procedure with the words of each of its names, and all of them together."""

    version: ProcedureVersion
    names: tuple[frozenset[str], ...]
    words: frozenset[str]


def entries(versions: Iterable[ProcedureVersion], said: Mapping[str, Sequence[str]]) -> list[Entry]:
    """`said`: by code, in which words of their own people ask for it."""
    found = []
    for version in versions:
        code = version.procedure.code
        names = tuple(_words(name) for name in (version.plain_name, version.name, code, *said.get(code, ())))
        found.append(Entry(version, names, frozenset().union(*names)))
    return found


def best(entries: Sequence[Entry], query: str) -> list[ProcedureVersion]:
    """The fitting procedures, best first; none when too little of the question was understood."""
    asked = _words(query)
    having = Counter(word for entry in entries for word in entry.words & asked)
    weight = {word: log(1 + len(entries) / count) for word, count in having.items()}
    scored = [(_score(entry, asked, weight), entry.version) for entry in entries if entry.words & asked]
    top = max((score for score, _ in scored), default=0.0)
    if top < UNDERSTOOD * sum(weight.values()):
        return []
    return [version for score, version in sorted(scored, key=lambda each: -each[0]) if score >= BESIDE * top]


def _score(entry: Entry, asked: frozenset[str], weight: Mapping[str, float]) -> float:
    """The weight of the words in common, up to twice as much the more completely one of its names was said."""
    common = sum(weight[word] for word in asked & entry.words)
    return common * (1 + max(len(asked & name) / len(name) for name in entry.names))


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).replace(",", " ").split())
