"""One whole dossier through the real actions: received, forwarded, assigned, its steps completed, decided, issued."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID, uuid4

from cchc.catalogue.schema import Does
from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.actions.receive_dossier import receive_dossier
from cchc.dossiers.filing import Filing
from cchc.dossiers.models import Dossier
from cchc.organization.actor import Actor
from cchc.organization.models import Post


class Walk:
    """Dossiers of one filing, each in the hands of whoever holds it; `around` is entered for every act."""

    def __init__(self, filing: Filing, clerk: Actor) -> None:
        self.filing, self.clerk = filing, clerk
        self.actors: dict[UUID, Actor] = {}

    def acts(self) -> Iterator[Callable[[], Dossier]]:
        """The acts of one dossier, in order."""
        
    def whole(self, timed=None) -> Dossier:
        d = receive_dossier(filing=replace(self.filing, submission=uuid4()), by=self.clerk)
        d = forward_dossier(dossier=d, by=self.clerk)
        d = assign_dossier(dossier=d, by=self.holder(d))
        while d.process.path[d.step.number - 1].does is not Does.DECIDE:
            d = complete_step(dossier=d, by=self.holder(d))
        d = decide_dossier(dossier=d, by=self.holder(d), decision="approved")
        return issue_result(dossier=d, by=self.holder(d), result_number="15/XN")

    def holder(self, d):
        pk = d.step.holder_id
        if pk not in self.actors:
            post = Post.objects.select_related("official", "unit", "position").get(pk=pk)
            self.actors[pk] = Actor(post.official, post)
        return self.actors[pk]
