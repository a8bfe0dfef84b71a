"""One whole dossier through the real actions, every act by whoever holds the dossier then."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from cchc.catalogue.models import ProcessVersion
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

Around = Callable[[str], AbstractContextManager[Any]]


class Walk:
    """Dossiers of one kind, walking through the office; the people of the office are looked up once."""

    def __init__(self, filing: Filing, clerk: Actor) -> None:
        self.filing, self.clerk = filing, clerk
        self.people: dict[UUID, Actor] = {}

    def whole(self, around: Around = lambda verb: nullcontext()) -> Dossier:
        """From reception until the result is issued; every act happens inside `around(verb)`."""

        def act(action: Callable[..., Dossier], by: Actor | None = None, **values: Any) -> Dossier:
            by = by or self._holder(values["dossier"])
            with around(action.__name__):
                return action(by=by, **values)

        dossier = act(receive_dossier, self.clerk, filing=replace(self.filing, submission=uuid4()))
        dossier = act(forward_dossier, dossier=dossier)
        dossier = act(assign_dossier, dossier=dossier)
        for _ in range(steps_before_signature(dossier.process)):
            dossier = act(complete_step, dossier=dossier)
        dossier = act(decide_dossier, dossier=dossier, decision=Dossier.Decision.APPROVED)
        return act(issue_result, dossier=dossier, result_number="15/XN")

    def _holder(self, dossier: Dossier) -> Actor:
        pk = dossier.step.holder_id
        if pk not in self.people:
            post = Post.objects.select_related("official", "unit", "position").get(pk=pk)
            self.people[pk] = Actor(post.official, post)
        return self.people[pk]


def steps_before_signature(process: ProcessVersion) -> int:
    """Steps that somebody examines: neither received, assigned, signed, numbered nor handed over."""
    return len(process.path) - 5


def longer(process: ProcessVersion, steps: int) -> ProcessVersion:
    """The same process with its third step, an examination, repeated until there are so many steps."""
    first, last = process.steps[:3], process.steps[3:]
    middle = [process.steps[2]] * (steps - len(process.steps))
    last = [{**step, "back_to": None} for step in last]
    return ProcessVersion.objects.create(
        procedure=process.procedure,
        number=process.number + 1,
        approval="để đo tốc độ",
        mark="composed",
        effective_from=process.effective_from,
        steps=[*first, *middle, *last],
    )
