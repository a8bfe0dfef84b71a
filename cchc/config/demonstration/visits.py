"""How do people wait in the demonstration? A generator for each visitor of the last days: a number, a call, done."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from uuid import UUID

from cchc.config.demonstration.ward import Life, Ward
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import ActionRefused
from cchc.queue.actions.call_ticket import call_ticket
from cchc.queue.actions.finish_ticket import finish_ticket
from cchc.queue.actions.take_ticket import take_ticket
from cchc.queue.models import Ticket
from cchc.queue.rules import queue_rules

DAYS = timedelta(days=14)  # before the demonstration's end; more would only cost time
GOES_FIRST = 0.12  # of the visitors


class Visitors:
    """Chance of its own, so that the queue changes nothing in the lives of the dossiers."""

    def __init__(self, seed: int, ward: Ward):
        self.chance, self.ward = Random(f"visits {seed}"), ward  # noqa: S311 (play, not secrecy)

    def visit(self) -> Life:
        rules, clerk = queue_rules(today()), self.chance.choice(self.ward.clerks)
        priority = self.chance.choice(rules.priorities).code if self.chance.random() < GOES_FIRST else ""
        token = UUID(int=self.chance.getrandbits(128), version=4)
        take_ticket(line=self.chance.choice(rules.lines).code, priority=priority, by=clerk, submission=token)
        yield now() + timedelta(minutes=self.chance.randrange(1, 18))
        try:
            called = call_ticket(by=clerk)
        except ActionRefused:
            return
        yield now() + timedelta(minutes=self.chance.randrange(3, 14))
        called.refresh_from_db()
        if called.status == Ticket.Status.CALLED:
            finish_ticket(ticket=called, by=clerk)
