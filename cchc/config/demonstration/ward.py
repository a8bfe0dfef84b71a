"""Who works in the invented ward?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import heapify, heappop, heappush

from cchc.dossiers.models import Dossier
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.worktime.calendar import WorkingCalendar

Life = Iterator[datetime]


def acting(post: Post) -> Actor:
    """Who holds the post; read with its official."""
    return Actor(post.official, post)


def together(lives: Iterable[Life]) -> Life:
    """Several lives at once, each at its own moments."""
    agenda = [(moment, place, one) for place, one in enumerate(lives) if (moment := next(one, None)) is not None]
    heapify(agenda)
    while agenda:
        moment, place, one = heappop(agenda)
        yield moment
        if (again := next(one, None)) is not None:
            heappush(agenda, (again, place, one))


class Ward:
    """The officials of the ward as actors, and its working calendar."""

    def __init__(self, unit_posts: list[Post], calendar: WorkingCalendar):
        self.calendar = calendar
        self.actors = {post.id: acting(post) for post in unit_posts}
        self.clerks = [actor for actor in self.actors.values() if actor.role == "counter"]
        self.chair = next(actor for actor in self.actors.values() if actor.role == "chair")
        self.office = next(actor for actor in self.actors.values() if actor.role == "office")
        self.officers = [actor for actor in self.actors.values() if actor.role == "officer"]
        self.leads = [actor for actor in self.actors.values() if actor.role == "field_lead"]

    def holder(self, dossier: Dossier) -> Actor:
        return self.actors[dossier.step.holder_id]
