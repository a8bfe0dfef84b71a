"""How is an act carried out? In one transaction, whose writes do not wait for each other's answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

Wants = ParamSpec("Wants")
Given = TypeVar("Given")


def one_act(action: Callable[Wants, Given]) -> Callable[Wants, Given]:
    """`transaction.atomic`, and on PostgreSQL the statements go as a pipeline: only a question waits for its answer.

    What the database refuses is raised at the next question, at the latest when the action ends. So an action must not
    ask how many rows a write changed.
    """

    @wraps(action)
    def act(*args: Wants.args, **kwargs: Wants.kwargs) -> Given:
        with transaction.atomic():
            if connection.vendor != "postgresql":
                return action(*args, **kwargs)
            with connection.wrap_database_errors, connection.connection.pipeline():
                return action(*args, **kwargs)

    return act
