"""What must be done by now, whoever asks: the command, the server's own rounds, the demonstration's evenings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Round:
    """How much one round found to do."""

    closed: int
    sealed: int
    usual_times: int


def tick() -> Round:
    """Everything that is due, computed from the database, so that a missed round loses nothing."""
    from cchc.audit.sealing import seal_ended_days
    from cchc.documents.leftovers import drop_leftovers
    from cchc.dossiers.due import close_all_unsupplemented
    from cchc.dossiers.usual import count_usual_times

    drop_leftovers()
    return Round(closed=len(close_all_unsupplemented()), sealed=len(seal_ended_days()), usual_times=count_usual_times())
