"""What must be done by now, whoever asks: the command, the server's own rounds, the demonstration's evenings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Round:
    """How much one round found to do."""

    closed: int
    sealed: int
    usual_times: int
    reminders: int
    digests: int
    self_inspections: int
    days_counted: int
    results_analysed: int
    failed: tuple[str, ...]  # codes of units where something waits for the next round


def tick(*, counting: bool = True) -> Round:
    """Everything that is due, computed from the database, so that a missed round loses nothing. Without `counting`
    daily figures, usual times and statistics are left as they are: a play of many days counts once, at its end."""
    from cchc.audit.sealing import seal_ended_days
    from cchc.config.query_plans import gather_statistics
    from cchc.documents.leftovers import drop_leftovers
    from cchc.dossiers.due import close_all_unsupplemented
    from cchc.dossiers.usual import count_usual_times
    from cchc.indicators.daily import keep_daily_figures
    from cchc.inspections.due import open_all_self_inspections
    from cchc.parindex.analysing import analyse_all_results
    from cchc.plans.digesting import compile_all_digests
    from cchc.plans.reminding import remind_all

    drop_leftovers()
    closed, reminded = close_all_unsupplemented(), remind_all()
    digests, without = compile_all_digests()
    made = Round(
        closed=len(closed), sealed=len(seal_ended_days()), usual_times=count_usual_times() if counting else 0,
        reminders=reminded.reminders, digests=digests, self_inspections=len(open_all_self_inspections()),
        days_counted=keep_daily_figures() if counting else 0, results_analysed=analyse_all_results(),
        failed=(*reminded.failed, *without),
    )  # fmt: skip
    if counting:
        gather_statistics()  # last: what is due does not wait for it
    return made
