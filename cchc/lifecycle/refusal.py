"""What the office says when a verb cannot be done: one sentence, read by the guard, the button and the test."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """Why a verb is refused now: a full Vietnamese sentence that says what to do, and its legal ground if any."""

    sentence: str
    ground: str = ""

    def __str__(self) -> str:
        return f"{self.sentence} ({self.ground})" if self.ground else self.sentence


class ActionRefused(Exception):  # noqa: N818 (the office's word: the rule said no, nothing broke)
    """Raised inside an action; the transaction rolls back and the page shows the sentence."""

    def __init__(self, refusal: Refusal):
        self.refusal = refusal
        super().__init__(str(refusal))


def refuse(refusal: Refusal | None) -> None:
    """Stop the action when there is a reason to."""
    if refusal is not None:
        raise ActionRefused(refusal)
